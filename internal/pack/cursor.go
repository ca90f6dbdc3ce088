package pack

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf16"

	"github.com/openxxgk/annualreport/govinfo/document"
)

// Cursor is a position in a part that is decoded as a stream. It is made by
// [Package.Read].
type Cursor struct {
	d       *xml.Decoder
	name    string       // of the front end
	depth   int          // of open elements
	nesting int          // the most of them
	count   func() error // counts an element
}

// maxTag is the size of the largest tag, in bytes. The decoder holds all
// attributes of an element at once. Old drawings have large ones.
const maxTag = 4 << 20

func newCursor(r io.Reader, name string, nesting int, count func() error) (*Cursor, error) {
	r, err := utf8Reader(r)
	if err != nil {
		return nil, err
	}
	d := xml.NewDecoder(&guard{r: r, name: name})
	d.CharsetReader = func(label string, input io.Reader) (io.Reader, error) {
		if strings.HasPrefix(strings.ToLower(label), "utf-16") {
			return input, nil // utf8Reader has seen to it
		}
		return nil, fmt.Errorf("the encoding %q is not UTF-8 or UTF-16", label)
	}
	return &Cursor{d: d, name: name, nesting: nesting, count: count}, nil
}

// utf8Reader returns r as it is or, when it is in UTF-16, its text in UTF-8.
func utf8Reader(r io.Reader) (io.Reader, error) {
	buffered := bufio.NewReaderSize(r, 32<<10)
	start, _ := buffered.Peek(2)
	var order binary.ByteOrder
	switch string(start) {
	case "\xFE\xFF", "\x00<":
		order = binary.BigEndian
	case "\xFF\xFE", "<\x00":
		order = binary.LittleEndian
	default:
		return buffered, nil
	}
	data, err := io.ReadAll(buffered)
	if err != nil {
		return nil, err
	}
	units := make([]uint16, len(data)/2)
	for i := range units {
		units[i] = order.Uint16(data[2*i:])
	}
	return strings.NewReader(strings.TrimPrefix(string(utf16.Decode(units)), "\uFEFF")), nil
}

// Next returns the next token. At the end of the part the error is io.EOF.
func (c *Cursor) Next() (xml.Token, error) {
	token, err := c.d.Token()
	if err != nil {
		return nil, err
	}
	switch token.(type) {
	case xml.StartElement:
		if c.depth++; c.depth > c.nesting {
			return nil, &document.LimitError{Package: c.name, Quantity: document.QuantityNesting, Max: int64(c.nesting)}
		}
		if err := c.count(); err != nil {
			return nil, err
		}
	case xml.EndElement:
		c.depth--
	case xml.Directive:
		return nil, errors.New("a document type declaration, which the format forbids")
	}
	return token, nil
}

// Offset returns where the next token begins in the part, in bytes of its text in UTF-8.
func (c *Cursor) Offset() int64 { return c.d.InputOffset() }

// Inside returns the next token within the element that is open, or nil at its
// end. The end of the part comes unexpectedly here.
func (c *Cursor) Inside() (xml.Token, error) {
	token, err := c.Next()
	if err == io.EOF {
		return nil, io.ErrUnexpectedEOF
	}
	if err != nil {
		return nil, err
	}
	if _, ok := token.(xml.EndElement); ok {
		return nil, nil
	}
	return token, nil
}

// Children calls each for every child of the element that is open, and consumes
// its end. Each call must consume its child.
func (c *Cursor) Children(each func(xml.StartElement) error) error {
	for {
		token, err := c.Inside()
		if token == nil {
			return err
		}
		if e, ok := token.(xml.StartElement); ok {
			if err := each(e); err != nil {
				return err
			}
		}
	}
}

// Skip consumes the rest of the element that is open.
func (c *Cursor) Skip() error {
	for depth := c.depth; c.depth >= depth; {
		if _, err := c.Next(); err == io.EOF {
			return io.ErrUnexpectedEOF
		} else if err != nil {
			return err
		}
	}
	return nil
}

// Text consumes the element that is open and returns the text in it.
func (c *Cursor) Text() (string, error) {
	var text []byte
	for depth := c.depth; c.depth >= depth; {
		token, err := c.Next()
		if err == io.EOF {
			return "", io.ErrUnexpectedEOF
		}
		if err != nil {
			return "", err
		}
		if data, ok := token.(xml.CharData); ok {
			text = append(text, data...)
		}
	}
	return string(text), nil
}

// Attribute returns the value of an attribute by its local name, or "".
func Attribute(e xml.StartElement, local string) string {
	for i := range e.Attr {
		if e.Attr[i].Name.Local == local {
			return e.Attr[i].Value
		}
	}
	return ""
}

// guard ends in an error when a tag or a comment is larger than maxTag.
type guard struct {
	r     io.Reader
	name  string // of the front end
	state guardState
	size  int
	tail  [3]byte // the last bytes inside of markup, to tell comments and their ends
	err   error
}

type guardState int8

const (
	inText guardState = iota
	inTag
	inQuotes // of a value in double quotes
	inSingleQuotes
	inComment
	inCDATA
)

func (g *guard) Read(p []byte) (int, error) {
	if g.err != nil {
		return 0, g.err
	}
	n, err := g.r.Read(p)
	for rest := p[:n]; len(rest) > 0 && g.err == nil; {
		rest = g.step(rest)
	}
	if g.err != nil {
		return 0, g.err
	}
	return n, err
}

// step follows the markup up to the next byte that changes the state.
func (g *guard) step(p []byte) []byte {
	var stop string
	switch g.state {
	case inText:
		i := bytes.IndexByte(p, '<')
		if i < 0 {
			return nil
		}
		g.state, g.size, g.tail = inTag, 0, [3]byte{}
		return p[i+1:]
	case inTag:
		stop = `"'>-[`
	case inQuotes:
		stop = `"`
	case inSingleQuotes:
		stop = `'`
	case inComment, inCDATA:
		stop = `>`
	}
	i := bytes.IndexAny(p, stop)
	found := i >= 0
	if !found {
		i = len(p) - 1
	}
	for _, c := range p[max(0, i-3) : i+1] {
		g.tail[0], g.tail[1], g.tail[2] = g.tail[1], g.tail[2], c
	}
	before := g.size
	if g.size += i + 1; g.size > maxTag && g.state != inCDATA {
		g.err = &document.LimitError{Package: g.name, Quantity: document.QuantityTag, Max: maxTag}
	}
	if !found {
		return nil
	}
	switch g.state {
	case inTag:
		switch p[i] {
		case '"':
			g.state = inQuotes
		case '\'':
			g.state = inSingleQuotes
		case '>':
			g.state = inText
		case '-':
			if before+i+1 == 3 && g.tail == [3]byte{'!', '-', '-'} {
				g.state = inComment
			}
		case '[':
			if before+i+1 == 2 && g.tail[1] == '!' {
				g.state = inCDATA
			}
		}
	case inQuotes, inSingleQuotes:
		g.state = inTag
	case inComment:
		if g.tail == [3]byte{'-', '-', '>'} {
			g.state = inText
		}
	case inCDATA:
		if g.tail == [3]byte{']', ']', '>'} {
			g.state = inText
		}
	}
	return p[i+1:]
}
