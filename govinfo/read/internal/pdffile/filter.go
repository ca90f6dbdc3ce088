package pdffile

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"io"

	"github.com/openxxgk/annualreport/govinfo/document"
)

// ErrPicture says that a stream holds a picture in a format of its own.
var ErrPicture = errors.New("the stream is a picture")

// Data returns the data of a stream, decrypted and unpacked. It is read whole or
// not at all.
func (f *File) Data(s *Stream) ([]byte, error) {
	raw := s.raw
	if f.crypt != nil && s.Dict["Type"] != Name("XRef") {
		var err error
		if raw, err = f.crypt.stream(f, s); err != nil {
			return nil, f.partError(s.id.Number, err)
		}
	}
	data, err := f.unfilter(s, raw)
	if err != nil {
		return nil, f.partError(s.id.Number, err)
	}
	return data, nil
}

// unfilter applies the filters of a stream.
func (f *File) unfilter(s *Stream, data []byte) ([]byte, error) {
	filters, parameters := f.list(s.Dict["Filter"], s.Dict["F"]), f.list(s.Dict["DecodeParms"], s.Dict["DP"])
	const most = 8
	if len(filters) > most {
		return nil, fmt.Errorf("more than %d filters", most)
	}
	for i, o := range filters {
		var parameter Dict
		if i < len(parameters) {
			parameter = f.Dict(parameters[i])
		}
		out, err := f.filter(f.Name(o), parameter, data)
		if err != nil {
			return nil, err
		}
		if f.unpacked -= len(out); f.unpacked < 0 {
			return nil, &document.LimitError{Package: "pdf", Quantity: document.QuantityUnpacked, Max: int64(f.limits.Unpacked)}
		}
		data = out
	}
	return data, nil
}

// list returns the elements of an array, or a single value as one.
func (f *File) list(o, short Object) Array {
	if o == nil {
		o = short
	}
	switch o := f.Resolve(o).(type) {
	case nil:
		return nil
	case Array:
		return o
	default:
		return Array{o}
	}
}

func (f *File) filter(name Name, parameter Dict, data []byte) ([]byte, error) {
	var out []byte
	var err error
	switch name {
	case "FlateDecode", "Fl":
		out, err = f.inflate(data)
	case "LZWDecode", "LZW":
		early := true
		if v, ok := f.Number(parameter["EarlyChange"]); ok {
			early = v != 0
		}
		out, err = unLZW(data, early)
	case "ASCIIHexDecode", "AHx":
		s := Scanner{data: data, pos: -1}
		return s.hex(), nil
	case "ASCII85Decode", "A85":
		return un85(data)
	case "RunLengthDecode", "RL":
		return unRunLength(data)
	case "Crypt":
		return data, nil
	case "DCTDecode", "DCT", "JPXDecode", "CCITTFaxDecode", "CCF", "JBIG2Decode":
		return nil, ErrPicture
	default:
		return nil, fmt.Errorf("unknown filter %q", string(name))
	}
	if err != nil {
		return nil, err
	}
	return f.unpredict(out, parameter)
}

var errUnpacked = &document.LimitError{Package: "pdf", Quantity: document.QuantityUnpacked, Max: partUnpacked}

// inflate unpacks data in the format of zlib, whose checksum must be right.
func (f *File) inflate(data []byte) ([]byte, error) {
	if err := f.resetInflater(data); err != nil {
		return nil, err
	}
	r := f.inflater
	out := make([]byte, 0, min(4*len(data)+512, partUnpacked+1))
	for {
		n, err := r.Read(out[len(out):cap(out)])
		out = out[:len(out)+n]
		switch {
		case len(out) > partUnpacked:
			return nil, errUnpacked
		case err == io.EOF:
			return out, nil
		case err != nil:
			return nil, err
		case len(out) == cap(out):
			out = grow(out)
		}
	}
}

// resetInflater lets the one inflater of the file begin with data: each takes 40
// KB, and files may have hundreds of streams.
func (f *File) resetInflater(data []byte) error {
	source := bytes.NewReader(data)
	if r, ok := f.inflater.(zlib.Resetter); ok {
		return r.Reset(source, nil)
	}
	r, err := zlib.NewReader(source)
	if err == nil {
		f.inflater = r
	}
	return err
}

// grow returns a larger buffer, and none that is much larger than allowed.
func grow(out []byte) []byte {
	larger := make([]byte, len(out), min(2*cap(out)+512, partUnpacked+1))
	copy(larger, out)
	return larger
}

