package page

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/govinfo/read/internal/outline"
)

// press prints a document on pages, as a word processor does.
type press struct {
	*rand.Rand
	width, height, margin, size float64

	glyphwise    bool // each glyph is a run of its own
	bands        bool // borders are thin filled areas, cut at each cell
	double       bool // borders are double
	dotted       bool // in pieces as long as dot, with gaps between
	dot, gap     float64
	openSides    bool // no borders at the left and right
	openBottom   bool // no border where the page ends
	repeatHead   bool // the first row is printed again on each page
	noPages      bool // one page, as long as it gets
	running      bool // head and foot
	watermark    bool
	raggedBorder bool // ends of lines are off by up to a point

	page  *Page
	pages []Page
	y     float64
}

func (p *press) print(doc *document.Document) []Page {
	if p.noPages {
		p.height = 1e5
	}
	p.feed()
	for _, block := range doc.Blocks {
		switch b := block.(type) {
		case *document.Heading:
			p.space(1.2 * p.size)
			p.lines(b.Text, p.size*[]float64{0, 1.8, 1.3}[b.Level], b.Level == 1, 0)
			p.space(0.8 * p.size)
		case *document.Paragraph:
			p.lines(b.Text, p.size, false, 2*p.size)
		case *document.Table:
			p.space(p.size)
			p.table(b)
			p.space(p.size)
		}
	}
	return p.pages
}

func (p *press) feed() {
	p.pages = append(p.pages, Page{Width: p.width, Height: p.height})
	p.page = &p.pages[len(p.pages)-1]
	p.y = p.margin
	if p.running {
		p.text("云溪县林业局政府信息公开", p.margin, 0.6*p.margin, 9)
		p.text(fmt.Sprintf("- %d -", len(p.pages)), p.width/2, p.height-0.5*p.margin, 9)
	}
	if p.watermark {
		p.page.Runs = append(p.page.Runs, Run{Text: "内部资料", X: 0.3 * p.width, Y: 0.6 * p.height, DX: 0.7, DY: -0.7, Size: 60, Advance: 240})
	}
}

func (p *press) space(h float64) {
	if p.y > p.margin {
		p.y += h
	}
}

func (p *press) room(h float64) bool { return p.y+h <= p.height-p.margin }

func textWidth(text string, size float64) float64 {
	w := 0.0
	for _, r := range text {
		if wide(r) {
			w += size
		} else {
			w += size / 2
		}
	}
	return w
}

func (p *press) text(text string, x, baseline, size float64) {
	if !p.glyphwise {
		p.page.Runs = append(p.page.Runs, Run{Text: text, X: x, Y: baseline, Size: size, Advance: textWidth(text, size)})
		return
	}
	for _, r := range text {
		w := textWidth(string(r), size)
		if r != ' ' {
			p.page.Runs = append(p.page.Runs, Run{Text: string(r), X: x, Y: baseline, Size: size, Advance: w})
		}
		x += w
	}
}

// wrap breaks text into lines, the first of which is indented. Figures and words
// are not divided.
func wrap(text string, width, size, indent float64) []string {
	var lines []string
	line := ""
	used := indent
	for _, token := range tokens(text) {
		w := textWidth(token, size)
		if used+w > width && line != "" {
			lines = append(lines, line)
			line, used = "", 0
		}
		line += token
		used += w
	}
	return append(lines, line)
}

func tokens(text string) []string {
	var out []string
	narrow := ""
	for _, r := range text {
		if !wide(r) {
			narrow += string(r)
			continue
		}
		if narrow != "" {
			out = append(out, narrow)
			narrow = ""
		}
		out = append(out, string(r))
	}
	if narrow != "" {
		out = append(out, narrow)
	}
	return out
}

const leading = 1.5

func (p *press) lines(text string, size float64, centred bool, indent float64) {
	width := p.width - 2*p.margin
	for i, line := range wrap(text, width, size, indent) {
		if !p.room(leading * size) {
			p.feed()
		}
		x := p.margin
		if i == 0 {
			x += indent
		}
		if centred {
			x = (p.width - textWidth(line, size)) / 2
		}
		p.text(line, x, p.y+1.1*size, size)
		p.y += leading * size
	}
}

