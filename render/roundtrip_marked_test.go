package render_test

import (
	"math/rand/v2"
	"testing"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/govinfotest"
	"github.com/openxxgk/annualreport/govinfo/read"
	"github.com/openxxgk/annualreport/render"
	"github.com/openxxgk/annualreport/render/findingmarks"
	"github.com/openxxgk/annualreport/validate"
	"golang.org/x/text/language"
)

// A page with its findings marked reads back as the report that it shows, its wrong
// and its blank cells as they are.
func TestMarkedPageReadsBackEqual(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 2026))
	for range 40 {
		r := govinfotest.Options{}.Report(random)
		r.Applications.Received.Total = govinfo.N(random.Int64N(1000))
		r.Disputes.Reconsideration.Upheld = govinfo.Count{}
		r.Applications.CarriedOut.Research = govinfo.Count{}
		result := validate.Check(validate.Filing{Report: &r, Unread: []govinfo.Ref{"applications.carriedOut.research"}})
		marks := findingmarks.Of(result, language.Chinese)
		if len(marks) < 3 {
			t.Fatal("no marks")
		}
		page := render.HTML{Marks: marks}.Append(nil, render.Compose(&r))
		reading, err := read.Bytes(page)
		if err != nil {
			t.Fatal(err)
		}
		for ref, want := range r.Cells() {
			if got, _ := reading.Report.At(ref); got.String() != want.String() {
				t.Errorf("%s is %q, want %q", ref, got, want)
			}
		}
		if len(reading.Doubts) > 0 || reading.Report.Title != r.Title || len(reading.Report.Overview) != len(r.Overview) {
			t.Errorf("problems %v, title %q, overview %v", reading.Doubts, reading.Report.Title, reading.Report.Overview)
		}
	}
}
