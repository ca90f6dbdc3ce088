package govinfo_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/govinfo"
)

// Errors say where, by byte and by key, and what stands there.
func TestJSONErrorsNameThePlace(t *testing.T) {
	for text, test := range map[string]struct {
		offset int
		path   string
		reason error
		says   string
	}{
		`{"title":5}`:                         {9, "title", govinfo.ErrType, "a string expected, not a number"},
		`{"title":true}`:                      {9, "title", govinfo.ErrType, "not a boolean"},
		`{"title":false}`:                     {9, "title", govinfo.ErrType, "not a boolean"},
		`{"title":[]}`:                        {9, "title", govinfo.ErrType, "not an array"},
		`{"agency":"x"}`:                      {10, "agency", govinfo.ErrType, "not a string"},
		`{"agency":{"contact":{"phone":{}}}}`: {30, "agency.contact.phone", govinfo.ErrType, "not an object"},
		`{"overview":{}}`:                     {12, "overview", govinfo.ErrType, "an array expected, not an object"},
		"{\"title\":\"\xff\"}":                {10, "", govinfo.ErrSyntax, "UTF-8"},
		"{\"title\":\"年\xe5\xb9\"}":           {13, "", govinfo.ErrSyntax, "UTF-8"},
	} {
		r := govinfo.Report{Title: "旧"}
		err := r.UnmarshalJSON([]byte(text))
		var decode *govinfo.DecodeError
		if !errors.As(err, &decode) || decode.Offset != test.offset || decode.Path != test.path || !errors.Is(err, test.reason) || !strings.Contains(err.Error(), test.says) {
			t.Errorf("%q: %+v", text, err)
		}
		if r.Title != "旧" {
			t.Errorf("%q: the report is changed", text)
		}
	}
}
