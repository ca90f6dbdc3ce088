package main

import (
	"net/http"
	"testing"

	"github.com/openxxgk/annualreport/govinfo"
)

// Whatever is uploaded is shown or refused with a sentence; nothing fails.
func FuzzUpload(f *testing.F) {
	f.Add("")
	f.Add("%PDF-1.7")
	f.Add("<table><tr><td>一、总体情况")
	f.Add(`{"year":2021,"applications":{"received":{"total":1}}}`)
	f.Fuzz(func(t *testing.T, file string) {
		w := post(t, "/read", file)
		o := decoded(t, w)
		if w.Code >= 500 || (w.Code == http.StatusOK) == (o.Error != "") {
			t.Fatalf("%d %q", w.Code, o.Error)
		}
		if w.Code != http.StatusOK {
			return
		}
		// What the page was given it may send back.
		if w := post(t, "/check", formOf(t, file, map[govinfo.Ref]string{wrongCell: "1"})); w.Code != http.StatusOK {
			t.Fatalf("sent back: %d %s", w.Code, w.Body)
		}
	})
}

// Whatever is sent as a form is answered or refused with a sentence.
func FuzzForm(f *testing.F) {
	f.Add(`{"report":"{\"year\":2021}","problems":[],"entries":{"applications.received.total":"1,200"}}`)
	f.Add(`{"report":"{}","problems":[{"ref":"disputes","code":"missing-table","text":"x"}]}`)
	f.Add(`{"report":"{\"proactive2019\":{}}","entries":{"proactive2019.fees.change":"-3","proactive.fees.amount":"1e9"}}`)
	f.Fuzz(func(t *testing.T, form string) {
		for _, path := range []string{"/check", "/download?format=html&marks=1", "/download?format=docx", "/download?format=json"} {
			if w := post(t, path, form); w.Code >= 500 || w.Body.Len() == 0 {
				t.Fatalf("%s: %d %s", path, w.Code, w.Body)
			}
		}
	})
}
