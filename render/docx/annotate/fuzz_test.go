package annotate_test

import (
	"io"
	"testing"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/render/docx/annotate"
)

// Whatever the file is: no panic, and a file that comes out can go in again.
func FuzzRender(f *testing.F) {
	r := govinfo.Zero(govinfo.Edition2021)
	f.Add(word(f, &r))
	f.Add([]byte("PK"))
	notes := []annotate.Note{
		{Ref: "disputes.reconsideration.total", Lines: []string{"x"}, Change: annotate.Change{From: "0", To: "1"}},
		{Ref: "overview", Quote: "年", Context: "2023年", Lines: []string{"y"}},
	}
	f.Fuzz(func(t *testing.T, file []byte) {
		out := new(writer)
		if _, err := (annotate.Writer{Notes: notes}).Render(out, file); err != nil {
			return
		}
		if _, err := (annotate.Writer{Notes: notes}).Render(io.Discard, out.data); err != nil {
			t.Fatal(err)
		}
	})
}

type writer struct{ data []byte }

func (w *writer) Write(p []byte) (int, error) {
	w.data = append(w.data, p...)
	return len(p), nil
}
