package page

import (
	"unicode/utf8"

	"github.com/openxxgk/annualreport/govinfo/document"
)

// Page is what is printed on one page. See the package for the coordinates.
type Page struct {
	Width, Height float64
	Runs          []Run  // in the order they are printed
	Rules         []Rect // strokes along an axis and filled rectangles
	Pictures      []Rect
	Hidden        int // characters that are not shown
}

// Rect is an area: X0 <= X1, Y0 <= Y1.
type Rect struct{ X0, Y0, X1, Y1 float64 }

// Width returns the extent from left to right.
func (r Rect) Width() float64 { return r.X1 - r.X0 }

// Height returns the extent from top to bottom.
func (r Rect) Height() float64 { return r.Y1 - r.Y0 }

// Run is a run of glyphs.
type Run struct {
	Text string
	// X and Y are where the run begins: the left end of its baseline or, for a run
	// that is Upright, the middle of the top of its first glyph.
	X, Y float64
	// Advance is the length of the run along its direction.
	Advance float64
	// Size is the height of the font.
	Size float64
	// DX and DY are the direction of the baseline, a vector of any length: (1, 0)
	// runs to the right, (0, 1) down. (0, 0) is (1, 0). For a run that is Upright it
	// is the direction that a horizontal line of the same text would take.
	DX, DY float64
	// Upright says that the glyphs stand upright one below the other.
	Upright bool
	Bold    bool
}

// Defaults are the limits of a [Builder]; other fields of the type it ignores.
func Defaults() document.Limits {
	return document.Limits{
		Pages:   2000,
		Glyphs:  1_000_000,
		Objects: 20_000, // rules of one page, after those in one line are joined
		Tables:  2000,
		Cells:   200_000,
		Places:  document.MaxGridPlaces,
	}
}

// Builder builds the document. Make one by [New].
type Builder struct {
	name   string
	limits document.Limits
	sheets []*sheet
	notes  []document.Note

	glyphs, tables, cells int
	places                int // of all frames
	looks                 int // comparisons of lines with lines and runs with frames that are left
}

// What all pages may cost where lines cross and frames overlap.
const (
	mostLooks  = 200_000_000
	mostFrames = 8 // times the places of one table
)

// New returns a builder whose errors name the front end. Limits that are not set
// are [Defaults].
func New(name string, limits document.Limits) *Builder {
	return &Builder{name: name, limits: limits.Or(Defaults()), looks: mostLooks}
}

// sheet is a page that was analysed: its lines of text and its tables. What it
// was made of is not kept.
type sheet struct {
	number        int
	width, height float64
	lines         []line // outside tables, from top to bottom
	grids         []*grid
	unruled       []unruledTable
	picture       bool // the page is a picture without text
}

// Add analyses the next page. It keeps nothing of p, and may change it. The
// error is a [*document.LimitError], after which the builder is of no use.
func (b *Builder) Add(p *Page) error {
	if len(b.sheets) == b.limits.Pages {
		return b.exceed(document.QuantityPages, b.limits.Pages)
	}
	for i := range p.Runs {
		b.glyphs += utf8.RuneCountInString(p.Runs[i].Text)
	}
	if b.glyphs > b.limits.Glyphs {
		return b.exceed(document.QuantityGlyphs, b.limits.Glyphs)
	}
	number := len(b.sheets) + 1
	items, ruled, overprint := upright(p)
	if len(ruled.across)+len(ruled.down) > b.limits.Objects {
		return b.exceed(document.QuantityObjects, b.limits.Objects)
	}
	b.note(document.NoteHiddenText, number, p.Hidden)
	b.note(document.NoteOverprint, number, overprint)
	s := &sheet{number: number, width: p.Width, height: p.Height, picture: isPicture(p, items)}
	if s.picture {
		b.note(document.NotePicturePage, number, 1)
	}
	frames, err := b.frames(ruled)
	if err != nil {
		return err
	}
	filler := newFiller(items, &b.looks)
	for _, f := range frames {
		if g := filler.fill(f); g != nil {
			s.grids = append(s.grids, g)
		}
	}
	if b.looks < 0 {
		return b.exceed(document.QuantityObjects, mostLooks)
	}
	if err := b.count(s.grids); err != nil {
		return err
	}
	s.lines = joinStacks(linesOf(filler.rest()))
	s.order()
	b.sheets = append(b.sheets, s)
	return nil
}

func (b *Builder) exceed(q document.Quantity, most int) error {
	return &document.LimitError{Package: b.name, Quantity: q, Max: int64(most)}
}

func (b *Builder) count(grids []*grid) error {
	if b.tables += len(grids); b.tables > b.limits.Tables {
		return b.exceed(document.QuantityTables, b.limits.Tables)
	}
	for _, g := range grids {
		b.cells += len(g.cells)
	}
	if b.cells > b.limits.Cells {
		return b.exceed(document.QuantityCells, b.limits.Cells)
	}
	return nil
}

func (b *Builder) note(code document.NoteCode, page, count int) {
	if count > 0 {
		b.notes = append(b.notes, document.Note{Code: code, Page: page, Count: count})
	}
}

// Pictures returns the number of pages so far, and of those that are pictures
// without text.
func (b *Builder) Pictures() (pages, pictures int) {
	for _, s := range b.sheets {
		if s.picture {
			pictures++
		}
	}
	return len(b.sheets), pictures
}

// Build returns the blocks of the document and what is to be noted of it. The
// builder is used up.
func (b *Builder) Build() ([]document.Block, []document.Note) {
	dropFurniture(b.sheets)
	b.unruled()
	return assemble(b.sheets), b.notes
}

// isPicture reports whether a page shows a picture and hardly any text.
func isPicture(p *Page, items []item) bool {
	const least, fewCharacters = 0.5, 20
	area := 0.0
	for _, r := range p.Pictures {
		w := min(r.X1, p.Width) - max(r.X0, 0)
		h := min(r.Y1, p.Height) - max(r.Y0, 0)
		if w > 0 && h > 0 {
			area += w * h
		}
	}
	if area < least*p.Width*p.Height {
		return false
	}
	n := 0
	for i := range items {
		n += items[i].runes
	}
	return n <= fewCharacters
}
