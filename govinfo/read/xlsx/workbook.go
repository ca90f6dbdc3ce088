package xlsx

import (
	"encoding/xml"
	"fmt"
	"path"
	"regexp"
	"strings"

	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/internal/pack"
)

// workbook is what the sheets of a workbook have in common.
type workbook struct {
	parts  *pack.Package
	limits document.Limits
	title  string
	sheets []sheetEntry
	shared []text // the shared strings
	styles styles
	cells  int              // with content, of all sheets so far
	seen   int              // sheets that are not hidden
	names  map[string]names // of cells, by the names of their sheets; nil for none
}

// sheetEntry is a sheet in the list of the workbook.
type sheetEntry struct {
	name   string
	number int    // among all sheets, from 1
	part   string // "" for a sheet of another kind, such as a chart
	hidden bool
}

// openWorkbook reads everything but the sheets.
func openWorkbook(p *pack.Package, limits document.Limits) (*workbook, error) {
	b := &workbook{parts: p, limits: limits}
	main, core := "", p.Usual("docprops/core.xml")
	err := p.Relations("", func(_, kind, target string) {
		switch kind {
		case "officeDocument":
			main = target
		case "core-properties":
			core = p.Usual(target)
		}
	})
	if err != nil {
		return nil, err
	}
	if !p.Has(main) {
		main = p.Usual("xl/workbook.xml")
	}
	switch {
	case main == "" && p.Has("xl/workbook.bin"), path.Ext(main) == ".bin":
		return nil, ErrBinary
	case main == "":
		return nil, fmt.Errorf("%w: the package has no workbook", ErrNotExcel)
	}
	if err := b.readParts(main); err != nil {
		return nil, err
	}
	return b, b.readTitle(core)
}

// readParts reads the workbook and the parts that it refers to but the sheets.
func (b *workbook) readParts(main string) error {
	parts := make(map[string]relation) // by the ids of their relationships
	folder := path.Dir(main)
	strings, styles := b.parts.Usual(path.Join(folder, "sharedstrings.xml")), b.parts.Usual(path.Join(folder, "styles.xml"))
	err := b.parts.Relations(main, func(id, kind, target string) {
		parts[id] = relation{kind, target}
		switch kind {
		case "sharedStrings":
			strings = target
		case "styles":
			styles = target
		}
	})
	if err == nil {
		err = b.readList(main, parts)
	}
	if err == nil && styles != "" {
		err = b.readStyles(styles)
	}
	if err == nil && strings != "" {
		err = b.readShared(strings)
	}
	return err
}

// relation is another part that a part refers to.
type relation struct{ kind, target string }

// readList reads the list of the sheets.
func (b *workbook) readList(main string, parts map[string]relation) error {
	var other error
	err := b.parts.Read(main, func(c *pack.Cursor, root xml.StartElement) error {
		if root.Name.Local != "workbook" {
			other = fmt.Errorf("%w: %s is a <%s>", ErrNotExcel, main, root.Name.Local)
			return other
		}
		return c.Children(func(e xml.StartElement) error {
			if e.Name.Local == "definedNames" {
				return b.readNames(c)
			}
			if e.Name.Local != "sheets" {
				return c.Skip()
			}
			return c.Children(func(e xml.StartElement) error {
				if err := b.list(e, parts); err != nil {
					return err
				}
				return c.Skip()
			})
		})
	})
	if other != nil {
		return other
	}
	return err
}

// list adds a sheet to the list.
func (b *workbook) list(e xml.StartElement, parts map[string]relation) error {
	state := pack.Attribute(e, "state")
	sheet := sheetEntry{
		name: pack.Attribute(e, "name"), number: len(b.sheets) + 1,
		hidden: state == "hidden" || state == "veryHidden",
	}
	r, known := parts[relationID(e)]
	if !known {
		return fmt.Errorf("the sheet %q has no part", sheet.name)
	}
	if r.kind == "worksheet" {
		sheet.part = r.target
	}
	if len(b.sheets) == b.limits.Pages {
		return exceed(document.QuantityPages, b.limits.Pages)
	}
	if b.sheets = append(b.sheets, sheet); !sheet.hidden {
		b.seen++
	}
	return nil
}

// relationID returns the id of a relationship, which is of a namespace of its own.
func relationID(e xml.StartElement) string {
	for _, a := range e.Attr {
		if a.Name.Local == "id" && a.Name.Space != "" {
			return a.Value
		}
	}
	return ""
}

// givenName matches the names that programs give to sheets.
var givenName = regexp.MustCompile(`^(?i:sheet|工作表|表|table)\s*\d*$`)

// named returns the name of a sheet where it tells its content: it is one that
// somebody gave, and there are others.
func (b *workbook) named(s *sheetEntry) string {
	if b.seen < 2 || givenName.MatchString(s.name) {
		return ""
	}
	return s.name
}

func (b *workbook) readTitle(core string) error {
	if core == "" {
		return nil
	}
	return b.parts.Read(core, func(c *pack.Cursor, root xml.StartElement) error {
		return c.Children(func(e xml.StartElement) error {
			if e.Name.Local != "title" {
				return c.Skip()
			}
			title, err := c.Text()
			b.title = strings.TrimSpace(title)
			return err
		})
	})
}

func (b *workbook) readShared(part string) error {
	return b.parts.Read(part, func(c *pack.Cursor, root xml.StartElement) error {
		return c.Children(func(e xml.StartElement) error {
			if e.Name.Local != "si" {
				return c.Skip()
			}
			t, err := readText(c)
			b.shared = append(b.shared, t)
			return err
		})
	})
}

// exceed returns the error of a quantity beyond its limit.
func exceed(q document.Quantity, limit int) error {
	return &LimitError{Package: "xlsx", Quantity: q, Max: int64(limit)}
}
