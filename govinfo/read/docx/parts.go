package docx

import (
	"encoding/xml"
	"fmt"
	"path"
	"strings"

	"github.com/openxxgk/annualreport/internal/pack"
)

// sources are the parts of a package that make up a document: their names, ""
// where there is none.
type sources struct {
	*pack.Package
	main, core, styles, numbering, footnotes, endnotes string
}

// locate finds the parts by their relationships or, where these are missing, by
// their usual names.
func locate(p *pack.Package) (*sources, error) {
	found := &sources{Package: p, core: p.Usual("docprops/core.xml")}
	err := p.Relations("", func(_, kind, target string) {
		switch kind {
		case "officeDocument":
			found.main = target
		case "core-properties":
			found.core = p.Usual(target)
		}
	})
	if err != nil {
		return nil, err
	}
	if !p.Has(found.main) {
		if found.main = p.Usual("word/document.xml"); found.main == "" {
			return nil, fmt.Errorf("%w: the package has no main document", ErrNotWord)
		}
	}
	folder := path.Dir(found.main)
	found.styles = p.Usual(path.Join(folder, "styles.xml"))
	found.numbering = p.Usual(path.Join(folder, "numbering.xml"))
	found.footnotes = p.Usual(path.Join(folder, "footnotes.xml"))
	found.endnotes = p.Usual(path.Join(folder, "endnotes.xml"))
	return found, p.Relations(found.main, func(_, kind, target string) {
		if !p.Has(target) {
			return
		}
		switch kind {
		case "styles":
			found.styles = target
		case "numbering":
			found.numbering = target
		case "footnotes":
			found.footnotes = target
		case "endnotes":
			found.endnotes = target
		}
	})
}

// readTitle returns the title in the document's properties.
func (p *sources) readTitle() (string, error) {
	title := ""
	if p.core == "" {
		return "", nil
	}
	err := p.Read(p.core, func(c *pack.Cursor, root xml.StartElement) error {
		return c.Children(func(e xml.StartElement) error {
			if e.Name.Local != "title" {
				return c.Skip()
			}
			text, err := c.Text()
			title = strings.TrimSpace(text)
			return err
		})
	})
	return title, err
}

// maxID is the length of the longest id or name of a style that is told from
// others by its end. Word allows 253 characters. The bound keeps an id that a
// thousand paragraphs name from being read as often.
const maxID = 255

// identifier returns the value of an attribute that names something, cut at
// maxID bytes.
func identifier(e xml.StartElement, local string) string {
	value := pack.Attribute(e, local)
	return value[:min(len(value), maxID)]
}
