package page

import (
	"errors"
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/govinfo/document"
)

// Each limit ends in an error that names it, before the work is done.
func TestLimits(t *testing.T) {
	grid := func(n int) *Page { // n rows and columns, with text in two cells
		p := &Page{Width: 10000, Height: 10000, Runs: []Run{{Text: "1", X: 2, Y: 8, Size: 5, Advance: 3}, {Text: "2", X: 12, Y: 8, Size: 5, Advance: 3}}}
		end := 10 * float64(n)
		for i := range n + 1 {
			at := 10 * float64(i)
			p.Rules = append(p.Rules, Rect{0, at, end, at}, Rect{at, 0, at, end})
		}
		return p
	}
	glyphs := &Page{Width: 500, Height: 700, Runs: []Run{{Text: strings.Repeat("公", 101), X: 9, Y: 99, Size: 1, Advance: 101}}}
	for _, test := range []struct {
		quantity document.Quantity
		limits   document.Limits
		pages    []*Page
	}{
		{document.QuantityPages, document.Limits{Pages: 1}, []*Page{{Width: 500, Height: 700}, {Width: 500, Height: 700}}},
		{document.QuantityGlyphs, document.Limits{Glyphs: 100}, []*Page{glyphs}},
		{document.QuantityObjects, document.Limits{Objects: 20}, []*Page{grid(10)}},
		{document.QuantityPlaces, document.Limits{Places: 99}, []*Page{grid(10)}},
		{document.QuantityPlaces, document.Limits{}, []*Page{grid(900)}},
		{document.QuantityPlaces, document.Limits{Places: 100}, []*Page{grid(10), grid(10), grid(10), grid(10), grid(10), grid(10), grid(10), grid(10), grid(10)}},
		{document.QuantityCells, document.Limits{Cells: 99}, []*Page{grid(10)}},
		{document.QuantityTables, document.Limits{Tables: 1}, []*Page{grid(2), grid(2)}},
	} {
		b := New("page", test.limits)
		var err error
		for _, p := range test.pages {
			if err != nil {
				t.Errorf("%s: an error before the last page: %v", test.quantity, err)
			}
			err = b.Add(p)
		}
		var limit *document.LimitError
		if !errors.As(err, &limit) || limit.Quantity != test.quantity || limit.Package != "page" {
			t.Errorf("%s: %v", test.quantity, err)
		}
	}
}

// Frames that lie in one another, and lines that all cross, cost a stated amount
// of work and no more.
func TestWorkIsBounded(t *testing.T) {
	b := New("page", document.Limits{})
	var err error
	for range 1000 {
		p := &Page{Width: 1e5, Height: 1e5}
		for i := range 3000 { // frames around frames
			d := 10 * float64(i)
			p.Rules = append(p.Rules, Rect{d, d, 1e5 - d, d}, Rect{d, 1e5 - d, 1e5 - d, 1e5 - d}, Rect{d, d, d, 1e5 - d}, Rect{1e5 - d, d, 1e5 - d, 1e5 - d}, Rect{d, 5e4 + d/100, 1e5 - d, 5e4 + d/100})
		}
		if err = b.Add(p); err != nil {
			break
		}
	}
	var limit *document.LimitError
	if !errors.As(err, &limit) {
		t.Errorf("%v", err)
	}
}
