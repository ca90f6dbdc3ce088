package pdffile

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/md5"
	"crypto/rc4"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/binary"
	"errors"
	"fmt"

	"github.com/openxxgk/annualreport/govinfo/document"
)

// crypt decrypts a file that anybody may open: its user password is empty
// (ISO 32000-2, 7.6).
type crypt struct {
	key            []byte
	streams, texts method
	own            int // number of the dictionary that says how, which is clear
}

type method uint8

const (
	identity method = iota
	methodRC4
	methodAES128
	methodAES256
)

// padding completes passwords.
var padding = []byte("\x28\xBF\x4E\x5E\x4E\x75\x8A\x41\x64\x00\x4E\x56\xFF\xFA\x01\x08\x2E\x2E\x00\xB6\xD0\x68\x3E\x80\x2F\x0C\xA9\xFE\x64\x53\x69\x7A")

// unlock finds the key of an encrypted file.
func (f *File) unlock() error {
	o := f.trailer["Encrypt"]
	if o == nil {
		return nil
	}
	d := f.Dict(o)
	if d == nil {
		return f.partError(0, errors.New("the dictionary of the encryption is missing"))
	}
	c := &crypt{}
	if ref, ok := o.(Ref); ok {
		c.own = ref.Number
	}
	if f.Name(d["Filter"]) != "Standard" {
		return fmt.Errorf("pdf: %w", document.ErrEncrypted)
	}
	version, _ := f.Number(d["V"])
	revision, _ := f.Number(d["R"])
	length := 40
	if n, ok := f.Number(d["Length"]); ok && n >= 40 && n <= 256 {
		length = int(n)
	}
	switch version {
	case 1:
		length = 40
		c.streams, c.texts = methodRC4, methodRC4
	case 2, 3:
		c.streams, c.texts = methodRC4, methodRC4
	case 4, 5:
		filters := f.Dict(d["CF"])
		c.streams = f.method(filters, d["StmF"])
		c.texts = f.method(filters, d["StrF"])
		if version == 4 {
			length = 128
		}
	default:
		return fmt.Errorf("pdf: %w", document.ErrEncrypted)
	}
	var err error
	if version == 5 {
		c.key, err = f.key256(d, int(revision))
	} else {
		c.key, err = f.key128(d, int(revision), length/8)
	}
	if err != nil {
		return err
	}
	f.crypt = c
	clear(f.cache) // what was read so far was not decrypted
	return nil
}

func (f *File) method(filters Dict, name Object) method {
	switch f.Name(f.Dict(filters[f.Name(name)])["CFM"]) {
	case "V2":
		return methodRC4
	case "AESV2":
		return methodAES128
	case "AESV3":
		return methodAES256
	}
	return identity
}

// key128 finds the key of revisions 2 to 4 (algorithms 2, 4 and 5), and tries it.
func (f *File) key128(d Dict, revision, length int) ([]byte, error) {
	owner, user := f.Text(d["O"]), f.Text(d["U"])
	permissions, _ := f.Number(d["P"])
	id := ""
	if a := f.Array(f.trailer["ID"]); len(a) > 0 {
		id = f.Text(a[0])
	}
	if len(owner) < 32 || len(user) < 32 {
		return nil, f.partError(0, errors.New("the dictionary of the encryption is damaged"))
	}
	length = min(max(length, 5), 16)
	if revision < 3 {
		length = 5
	}
	h := md5.New()
	h.Write(padding)
	h.Write([]byte(owner[:32]))
	var p [4]byte
	binary.LittleEndian.PutUint32(p[:], uint32(int64(permissions)))
	h.Write(p[:])
	h.Write([]byte(id))
	if open, ok := f.Resolve(d["EncryptMetadata"]).(Bool); ok && !bool(open) && revision >= 4 {
		h.Write([]byte{255, 255, 255, 255})
	}
	key := h.Sum(nil)
	if revision >= 3 {
		for range 50 {
			sum := md5.Sum(key[:length])
			key = sum[:]
		}
	}
	key = key[:length]
	if !opens(key, user, id, revision) {
		return nil, fmt.Errorf("pdf: %w", document.ErrEncrypted)
	}
	return key, nil
}

// opens reports whether a key is that of the user password.
func opens(key []byte, user, id string, revision int) bool {
	if revision < 3 {
		return string(xorRC4(key, padding)) == user[:32]
	}
	h := md5.New()
	h.Write(padding)
	h.Write([]byte(id))
	out := h.Sum(nil)
	turned := make([]byte, len(key))
	for i := range 20 {
		for k := range key {
			turned[k] = key[k] ^ byte(i)
		}
		out = xorRC4(turned, out)
	}
	return string(out) == user[:16]
}

func xorRC4(key, data []byte) []byte {
	out := make([]byte, len(data))
	c, err := rc4.NewCipher(key)
	if err != nil {
		return out
	}
	c.XORKeyStream(out, data)
	return out
}