// table prints a table, going on with the next page between any two rows.
func (p *press) table(t *document.Table) {
	grid, err := t.Grid()
	if err != nil {
		panic(err)
	}
	rows, columns := len(grid), len(grid[0])
	column := (p.width - 2*p.margin) / float64(columns)
	const padding = 3.0
	text := func(place document.Place) []string {
		c := &t.Rows[place.Row].Cells[place.Cell]
		return wrap(c.Text, column*float64(c.Width())-2*padding, p.size, 0)
	}
	heights := make([]float64, rows)
	for r := range rows {
		heights[r] = leading*p.size + 2*padding
		for _, place := range grid[r] {
			if place.Origin && t.Rows[place.Row].Cells[place.Cell].Height() == 1 {
				heights[r] = max(heights[r], leading*p.size*float64(len(text(place)))+2*padding)
			}
		}
	}
	for r := range rows { // tall labels stretch their last row
		for _, place := range grid[r] {
			if h := t.Rows[place.Row].Cells[place.Cell].Height(); place.Origin && h > 1 {
				have := 0.0
				for i := range h {
					have += heights[r+i]
				}
				heights[r] += max(0, leading*p.size*float64(len(text(place)))+2*padding-have)
			}
		}
	}
	start := 0
	left := make(map[[2]int][]string) // what is left to print of a cell
	draw := func(r int) {
		for c, place := range grid[r] {
			x := p.margin + column*float64(c)
			id := [2]int{place.Row, place.Cell}
			if place.Origin {
				left[id] = text(place)
			}
			if place.Origin || r == start && (c == 0 || !same(grid[r][c-1], place)) {
				y := p.y + padding
				end := p.y // of the rows of the cell that fit on the page
				for k := r; k < rows && same(grid[k][c], place) && (k == r || end+heights[k] <= p.height-p.margin); k++ {
					end += heights[k]
				}
				for ; len(left[id]) > 0 && y+leading*p.size <= end+1e-6; y += leading * p.size {
					p.text(left[id][0], x+padding, y+1.1*p.size, p.size)
					left[id] = left[id][1:]
				}
			}
			side := c == 0 || !same(grid[r][c-1], place)
			top := r == start || !same(grid[r-1][c], place)
			if side && (c > 0 || !p.openSides) {
				p.rule(x, p.y, x, p.y+heights[r])
			}
			if top {
				p.rule(x, p.y, x+column, p.y)
			}
		}
		if !p.openSides {
			p.rule(p.width-p.margin, p.y, p.width-p.margin, p.y+heights[r])
		}
		p.y += heights[r]
	}
	for r := range rows {
		if r > 0 && !p.room(heights[r]) {
			if !p.openBottom {
				p.rule(p.margin, p.y, p.width-p.margin, p.y)
			}
			p.feed()
			start = r
			if p.repeatHead {
				start = 0
				draw(0)
				start = r
			}
		}
		draw(r)
	}
	p.rule(p.margin, p.y, p.width-p.margin, p.y)
}

func same(a, b document.Place) bool { return a.Row == b.Row && a.Cell == b.Cell }

