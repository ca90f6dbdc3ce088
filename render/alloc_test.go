package render_test

import (
	"testing"

	"github.com/openxxgk/annualreport/render"
)

func TestAppendDoesNotAllocate(t *testing.T) {
	if raceDetector {
		t.Skip("the race detector allocates")
	}
	r := sample(both2021)
	doc := render.Compose(&r)
	for _, list := range [][]render.Mark{nil, marks()} {
		html, text, markdown := render.HTML{Marks: list}, render.Text{Marks: list, Wrap: true}, render.Markdown{Marks: list}
		buffer := make([]byte, 0, 1<<20)
		for name, run := range map[string]func(){
			"HTML":     func() { buffer = html.Append(buffer[:0], doc) },
			"Text":     func() { buffer = text.Append(buffer[:0], doc) },
			"Markdown": func() { buffer = markdown.Append(buffer[:0], doc) },
		} {
			if allocs := testing.AllocsPerRun(200, run); allocs != 0 {
				t.Errorf("%s.Append with %d marks: %v allocations", name, len(list), allocs)
			}
		}
	}
}
