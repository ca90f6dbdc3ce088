package render_test

import (
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/render"
	"github.com/openxxgk/annualreport/severity"
)

// A mark on a line or a table is shown at each of its cells, and in the list once.
func TestMarkAtSeveralCells(t *testing.T) {
	r := govinfo.Zero(govinfo.Edition2021)
	r.Applications.Received = govinfo.ByApplicant{}
	r.Applications.CarriedIn.Total = govinfo.Count{} // left blank by the organ
	var cells []govinfo.Ref
	for ref := range r.Cells() {
		if ref.Within("applications.received") {
			cells = append(cells, ref)
		}
	}
	marks := []render.Mark{
		{Ref: "applications.received", Unread: true, Text: "整行未能读取", Cells: cells},
		{Ref: "applications.carriedIn.total", Severity: severity.Warning, ID: "F01"},
	}
	doc := render.Compose(&r)

	page := string(render.HTML{Marks: marks}.Append(nil, doc))
	for _, ref := range cells {
		if !strings.Contains(page, `<td id="`+string(ref)+`" class="unread"`) {
			t.Errorf("%s is not marked", ref)
		}
	}
	if n := strings.Count(page, `<td id="applications.carriedIn.total" class="warning"`); n != 1 || strings.Count(page, `class="unread"`) != len(cells)+1 {
		t.Errorf("%d cells are marked as unread, and the blank one %d times", strings.Count(page, `class="unread"`), n)
	}
	if strings.Count(page, "整行未能读取") != 1 || !strings.Contains(page, "1 警告，1 <") && !strings.Contains(page, "警告 1，未读取 1") {
		t.Errorf("the list: %s", page[strings.Index(page, `id="marks"`):][:200])
	}

	text := string(render.Text{Marks: marks}.Append(nil, doc))
	if n := strings.Count(text, "[1]"); n != len(cells)+1 {
		t.Errorf("%d numbers of the mark in the text", n)
	}
	markdown := string(render.Markdown{Marks: marks}.Append(nil, doc))
	if n := strings.Count(markdown, "**未读取**"); n != len(cells) {
		t.Errorf("%d marks in the Markdown", n)
	}
	// A cell that is both its own mark's place and among its cells is marked once.
	once := []render.Mark{{Ref: cells[0], Cells: cells[:1], Unread: true}}
	if page := string(render.HTML{Marks: once}.Append(nil, doc)); strings.Count(page, `class="mark unread"`) != 1 {
		t.Error("marked twice")
	}
}