func (p *press) rule(x0, y0, x1, y1 float64) {
	jitter := func() float64 {
		if p.raggedBorder {
			return p.Float64() - 0.5
		}
		return 0
	}
	add := func(x0, y0, x1, y1, thick float64) {
		if y0 == y1 {
			p.page.Rules = append(p.page.Rules, Rect{x0 + jitter(), y0 - thick/2, x1 + jitter(), y1 + thick/2})
		} else {
			p.page.Rules = append(p.page.Rules, Rect{x0 - thick/2, y0 + jitter(), x1 + thick/2, y1 + jitter()})
		}
	}
	switch {
	case p.double:
		d := 1.25
		if y0 == y1 {
			add(x0, y0-d, x1, y1-d, 0.5)
			add(x0, y0+d, x1, y1+d, 0.5)
		} else {
			add(x0-d, y0, x1-d, y1, 0.5)
			add(x0+d, y0, x1+d, y1, 0.5)
		}
	case p.dotted:
		for d := 0.0; d <= max(x1-x0, y1-y0); d += p.dot + p.gap {
			if y0 == y1 {
				p.page.Rules = append(p.page.Rules, Rect{x0 + d, y0 - 0.5, x0 + d + p.dot, y0 + 0.5})
			} else {
				p.page.Rules = append(p.page.Rules, Rect{x0 - 0.5, y0 + d, x0 + 0.5, y0 + d + p.dot})
			}
		}
	case p.bands:
		add(x0, y0, x1, y1, 2)
	default:
		add(x0, y0, x1, y1, 0)
	}
}

const characters = "本机关依法公开政府信息坚持以为常态不例外推进决策执行管理服务结果全过程完善制度加强督查提高质量"

func words(r *rand.Rand, n int) string {
	runes := []rune(characters)
	var b strings.Builder
	for b.Len() < 3*n {
		b.WriteRune(runes[r.IntN(len(runes))])
		if r.IntN(12) == 0 {
			b.WriteString(fmt.Sprint(1 + r.IntN(500)))
		}
	}
	return b.String()
}

// randomTable makes a table like those of reports: heading rows of words, then
// rows of a label, which a group may stand before, and figures, all distinct.
func randomTable(r *rand.Rand) *document.Table {
	figures := 2 + r.IntN(6)
	t := &document.Table{Columns: figures + 2}
	word := func(n int) string { return words(r, 1+r.IntN(n)) }
	head := document.Row{Cells: []document.Cell{{Text: word(6), ColSpan: 2}}}
	for range figures {
		head.Cells = append(head.Cells, document.Cell{Text: word(4)})
	}
	t.Rows = append(t.Rows, head)
	n := 0
	for group := range 1 + r.IntN(6) {
		lines := 1 + r.IntN(5)
		if group == 0 {
			lines++ // or nothing would divide the two columns of labels
		}
		for i := range lines {
			var row document.Row
			switch {
			case lines == 1:
				row.Cells = append(row.Cells, document.Cell{Text: fmt.Sprintf("%d.%s", i+1, word(12)), ColSpan: 2})
			case i == 0:
				row.Cells = append(row.Cells, document.Cell{Text: "（" + word(5) + "）", RowSpan: lines})
				fallthrough
			default:
				row.Cells = append(row.Cells, document.Cell{Text: fmt.Sprintf("%d.%s", i+1, word(12))})
			}
			for range figures {
				n++
				row.Cells = append(row.Cells, document.Cell{Text: fmt.Sprint(1000 + n)})
			}
			t.Rows = append(t.Rows, row)
		}
	}
	return t
}

func randomDocument(r *rand.Rand) *document.Document {
	doc := &document.Document{}
	add := func(b document.Block) { doc.Blocks = append(doc.Blocks, b) }
	add(&document.Heading{Level: 1, Text: words(r, 10)})
	for i := range 2 + r.IntN(4) {
		add(&document.Heading{Level: 2, Text: string([]rune("一二三四五六七")[i]) + "、" + words(r, 6)})
		for range 1 + r.IntN(4) {
			add(&document.Paragraph{Text: words(r, 20+r.IntN(150)) + "。"})
		}
		if r.IntN(3) > 0 {
			add(randomTable(r))
			add(&document.Paragraph{Text: words(r, 20+r.IntN(50)) + "。"})
		}
	}
	return doc
}

// analyse reads pages, and writes their document without what does not count:
// where text was wrapped.
func analyse(t *testing.T, pages []Page) (string, []document.Note) {
	t.Helper()
	b := New("page", document.Limits{})
	for i := range pages {
		if err := b.Add(&pages[i]); err != nil {
			t.Fatal(err)
		}
	}
	blocks, notes := b.Build()
	return unwrapped(blocks), notes
}

