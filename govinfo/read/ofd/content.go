package ofd

import (
	"encoding/xml"
	"math"

	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/govinfo/read/internal/page"
	"github.com/openxxgk/annualreport/internal/pack"
)

// sheet is what is drawn on a page or a template, in millimetres.
type sheet struct {
	box      rectangle
	runs     []page.Run
	rules    []rectangle
	pictures []rectangle
	uses     []use // composite objects
	hidden   int
}

// use is a composite object where it stands.
type use struct {
	id     string
	matrix matrix // to the sheet
}

// inPoints is the size of a millimetre in points.
const inPoints = 72 / 25.4

// page returns the sheet as the analysis of pages wants it: in points, from the top
// left corner of the paper. What is drawn off the paper is hidden.
func (s *sheet) page() *page.Page {
	p := &page.Page{Width: inPoints * (s.box.x1 - s.box.x0), Height: inPoints * (s.box.y1 - s.box.y0), Hidden: s.hidden}
	convert := func(all []rectangle) []page.Rect {
		rects := make([]page.Rect, 0, len(all))
		for _, r := range all {
			if r, ok := r.within(s.box, 0); ok {
				rects = append(rects, page.Rect{
					X0: inPoints * (r.x0 - s.box.x0), Y0: inPoints * (r.y0 - s.box.y0),
					X1: inPoints * (r.x1 - s.box.x0), Y1: inPoints * (r.y1 - s.box.y0),
				})
			}
		}
		return rects
	}
	p.Rules, p.Pictures = convert(s.rules), convert(s.pictures)
	for _, r := range s.runs {
		if !s.box.holds(point{r.X, r.Y}, 0) {
			p.Hidden += len([]rune(r.Text))
			continue
		}
		r.X, r.Y = inPoints*(r.X-s.box.x0), inPoints*(r.Y-s.box.y0)
		r.Advance, r.Size = inPoints*r.Advance, inPoints*r.Size
		p.Runs = append(p.Runs, r)
	}
	return p
}

// add draws another sheet on this one.
func (s *sheet) add(other *sheet) {
	s.runs = append(s.runs, other.runs...)
	s.rules = append(s.rules, other.rules...)
	s.pictures = append(s.pictures, other.pictures...)
	s.hidden += other.hidden
}

// addThrough draws what another sheet has of its own through a matrix.
func (s *sheet) addThrough(other *sheet, m matrix) {
	straight := math.Abs(m.b)+math.Abs(m.c) < 1e-3 || math.Abs(m.a)+math.Abs(m.d) < 1e-3
	through := func(r rectangle) rectangle { return around(m.apply(point{r.x0, r.y0}), m.apply(point{r.x1, r.y1})) }
	for _, r := range other.rules {
		if straight { // or it is no line along an axis any more
			s.rules = append(s.rules, through(r))
		}
	}
	for _, r := range other.pictures {
		s.pictures = append(s.pictures, through(r))
	}
	for _, r := range other.runs {
		at, along := m.apply(point{r.X, r.Y}), m.turn(point{r.DX, r.DY})
		r.X, r.Y, r.DX, r.DY = at.x, at.y, along.x, along.y
		r.Size, r.Advance = r.Size*m.scale(), r.Advance*m.scale()
		s.runs = append(s.runs, r)
	}
	s.hidden += other.hidden
}

func (s *sheet) size() int { return len(s.runs) + len(s.rules) + len(s.pictures) }

// readPage reads a page: the templates behind it, what is on it, and those before it.
func (r *reader) readPage(part string) (*sheet, error) {
	own := &sheet{box: r.box}
	var behind, before []string
	err := r.Read(part, func(c *pack.Cursor, e xml.StartElement) error {
		return r.each(c, func(e xml.StartElement, path string) (descend bool, err error) {
			switch path {
			case "Area", "Content":
				return true, nil
			case "Area/PhysicalBox":
				return false, r.readBox(c, &own.box)
			case "Template":
				if t := r.templates[pack.Attribute(e, "TemplateID")]; t != "" {
					if pack.Attribute(e, "ZOrder") == "Foreground" {
						before = append(before, t)
					} else {
						behind = append(behind, t)
					}
				}
			case "PageRes":
				location, err := c.Text()
				if err != nil {
					return false, err
				}
				return false, r.readResources(r.locate(part, location))
			case "Content/Layer":
				return false, r.readObjects(c, own, frame{matrix: identity, width: r.widths[pack.Attribute(e, "DrawParam")]})
			}
			return false, c.Skip()
		})
	})
	if err == nil {
		err = r.compose(own, own.uses, identity, 0)
	}
	if err != nil || len(behind)+len(before) == 0 {
		return own, err
	}
	return r.between(behind, own, before)
}

// between puts a page between templates.
func (r *reader) between(behind []string, own *sheet, before []string) (*sheet, error) {
	whole := &sheet{box: own.box}
	for _, t := range behind {
		if err := r.addTemplate(whole, t); err != nil {
			return nil, err
		}
	}
	whole.add(own)
	for _, t := range before {
		if err := r.addTemplate(whole, t); err != nil {
			return nil, err
		}
	}
	return whole, nil
}

