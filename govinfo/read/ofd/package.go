package ofd

import (
	"context"
	"encoding/xml"
	"fmt"
	"path"
	"strings"

	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/govinfo/read/internal/page"
	"github.com/openxxgk/annualreport/internal/pack"
)

// reader reads the documents of a package, page by page.
type reader struct {
	*pack.Package
	limits  document.Limits
	builder *page.Builder
	title   string

	box       rectangle // of pages that do not say their own
	templates map[string]string
	pages     []string // parts
	resources
	drawn    map[string]*sheet // what is on templates that were read
	composed map[string]*sheet // and on composite objects
	objects  int               // on all pages so far
	glyphs   int
}

// resources are what objects refer to by their ids.
type resources struct {
	bold   map[string]bool    // fonts
	widths map[string]float64 // of lines, in millimetres
	units  map[string]string  // parts in which composite objects are defined
}

const root = "ofd.xml"

// read reads all documents of the package. There is one, but for collections.
func (r *reader) read(ctx context.Context) error {
	if !r.Has(root) {
		return fmt.Errorf("%w: there is no part OFD.xml", ErrNotOFD)
	}
	var documents []string
	encrypted := false
	err := r.Read(root, func(c *pack.Cursor, e xml.StartElement) error {
		return r.each(c, func(e xml.StartElement, path string) (descend bool, err error) {
			switch path {
			case "DocBody", "DocBody/DocInfo":
				return true, nil
			case "DocBody/DocRoot":
				location, err := c.Text()
				documents = append(documents, r.locate(root, location))
				return false, err
			case "DocBody/DocInfo/Title":
				title, err := c.Text()
				if r.title == "" {
					r.title = strings.TrimSpace(title)
				}
				return false, err
			case "DocBody/Encryptions", "Encryptions":
				encrypted = true
			}
			return false, c.Skip()
		})
	})
	switch {
	case err != nil:
		return err
	case encrypted:
		return fmt.Errorf("ofd: %w", ErrEncrypted)
	case len(documents) == 0:
		return fmt.Errorf("%w: OFD.xml names no document", ErrNotOFD)
	}
	for _, d := range documents {
		if err := r.readDocument(ctx, d); err != nil {
			return err
		}
	}
	return nil
}

// each walks the children of the element that is open, and below those that each
// wants to descend into. Each must consume other children. The path is that of the
// names from the open element on.
func (r *reader) each(c *pack.Cursor, each func(e xml.StartElement, path string) (descend bool, err error)) error {
	var walk func(prefix string) error
	walk = func(prefix string) error {
		return c.Children(func(e xml.StartElement) error {
			descend, err := each(e, prefix+e.Name.Local)
			if err != nil || !descend {
				return err
			}
			return walk(prefix + e.Name.Local + "/")
		})
	}
	return walk("")
}

// locate returns the name of a part that another one refers to.
func (r *reader) locate(from, location string) string {
	location = strings.ReplaceAll(strings.TrimSpace(location), `\`, "/")
	if !strings.HasPrefix(location, "/") {
		location = path.Join(path.Dir(from), location)
	}
	return pack.PartName(path.Clean(location))
}

// readDocument reads a document and all its pages.
func (r *reader) readDocument(ctx context.Context, part string) error {
	r.box = rectangle{0, 0, 210, 297}
	r.templates, r.pages = make(map[string]string), nil
	r.drawn, r.composed = make(map[string]*sheet), make(map[string]*sheet)
	r.resources = resources{make(map[string]bool), make(map[string]float64), make(map[string]string)}
	var resources []string
	err := r.Read(part, func(c *pack.Cursor, e xml.StartElement) error {
		return r.each(c, func(e xml.StartElement, path string) (descend bool, err error) {
			switch path {
			case "CommonData", "CommonData/PageArea", "Pages":
				return true, nil
			case "CommonData/PageArea/PhysicalBox":
				return false, r.readBox(c, &r.box)
			case "CommonData/PublicRes", "CommonData/DocumentRes":
				location, err := c.Text()
				resources = append(resources, r.locate(part, location))
				return false, err
			case "CommonData/TemplatePage":
				r.templates[pack.Attribute(e, "ID")] = r.locate(part, pack.Attribute(e, "BaseLoc"))
			case "Pages/Page":
				if len(r.pages) == r.limits.Pages {
					return false, exceed(document.QuantityPages, r.limits.Pages)
				}
				r.pages = append(r.pages, r.locate(part, pack.Attribute(e, "BaseLoc")))
			}
			return false, c.Skip()
		})
	})
	if err != nil {
		return err
	}
	for _, res := range resources {
		if err := r.readResources(res); err != nil {
			return err
		}
	}
	for _, p := range r.pages {
		if ctx.Err() != nil {
			return context.Cause(ctx)
		}
		s, err := r.readPage(p)
		if err != nil {
			return err
		}
		if err := r.builder.Add(s.page()); err != nil {
			return err
		}
	}
	return nil
}

// readBox reads a box. One that cannot be read changes nothing.
func (r *reader) readBox(c *pack.Cursor, box *rectangle) error {
	s, err := c.Text()
	if read, ok := rectangleOf(s); ok && read.x1 > read.x0 && read.y1 > read.y0 {
		*box = read
	}
	return err
}

// readResources reads a part with resources. One that is missing is passed over:
// fonts and pictures are not needed.
func (r *reader) readResources(part string) error {
	if !r.Has(part) {
		return nil
	}
	return r.Read(part, func(c *pack.Cursor, e xml.StartElement) error {
		return r.each(c, func(e xml.StartElement, path string) (descend bool, err error) {
			id := pack.Attribute(e, "ID")
			switch path {
			case "Fonts", "DrawParams", "CompositeGraphicUnits":
				return true, nil
			case "Fonts/Font":
				r.bold[id] = pack.Attribute(e, "Bold") == "true"
			case "DrawParams/DrawParam":
				if width, ok := number(pack.Attribute(e, "LineWidth")); ok {
					r.widths[id] = width
				}
			case "CompositeGraphicUnits/CompositeGraphicUnit":
				r.units[id] = part
			}
			return false, c.Skip()
		})
	})
}

// exceed returns the error of a quantity beyond its limit.
func exceed(q document.Quantity, limit int) error {
	return &LimitError{Package: "ofd", Quantity: q, Max: int64(limit)}
}
