package render

import (
	"fmt"
	"io"
	"sync"

	"github.com/openxxgk/annualreport/govinfo/document"
)

// scratch is the memory that a writer needs beside its output.
type scratch struct {
	out     []byte // for Render
	grid    grid
	marks   markIndex
	headers headers
	names   headerNames
	columns columns
	lines   []lineSpan
	text    []byte
	prefix  []byte // of the ids in a table
}

var scratches = sync.Pool{New: func() any { return new(scratch) }}

// render writes what a writer appends.
func render(w io.Writer, doc *document.Document, appendTo func(dst []byte, doc *document.Document) []byte) error {
	if doc == nil {
		return fmt.Errorf("render: %w", document.ErrNoDocument)
	}
	s := scratches.Get().(*scratch)
	defer scratches.Put(s)
	s.out = appendTo(s.out[:0], doc)
	_, err := w.Write(s.out)
	return err
}