func un85(data []byte) ([]byte, error) {
	out := make([]byte, 0, len(data)*4/5+4)
	var group [5]byte
	n := 0
	for _, c := range data {
		switch {
		case class[c] == space:
			continue
		case c == '~':
			if n == 1 {
				return nil, errors.New("ASCII85: cut off")
			}
			if n > 1 {
				for i := n; i < 5; i++ {
					group[i] = 84
				}
				v := value85(group)
				out = append(out, v[:n-1]...)
			}
			return out, nil
		case c == 'z' && n == 0:
			out = append(out, 0, 0, 0, 0)
			continue
		case c < '!' || c > 'u':
			return nil, fmt.Errorf("ASCII85: byte %#x", c)
		}
		group[n] = c - '!'
		if n++; n == 5 {
			v := value85(group)
			out = append(out, v[:]...)
			n = 0
		}
	}
	return nil, errors.New("ASCII85: the end is missing")
}

func value85(group [5]byte) [4]byte {
	v := uint32(0)
	for _, d := range group {
		v = v*85 + uint32(d)
	}
	return [4]byte{byte(v >> 24), byte(v >> 16), byte(v >> 8), byte(v)}
}

func unRunLength(data []byte) ([]byte, error) {
	out := make([]byte, 0, min(2*len(data), partUnpacked+1))
	for i := 0; i < len(data); {
		n := int(data[i])
		i++
		switch {
		case n == 128:
			return out, nil
		case n < 128:
			if i+n+1 > len(data) {
				return nil, errors.New("RunLength: cut off")
			}
			out = append(out, data[i:i+n+1]...)
			i += n + 1
		default:
			if i == len(data) {
				return nil, errors.New("RunLength: cut off")
			}
			out = append(out, bytes.Repeat(data[i:i+1], 257-n)...)
			i++
		}
		if len(out) > partUnpacked {
			return nil, errUnpacked
		}
	}
	return out, nil
}

// unpredict undoes the predictor that a packed stream may have been put through.
func (f *File) unpredict(data []byte, parameter Dict) ([]byte, error) {
	get := func(key Name, missing float64) int {
		if v, ok := f.Number(parameter[key]); ok && v >= 0 && v < 1<<20 {
			return int(v)
		}
		return int(missing)
	}
	predictor := get("Predictor", 1)
	if predictor < 2 {
		return data, nil
	}
	colors, bits, columns := get("Colors", 1), get("BitsPerComponent", 8), get("Columns", 1)
	pixel := max((colors*bits+7)/8, 1)
	row := (colors*bits*columns + 7) / 8
	if colors > 64 || bits > 32 || row == 0 || row > partUnpacked {
		return nil, errors.New("predictor of no known kind")
	}
	if predictor == 2 {
		if bits != 8 {
			return nil, errors.New("predictor of no known kind")
		}
		for start := 0; start < len(data); start += row {
			for i := start + pixel; i < min(start+row, len(data)); i++ {
				data[i] += data[i-pixel]
			}
		}
		return data, nil
	}
	return unPNG(data, row, pixel)
}

// unPNG undoes the filters of PNG. It works in place.
func unPNG(data []byte, row, pixel int) ([]byte, error) {
	above := make([]byte, row)
	out := data[:0]
	for len(data) > 0 {
		filter := data[0]
		line := data[1:min(1+row, len(data))]
		data = data[min(1+row, len(data)):]
		for i := range line {
			var left, up, corner byte
			up = above[i]
			if i >= pixel {
				left, corner = line[i-pixel], above[i-pixel]
			}
			switch filter {
			case 0:
			case 1:
				line[i] += left
			case 2:
				line[i] += up
			case 3:
				line[i] += byte((int(left) + int(up)) / 2)
			case 4:
				line[i] += paeth(left, up, corner)
			default:
				return nil, errors.New("PNG predictor: unknown filter")
			}
		}
		copy(above, line)
		out = append(out, line...)
	}
	return out, nil
}

func paeth(left, up, corner byte) byte {
	p := int(left) + int(up) - int(corner)
	a, b, c := abs(p-int(left)), abs(p-int(up)), abs(p-int(corner))
	switch {
	case a <= b && a <= c:
		return left
	case b <= c:
		return up
	}
	return corner
}

func abs(v int) int {
	if v < 0 {
		return -v
	}
	return v
}