func unwrapped(blocks []document.Block) string {
	for _, block := range blocks {
		if table, ok := block.(*document.Table); ok {
			for i := range table.Rows {
				for k := range table.Rows[i].Cells {
					c := &table.Rows[i].Cells[k]
					c.Text = strings.ReplaceAll(c.Text, "\n", "")
				}
			}
		}
	}
	return outline.Of(&document.Document{Blocks: blocks})
}

// damages are what producers and printers do to pages without changing what they
// say.
var damages = map[string]func(*press){
	"none":           func(*press) {},
	"one page":       func(p *press) { p.noPages = true },
	"landscape":      func(p *press) { p.width, p.height = p.height, p.width },
	"small pages":    func(p *press) { p.width, p.height, p.margin = 420, 595, 36 },
	"glyph by glyph": func(p *press) { p.glyphwise = true },
	"bands":          func(p *press) { p.bands = true },
	"double lines":   func(p *press) { p.double = true },
	"dotted lines":   func(p *press) { p.dotted, p.dot, p.gap = true, 1, 1 },
	"dashed lines":   func(p *press) { p.dotted, p.dot, p.gap = true, 4, 3 },
	"open sides":     func(p *press) { p.openSides = true },
	"open bottom":    func(p *press) { p.openBottom = true },
	"heads repeated": func(p *press) { p.repeatHead = true },
	"running heads":  func(p *press) { p.running = true },
	"watermark":      func(p *press) { p.watermark = true },
	"ragged borders": func(p *press) { p.raggedBorder = true },
	"much at once": func(p *press) {
		p.glyphwise, p.bands, p.raggedBorder, p.openBottom, p.running, p.watermark = true, true, true, true, true, true
	},
}

func TestWhatIsPrintedIsRead(t *testing.T) {
	for name, damage := range damages {
		t.Run(name, func(t *testing.T) {
			for seed := range uint64(100) {
				r := rand.New(rand.NewPCG(seed, 11))
				doc := randomDocument(r)
				want := outline.Of(doc)
				p := &press{Rand: r, width: 595, height: 842, margin: 72, size: 10.5}
				damage(p)
				pages := p.print(doc)
				if p.running && len(pages) < 2 {
					continue // nothing tells a running head from text
				}
				got, _ := analyse(t, pages)
				if diff := cmp.Diff(strings.Split(want, "\n"), strings.Split(got, "\n")); diff != "" {
					t.Fatalf("seed %d: -want +got:\n%s", seed, diff)
				}
			}
		})
	}
}

// A page may be turned by its file, or printed so that it must be turned.
func TestTurnedPages(t *testing.T) {
	for seed := range uint64(20) {
		r := rand.New(rand.NewPCG(seed, 12))
		doc := randomDocument(r)
		want := unwrapped(doc.Blocks)
		for quarter := downward; quarter <= upward; quarter++ {
			p := &press{Rand: r, width: 595, height: 842, margin: 72, size: 10.5}
			pages := p.print(doc)
			for i := range pages {
				turnPage(&pages[i], quarter)
			}
			if got, _ := analyse(t, pages); got != want {
				t.Fatalf("seed %d, %d quarters: -want +got:\n%s", seed, quarter, cmp.Diff(want, got))
			}
		}
	}
}

// turnPage turns a page so that its text runs in a direction.
func turnPage(p *Page, quarter turn) {
	for range quarter {
		point := func(x, y float64) (float64, float64) { return p.Height - y, x }
		for i := range p.Runs {
			r := &p.Runs[i]
			r.X, r.Y = point(r.X, r.Y)
			if r.DX == 0 && r.DY == 0 {
				r.DX = 1
			}
			r.DX, r.DY = -r.DY, r.DX
		}
		for i, o := range p.Rules {
			x0, y1 := point(o.X0, o.Y0)
			x1, y0 := point(o.X1, o.Y1)
			p.Rules[i] = Rect{min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)}
		}
		p.Width, p.Height = p.Height, p.Width
	}
}