// key256 finds the key of revisions 5 and 6 (algorithm 2.A).
func (f *File) key256(d Dict, revision int) ([]byte, error) {
	user, packed := []byte(f.Text(d["U"])), []byte(f.Text(d["UE"]))
	if len(user) < 48 || len(packed) < 32 {
		return nil, f.partError(0, errors.New("the dictionary of the encryption is damaged"))
	}
	hash := func(salt []byte) []byte {
		if revision == 5 {
			sum := sha256.Sum256(salt)
			return sum[:]
		}
		return hardHash(salt)
	}
	if !bytes.Equal(hash(user[32:40]), user[:32]) {
		return nil, fmt.Errorf("pdf: %w", document.ErrEncrypted)
	}
	block, err := aes.NewCipher(hash(user[40:48]))
	if err != nil {
		return nil, f.partError(0, err)
	}
	key := make([]byte, 32)
	cipher.NewCBCDecrypter(block, make([]byte, aes.BlockSize)).CryptBlocks(key, packed[:32])
	return key, nil
}

// hardHash is algorithm 2.B for an empty password.
func hardHash(salt []byte) []byte {
	sum := sha256.Sum256(salt)
	k := sum[:]
	for round := 0; ; round++ {
		k1 := bytes.Repeat(k, 64)
		block, err := aes.NewCipher(k[:16])
		if err != nil {
			return nil
		}
		e := make([]byte, len(k1))
		cipher.NewCBCEncrypter(block, k[16:32]).CryptBlocks(e, k1)
		rest := 0
		for _, c := range e[:16] {
			rest += int(c)
		}
		switch rest % 3 {
		case 0:
			s := sha256.Sum256(e)
			k = s[:]
		case 1:
			s := sha512.Sum384(e)
			k = s[:]
		default:
			s := sha512.Sum512(e)
			k = s[:]
		}
		if round >= 63 && int(e[len(e)-1]) <= round-31 {
			return k[:32]
		}
	}
}

// stream decrypts the data of a stream.
func (c *crypt) stream(f *File, s *Stream) ([]byte, error) {
	if s.id.Number == 0 {
		return s.raw, nil
	}
	filters := f.list(s.Dict["Filter"], s.Dict["F"])
	if len(filters) > 0 && f.Name(filters[0]) == "Crypt" {
		parameters := f.list(s.Dict["DecodeParms"], s.Dict["DP"])
		if len(parameters) == 0 || f.Name(f.Dict(parameters[0])["Name"]) == "Identity" || f.Dict(parameters[0])["Name"] == nil {
			return s.raw, nil
		}
	}
	return c.decrypt(c.streams, s.raw, s.id)
}

// strings decrypts the strings of an object.
func (c *crypt) strings(o Object, id Ref) Object {
	if c.texts == identity {
		return o
	}
	switch o := o.(type) {
	case String:
		clear, err := c.decrypt(c.texts, []byte(o), id)
		if err != nil {
			return String("")
		}
		return String(clear)
	case Array:
		for i := range o {
			o[i] = c.strings(o[i], id)
		}
	case Dict:
		for k, v := range o {
			o[k] = c.strings(v, id)
		}
	case *Stream:
		c.strings(o.Dict, id)
	}
	return o
}

func (c *crypt) decrypt(m method, data []byte, id Ref) ([]byte, error) {
	switch m {
	case methodRC4:
		return xorRC4(c.objectKey(id, false), data), nil
	case methodAES128:
		return unAES(c.objectKey(id, true), data)
	case methodAES256:
		return unAES(c.key, data)
	}
	return data, nil
}

// objectKey derives the key of an object (algorithm 1).
func (c *crypt) objectKey(id Ref, aes bool) []byte {
	n, g := id.Number, id.Generation
	key := append(bytes.Clone(c.key), byte(n), byte(n>>8), byte(n>>16), byte(g), byte(g>>8))
	if aes {
		key = append(key, "sAlT"...)
	}
	sum := md5.Sum(key)
	return sum[:min(len(c.key)+5, 16)]
}

// unAES decrypts AES in CBC mode, whose first block is the start value and whose
// end is padded.
func unAES(key, data []byte) ([]byte, error) {
	if len(data) == 0 {
		return nil, nil
	}
	if len(data) < 2*aes.BlockSize || len(data)%aes.BlockSize != 0 {
		return nil, errors.New("AES: cut off")
	}
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, err
	}
	out := make([]byte, len(data)-aes.BlockSize)
	cipher.NewCBCDecrypter(block, data[:aes.BlockSize]).CryptBlocks(out, data[aes.BlockSize:])
	n := int(out[len(out)-1])
	if n < 1 || n > aes.BlockSize {
		return nil, errors.New("AES: wrong padding")
	}
	return out[:len(out)-n], nil
}
