// Package pack reads and writes packages: zip archives of XML parts that refer
// to each other, which is what Office Open XML and OFD files are.
//
// It keeps the promises that all readers of such files make: what is unpacked is
// counted and bounded, check sums are enforced, no part is held as a tree, one
// tag cannot fill the memory, and the work ends when its context does.
package pack

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"strings"

	"github.com/openxxgk/annualreport/govinfo/document"
)

// Package is a zip archive of parts. It is for one goroutine.
type Package struct {
	ctx      context.Context
	name     string               // of the front end, for errors
	parts    map[string]*zip.File // by the name that PartName gives
	limits   document.Limits
	unpacked int // bytes unpacked so far
	elements int // read so far
}

// Open opens a package for the named front end. Of limits, which must be set, it
// keeps Bytes, Unpacked, Parts, Nesting, and Objects, which are elements. It keeps data as long as the package
// is used.
//
// The error is a [*document.LimitError], or that of archive/zip for data that is
// no archive. Of two parts of one name the first counts.
func Open(ctx context.Context, name string, data []byte, limits document.Limits) (*Package, error) {
	if len(data) > limits.Bytes {
		return nil, &document.LimitError{Package: name, Quantity: document.QuantityBytes, Max: int64(limits.Bytes)}
	}
	archive, err := Archive(data, limits.Parts)
	if err != nil {
		var limit *document.LimitError
		if errors.As(err, &limit) {
			limit.Package = name
		}
		return nil, err
	}
	p := &Package{ctx: ctx, name: name, parts: make(map[string]*zip.File, len(archive.File)), limits: limits}
	for _, file := range archive.File {
		name := PartName(file.Name)
		if _, ok := p.parts[name]; !ok {
			p.parts[name] = file
		}
	}
	return p, nil
}

// Archive opens a zip archive of at most the given number of parts. Their
// directory takes memory before it can be looked at, so they are counted first.
// The error is a [*document.LimitError] without a package, or that of
// archive/zip.
func Archive(data []byte, parts int) (*zip.Reader, error) {
	if bytes.Count(data, []byte("PK\x01\x02")) > parts {
		return nil, &document.LimitError{Quantity: document.QuantityParts, Max: int64(parts)}
	}
	return zip.NewReader(bytes.NewReader(data), int64(len(data)))
}

// PartName normalises the name of a part; names differ by more than case.
func PartName(name string) string {
	return strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(name, `\`, "/"), "/"))
}

// Has reports whether the package has a part. Names of parts are given as
// [PartName] returns them.
func (p *Package) Has(part string) bool { return p.parts[part] != nil }

// Usual returns the name of a part that the package has, and "" for one that it
// does not have.
func (p *Package) Usual(part string) string {
	if p.Has(part) {
		return part
	}
	return ""
}

// Encrypted reports whether any part is protected by a password.
func (p *Package) Encrypted() bool {
	for _, file := range p.parts {
		if encrypted(file) {
			return true
		}
	}
	return false
}

// encrypted reports the first general purpose flag of a zip entry.
func encrypted(file *zip.File) bool { return file.Flags&1 != 0 }

// Relations calls found for each relationship of a part ("" is the package) to
// another part: with its id, with the last element of its type, which is the
// same in transitional and strict documents, and with the name of the other
// part. A part without relationships has none.
func (p *Package) Relations(part string, found func(id, kind, target string)) error {
	folder := path.Dir(part)
	name := path.Join(folder, "_rels", path.Base(part)+".rels")
	if part == "" {
		folder, name = "", "_rels/.rels"
	}
	if !p.Has(name) {
		return nil
	}
	return p.Read(name, func(c *Cursor, root xml.StartElement) error {
		return c.Children(func(e xml.StartElement) error {
			if e.Name.Local == "Relationship" && Attribute(e, "TargetMode") != "External" {
				target := Attribute(e, "Target")
				if !strings.HasPrefix(target, "/") {
					target = path.Join(folder, target)
				}
				found(Attribute(e, "Id"), path.Base(Attribute(e, "Type")), PartName(target))
			}
			return c.Skip()
		})
	})
}

// Read decodes a part: walk is called with its root element and must consume it.
// The part is read to its end, so that its check sum is tested. A part that the
// package does not have is an error.
//
// Errors are a [*document.LimitError], [document.ErrEncrypted] or the cause of
// the context's end, and else a [*document.PartError] around what walk returned
// or what is wrong with the part.
func (p *Package) Read(part string, walk func(*Cursor, xml.StartElement) error) error {
	file := p.parts[part]
	if file == nil {
		return &document.PartError{Package: p.name, Part: part, Err: errors.New("the package has no such part")}
	}
	err := p.decode(file, walk)
	var limit *document.LimitError
	var inner *document.PartError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &limit):
		if limit.Part == "" && ofPart(limit.Quantity) {
			limit.Part = file.Name
		}
		return limit
	case p.ctx.Err() != nil:
		return context.Cause(p.ctx)
	case errors.As(err, &inner), errors.Is(err, document.ErrEncrypted):
		return err
	}
	return &document.PartError{Package: p.name, Part: file.Name, Err: err}
}

// ofPart reports whether a quantity is counted in one part, so that the part is
// to blame.
func ofPart(q document.Quantity) bool {
	switch q {
	case document.QuantityUnpacked, document.QuantityNesting, document.QuantityTag, document.QuantityNumber, document.QuantityObjects:
		return true
	}
	return false
}

func (p *Package) decode(file *zip.File, walk func(*Cursor, xml.StartElement) error) error {
	if encrypted(file) {
		return document.ErrEncrypted
	}
	r, err := file.Open()
	if err != nil {
		return err
	}
	defer r.Close()
	c, err := newCursor(&meter{p: p, r: r}, p.name, p.limits.Nesting, p.count)
	if err != nil {
		return err
	}
	for {
		token, err := c.Next()
		if err == io.EOF {
			return io.ErrUnexpectedEOF
		}
		if err != nil {
			return err
		}
		if root, ok := token.(xml.StartElement); ok {
			if err := walk(c, root); err != nil {
				return err
			}
			break
		}
	}
	for {
		if _, err := c.Next(); err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
	}
}

// count counts an element against the limit of the package.
func (p *Package) count() error {
	if p.elements++; p.elements > p.limits.Objects {
		return &document.LimitError{Package: p.name, Quantity: document.QuantityObjects, Max: int64(p.limits.Objects)}
	}
	return nil
}

// meter counts what is unpacked against the limit of the package, and ends with
// its context.
type meter struct {
	p *Package
	r io.Reader
}

func (m *meter) Read(buffer []byte) (int, error) {
	if err := m.p.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := m.r.Read(buffer)
	if m.p.unpacked += n; m.p.unpacked > m.p.limits.Unpacked {
		return 0, &document.LimitError{Package: m.p.name, Quantity: document.QuantityUnpacked, Max: int64(m.p.limits.Unpacked)}
	}
	return n, err
}
