package pdffile

import "errors"

// The codes of LZW: below clearCode they are bytes, from firstCode on strings
// that were met.
const (
	clearCode  = 256
	endCode    = 257
	firstCode  = 258
	codes      = 4096
	widestCode = 12 // bits
)

var errCode = errors.New("LZW: unknown code")

// lzw is the table of strings of LZW. Each is another one and a byte.
type lzw struct {
	prefix       [codes]int16
	suffix, head [codes]byte // the last and first byte of a string
	length       [codes]int32
	next         int // the code that the next string gets
	last         int // the code before; -1 for none
}

func newLZW() *lzw {
	t := &lzw{next: firstCode, last: -1}
	for i := range clearCode {
		t.suffix[i], t.head[i], t.length[i], t.prefix[i] = byte(i), byte(i), 1, -1
	}
	return t
}

// unLZW unpacks the LZW of TIFF and PDF: codes of 9 to 12 bits, the highest bit
// first. With early the codes get longer one code sooner.
func unLZW(data []byte, early bool) ([]byte, error) {
	t := newLZW()
	lead := 0
	if early {
		lead = 1
	}
	var out []byte
	var err error
	width := 9
	bits, n := uint32(0), 0
	for _, c := range data {
		bits = bits<<8 | uint32(c)
		if n += 8; n < width {
			continue
		}
		n -= width
		switch code := int(bits >> n & (1<<width - 1)); code {
		case clearCode:
			t.next, t.last, width = firstCode, -1, 9
			continue
		case endCode:
			return out, nil
		default:
			if out, err = t.add(out, code); err != nil {
				return nil, err
			}
		}
		if width < widestCode && t.next+lead >= 1<<width {
			width++
		}
	}
	return nil, errors.New("LZW: the end is missing")
}

// add adds the string of a code to out, and notes the next string: the one before
// and the first byte of this one.
func (t *lzw) add(out []byte, code int) ([]byte, error) {
	if code > t.next || code == t.next && (t.last < 0 || t.next == codes) {
		return nil, errCode
	}
	if t.last >= 0 && t.next < codes {
		head := t.head[t.last]
		if code < t.next {
			head = t.head[code]
		}
		n := t.next
		t.prefix[n], t.suffix[n], t.head[n], t.length[n] = int16(t.last), head, t.head[t.last], t.length[t.last]+1
		t.next++
	}
	start := len(out)
	out = append(out, make([]byte, t.length[code])...)
	for i, k := len(out)-1, code; i >= start; i-- {
		out[i] = t.suffix[k]
		k = int(t.prefix[k])
	}
	if len(out) > partUnpacked {
		return nil, errUnpacked
	}
	t.last = code
	return out, nil
}
