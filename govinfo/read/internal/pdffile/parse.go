package pdffile

import (
	"bytes"
	"errors"
)

// deepest is the depth of arrays and dictionaries in one another.
const deepest = 100

// maxNumber is the largest number of an object (ISO 32000-1, annex C).
const maxNumber = 8_388_607

// parser reads objects.
type parser struct {
	Scanner
	meter *meter
}

// meter limits the values that are made, and the bytes that are looked at to find
// them: parts of a file may overlap.
type meter struct{ values, bytes int }

func (m *meter) look(bytes int) error {
	if m.bytes -= bytes; m.bytes < 0 {
		return errBudget
	}
	return nil
}

var (
	errTooDeep = errors.New("arrays or dictionaries nested too deep")
	errSyntax  = errors.New("not an object")
	errBudget  = errors.New("too many values")
)

// value reads an object that is no stream.
func (p *parser) value(depth int) (Object, error) {
	return p.valueOf(p.Next(), depth)
}

func (p *parser) valueOf(t Token, depth int) (Object, error) {
	if p.meter.values--; p.meter.values < 0 {
		return nil, errBudget
	}
	if depth > deepest {
		return nil, errTooDeep
	}
	switch t.Kind {
	case NumberToken:
		if t.Whole && t.Number >= 0 {
			if ref, ok := p.reference(t.Number); ok {
				return ref, nil
			}
		}
		return Number(t.Number), nil
	case StringToken:
		return String(t.Bytes), nil
	case NameToken:
		return Name(t.Bytes), nil
	case ArrayOpen:
		return p.array(depth)
	case DictOpen:
		return p.dict(depth)
	case Keyword:
		switch string(t.Bytes) {
		case "true", "false":
			return Bool(len(t.Bytes) == 4), nil
		case "null":
			return nil, nil
		}
	}
	return nil, errSyntax
}

// reference reads what follows the first number of a reference.
func (p *parser) reference(number float64) (Ref, bool) {
	start := p.pos
	p.skipSpace()
	// Most numbers are followed by no digit: do not scan further.
	if p.pos < len(p.data) && p.data[p.pos] >= '0' && p.data[p.pos] <= '9' {
		second := p.Next()
		if second.Kind == NumberToken && second.Whole && number <= maxNumber && second.Number <= 65535 {
			if r := p.Next(); r.Kind == Keyword && string(r.Bytes) == "R" {
				return Ref{int(number), int(second.Number)}, true
			}
		}
	}
	p.pos = start
	return Ref{}, false
}

func (p *parser) array(depth int) (Object, error) {
	var a Array
	for {
		t := p.Next()
		if t.Kind == ArrayClose {
			return a, nil
		}
		o, err := p.valueOf(t, depth+1)
		if err != nil {
			return nil, err
		}
		a = append(a, o)
	}
}

func (p *parser) dict(depth int) (Object, error) {
	d := make(Dict)
	for {
		t := p.Next()
		if t.Kind == DictClose {
			return d, nil
		}
		if t.Kind != NameToken {
			return nil, errSyntax
		}
		o, err := p.value(depth + 1)
		if err != nil {
			return nil, err
		}
		if _, ok := d[Name(t.Bytes)]; !ok {
			d[Name(t.Bytes)] = o
		}
	}
}

// header reads "12 0 obj".
func (p *parser) header() (Ref, bool) {
	n, g, o := p.Next(), p.Next(), p.Next()
	if n.Kind == NumberToken && n.Whole && n.Number >= 0 && n.Number <= maxNumber &&
		g.Kind == NumberToken && g.Whole && g.Number >= 0 && o.Kind == Keyword && string(o.Bytes) == "obj" {
		return Ref{int(n.Number), int(g.Number)}, true
	}
	return Ref{}, false
}

// indirect reads the object behind a header. length resolves the Length of a
// stream that is a reference.
func (p *parser) indirect(id Ref, length func(Object) (int, bool)) (Object, error) {
	o, err := p.value(0)
	if err != nil {
		return nil, err
	}
	end := p.pos
	d, ok := o.(Dict)
	if !ok {
		return o, nil
	}
	if t := p.Next(); t.Kind != Keyword || string(t.Bytes) != "stream" {
		p.pos = end
		return o, nil
	}
	if p.at("\r\n") {
		p.pos += 2
	} else if p.at("\n") || p.at("\r") {
		p.pos++
	}
	raw, err := p.body(d["Length"], length)
	if err != nil {
		return nil, err
	}
	return &Stream{Dict: d, id: id, raw: raw}, nil
}

// body returns the data of a stream: as long as it says, if "endstream" follows,
// or else up to that word.
func (p *parser) body(length Object, resolve func(Object) (int, bool)) ([]byte, error) {
	rest := p.data[p.pos:]
	if n, ok := resolve(length); ok && n >= 0 && n <= len(rest) {
		after := parser{Scanner: Scanner{data: p.data, pos: p.pos + n}, meter: p.meter}
		if after.skipSpace(); after.at("endstream") {
			p.pos += n
			return rest[:n], nil
		}
	}
	n := bytes.Index(rest, []byte("endstream"))
	if err := p.meter.look(max(n, 0)); err != nil {
		return nil, err
	}
	if n < 0 {
		return nil, errors.New("the end of a stream is missing")
	}
	p.pos += n
	body := rest[:n]
	// The end of the line before the word does not belong to the data.
	body = bytes.TrimSuffix(body, []byte("\n"))
	return bytes.TrimSuffix(body, []byte("\r")), nil
}
