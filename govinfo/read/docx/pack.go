package docx

import (
	"archive/zip"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"

	"github.com/openxxgk/annualreport/govinfo/document"
)

// pack is the package of a document: a zip archive of parts that refer to each
// other by relationships.
type pack struct {
	parts    map[string]*zip.File // by lower-case name
	limits   Limits
	unpacked int // bytes unpacked so far

	main                                 string
	styles, numbering, footnotes, ending string // names of parts; "" where there is none
	core                                 string
}

func newPack(archive *zip.Reader, limits Limits) *pack {
	p := &pack{parts: make(map[string]*zip.File, len(archive.File)), limits: limits}
	for _, file := range archive.File {
		name := partName(file.Name)
		if _, ok := p.parts[name]; !ok {
			p.parts[name] = file
		}
	}
	return p
}

// partName normalises the name of a part; names differ by more than case.
func partName(name string) string {
	return strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(name, `\`, "/"), "/"))
}

// locate finds the parts by their relationships or, where these are missing, by
// their usual names.
func (p *pack) locate() error {
	usual := func(name string) string {
		if p.parts[name] != nil {
			return name
		}
		return ""
	}
	p.core = usual("docprops/core.xml")
	err := p.relations("", func(kind, target string) {
		switch kind {
		case "officeDocument":
			p.main = target
		case "core-properties":
			p.core = target
		}
	})
	if err != nil {
		return err
	}
	if p.parts[p.main] == nil {
		if p.main = usual("word/document.xml"); p.main == "" {
			return fmt.Errorf("%w: the package has no main document", ErrNotWord)
		}
	}
	folder := path.Dir(p.main)
	p.styles = usual(path.Join(folder, "styles.xml"))
	p.numbering = usual(path.Join(folder, "numbering.xml"))
	p.footnotes = usual(path.Join(folder, "footnotes.xml"))
	p.ending = usual(path.Join(folder, "endnotes.xml"))
	return p.relations(p.main, func(kind, target string) {
		if p.parts[target] == nil {
			return
		}
		switch kind {
		case "styles":
			p.styles = target
		case "numbering":
			p.numbering = target
		case "footnotes":
			p.footnotes = target
		case "endnotes":
			p.ending = target
		}
	})
}

// relations calls found for each relationship of a part ("" is the package) to
// another part: with the last element of its type, which is the same in
// transitional and strict documents, and the name of the other part.
func (p *pack) relations(part string, found func(kind, target string)) error {
	folder := path.Dir(part)
	if part == "" {
		folder = ""
	}
	name := path.Join(folder, "_rels", path.Base("/"+part)+".rels")
	if part == "" {
		name = "_rels/.rels"
	}
	if p.parts[name] == nil {
		return nil
	}
	return p.read(name, func(c *cursor, root xml.StartElement) error {
		return c.children(func(e xml.StartElement) error {
			if e.Name.Local == "Relationship" && attribute(e, "TargetMode") != "External" {
				target := attribute(e, "Target")
				if !strings.HasPrefix(target, "/") {
					target = path.Join(folder, target)
				}
				found(path.Base(attribute(e, "Type")), partName(target))
			}
			return c.skip()
		})
	})
}

// read decodes a part: walk is called with its root element and must consume
// it. Errors other than limits name the part.
func (p *pack) read(name string, walk func(*cursor, xml.StartElement) error) error {
	err := p.decode(name, walk)
	var limit *LimitError
	if errors.As(err, &limit) {
		if limit.Part == "" && limit.Quantity != document.QuantityTables &&
			limit.Quantity != document.QuantityCells && limit.Quantity != document.QuantityPlaces {
			limit.Part = p.parts[name].Name
		}
		return limit
	}
	var inner *PartError
	if err == nil || errors.As(err, &inner) || errors.Is(err, ErrEncrypted) || errors.Is(err, ErrNotWord) {
		return err
	}
	return &PartError{Part: p.parts[name].Name, Err: err}
}

func (p *pack) decode(name string, walk func(*cursor, xml.StartElement) error) error {
	file := p.parts[name]
	if file.Flags&1 != 0 {
		return ErrEncrypted
	}
	r, err := file.Open()
	if err != nil {
		return err
	}
	defer r.Close()
	c, err := newCursor(&meter{p: p, r: r}, p.limits.Nesting)
	if err != nil {
		return err
	}
	for {
		token, err := c.next()
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
	for { // to the end, so that the check sum is tested
		if _, err := c.next(); err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
	}
}

// meter counts what is unpacked against the limit of the package.
type meter struct {
	p *pack
	r io.Reader
}

func (m *meter) Read(buffer []byte) (int, error) {
	n, err := m.r.Read(buffer)
	if m.p.unpacked += n; m.p.unpacked > m.p.limits.Unpacked {
		return 0, &LimitError{Package: "docx", Quantity: document.QuantityUnpacked, Max: int64(m.p.limits.Unpacked)}
	}
	return n, err
}

// readTitle returns the title in the document's properties.
func (p *pack) readTitle() (string, error) {
	title := ""
	if p.parts[p.core] == nil {
		return "", nil
	}
	err := p.read(p.core, func(c *cursor, root xml.StartElement) error {
		return c.children(func(e xml.StartElement) error {
			if e.Name.Local != "title" {
				return c.skip()
			}
			text, err := c.text()
			title = strings.TrimSpace(text)
			return err
		})
	})
	return title, err
}
