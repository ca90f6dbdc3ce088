package govinfo_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/govinfo"
)

// A part of a report that is marshalled by itself has the keys that the report's JSON
// has there: its paths are the refs.
func TestKeysOfPartsAreTheRefs(t *testing.T) {
	var refs []govinfo.Ref
	var walk func(of reflect.Type, path govinfo.Ref)
	walk = func(of reflect.Type, path govinfo.Ref) {
		switch of {
		case reflect.TypeFor[govinfo.Count](), reflect.TypeFor[govinfo.Amount]():
			refs = append(refs, path)
			return
		}
		for i := range of.NumField() {
			walk(of.Field(i).Type, path.Join(of.Field(i).Tag.Get("json")))
		}
	}
	report := reflect.TypeFor[govinfo.Report]()
	for _, name := range []string{"Proactive", "Proactive2019", "Applications", "Disputes"} {
		part, _ := report.FieldByName(name)
		walk(part.Type, govinfo.Ref(strings.ToLower(name[:1])+name[1:]))
	}
	want := govinfo.Refs()
	slices.Sort(refs)
	slices.Sort(want)
	if !slices.Equal(refs, want) {
		t.Errorf("the keys lead to\n%q, want\n%q", refs, want)
	}
}