// addTemplate adds what is on a template, which is read once. A template may have
// templates, which are none of its pages' concern.
func (r *reader) addTemplate(to *sheet, part string) error {
	t := r.drawn[part]
	if t == nil {
		t = &sheet{}
		err := r.Read(part, func(c *pack.Cursor, e xml.StartElement) error {
			return r.each(c, func(e xml.StartElement, path string) (descend bool, err error) {
				switch path {
				case "Content":
					return true, nil
				case "Content/Layer":
					return false, r.readObjects(c, t, frame{matrix: identity, width: r.widths[pack.Attribute(e, "DrawParam")]})
				}
				return false, c.Skip()
			})
		})
		if err == nil {
			err = r.compose(t, t.uses, identity, 0)
		}
		if err != nil {
			return err
		}
		r.drawn[part] = t
	}
	to.add(t)
	return r.count(t.size())
}

// count counts objects against the limit for all pages.
func (r *reader) count(n int) error {
	if r.objects += n; r.objects > r.limits.Objects {
		return exceed(document.QuantityObjects, r.limits.Objects)
	}
	return nil
}

// frame is what the objects of a layer or of a composite object have in common.
type frame struct {
	matrix matrix // to the page
	width  float64
	unseen bool // nothing in it is seen
}

// graphic is what all objects say of themselves.
type graphic struct {
	frame
	boundary    rectangle // in the coordinates around the object
	hasBoundary bool
}

// within returns the frame of an object's content.
func (f frame) of(r *reader, e xml.StartElement) graphic {
	g := graphic{frame: f}
	if width, ok := r.widths[pack.Attribute(e, "DrawParam")]; ok {
		g.width = width
	}
	if width, ok := number(pack.Attribute(e, "LineWidth")); ok {
		g.width = width
	}
	g.boundary, g.hasBoundary = rectangleOf(pack.Attribute(e, "Boundary"))
	g.matrix = matrixOf(pack.Attribute(e, "CTM")).shifted(g.boundary.x0, g.boundary.y0).then(f.matrix)
	g.unseen = f.unseen || pack.Attribute(e, "Visible") == "false" || pack.Attribute(e, "Alpha") == "0"
	return g
}

// area returns the boundary on the page.
func (g *graphic) area(f frame) rectangle {
	b := g.boundary
	return around(f.matrix.apply(point{b.x0, b.y0}), f.matrix.apply(point{b.x1, b.y1}))
}

// readObjects reads the objects of the element that is open.
func (r *reader) readObjects(c *pack.Cursor, s *sheet, f frame) error {
	return c.Children(func(e xml.StartElement) error {
		if err := r.count(1); err != nil {
			return err
		}
		switch e.Name.Local {
		case "PageBlock", "Layer":
			return r.readObjects(c, s, f)
		case "TextObject":
			return r.readText(c, e, s, f)
		case "PathObject":
			return r.readPath(c, e, s, f)
		case "ImageObject":
			if g := f.of(r, e); !g.unseen {
				s.pictures = append(s.pictures, g.area(f))
			}
		case "CompositeObject":
			if g := f.of(r, e); !g.unseen {
				s.uses = append(s.uses, use{pack.Attribute(e, "ResourceID"), g.matrix})
			}
		}
		return c.Skip()
	})
}

// compose draws composite objects, and those that they use.
func (r *reader) compose(to *sheet, uses []use, m matrix, depth int) error {
	const deepest = 16
	if depth > deepest {
		return exceed(document.QuantityNesting, deepest)
	}
	for _, u := range uses {
		unit, err := r.unit(u.id)
		if err != nil {
			return err
		}
		if unit == nil {
			continue
		}
		if err := r.count(1 + unit.size()); err != nil {
			return err
		}
		at := u.matrix.then(m)
		to.addThrough(unit, at)
		if err := r.compose(to, unit.uses, at, depth+1); err != nil {
			return err
		}
	}
	return nil
}

// unit returns what a composite object consists of, or nil. All of a part are read
// at once, when the first is asked for.
func (r *reader) unit(id string) (*sheet, error) {
	if s := r.composed[id]; s != nil {
		return s, nil
	}
	part := r.units[id]
	if part == "" {
		return nil, nil
	}
	current := &sheet{}
	err := r.Read(part, func(c *pack.Cursor, e xml.StartElement) error {
		return r.each(c, func(e xml.StartElement, path string) (descend bool, err error) {
			switch path {
			case "CompositeGraphicUnits":
				return true, nil
			case "CompositeGraphicUnits/CompositeGraphicUnit":
				current = &sheet{}
				r.composed[pack.Attribute(e, "ID")] = current
				return true, nil
			case "CompositeGraphicUnits/CompositeGraphicUnit/Content":
				return false, r.readObjects(c, current, frame{matrix: identity})
			}
			return false, c.Skip()
		})
	})
	return r.composed[id], err
}
