package page

import (
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/govinfo/document"
)

// FuzzPage lays bytes out on a page: each six are a run, a rule or the next page.
func FuzzPage(f *testing.F) {
	f.Add([]byte("\x01\x10\x10\x50\x10\x00\x01\x10\x20\x50\x20\x00\x01\x10\x10\x10\x20\x00\x01\x30\x10\x30\x20\x00\x00\x12\x18\x03\x08\x00\x00\x32\x18\x04\x08\x01"))
	f.Add([]byte(strings.Repeat("\x00\x12\x18\x03\x08\x02\x02\x00\x00\x00\x00\x00", 3)))
	texts := []string{"公开", "13", "- 3 -", "（一）", "", "a b", "\uFFFD", "三"}
	f.Fuzz(func(t *testing.T, data []byte) {
		b := New("page", document.Limits{Places: 1 << 14})
		p := &Page{Width: 256, Height: 256}
		for ; len(data) >= 6; data = data[6:] {
			x, y, w, h := float64(data[1]), float64(data[2]), float64(data[3]), float64(data[4])
			switch data[0] % 3 {
			case 0:
				turn := [][2]float64{{0, 0}, {1, 0}, {0, 1}, {-1, 0}, {0, -1}, {1, 1}}[data[5]%6]
				p.Runs = append(p.Runs, Run{Text: texts[int(data[5]>>3)%len(texts)], X: x, Y: y, Advance: w, Size: h, DX: turn[0], DY: turn[1], Upright: data[5]&64 != 0})
			case 1:
				p.Rules = append(p.Rules, Rect{min(x, w), min(y, h), max(x, w), max(y, h)})
			default:
				if b.Add(p) != nil {
					return
				}
				p = &Page{Width: 256, Height: 256}
			}
		}
		if b.Add(p) != nil {
			return
		}
		blocks, _ := b.Build()
		for _, block := range blocks {
			switch k := block.(type) {
			case *document.Heading:
				if k.Level < 1 || strings.TrimSpace(k.Text) == "" {
					t.Errorf("heading %+v", k)
				}
			case *document.Paragraph:
				if strings.TrimSpace(k.Text) == "" {
					t.Errorf("paragraph %+v", k)
				}
			case *document.Table:
				grid, err := k.Grid()
				if err != nil || len(grid) == 0 {
					t.Fatalf("%d rows, %v", len(grid), err)
				}
				for _, row := range grid {
					if len(row) != k.Columns && k.Columns > 0 {
						t.Fatalf("%d columns of %d: %+v", len(row), k.Columns, k)
					}
					for _, place := range row {
						if place.Cell < 0 && k.Layout == document.LayoutSpans {
							t.Fatalf("a place without a cell: %+v", k)
						}
					}
				}
			case nil:
				t.Fatal("a nil block")
			}
		}
	})
}
