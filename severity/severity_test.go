package severity_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"testing"

	"github.com/openxxgk/annualreport/severity"
)

// Every severity comes back from text, JSON and a database, and what is none is
// refused and changes nothing.
func TestSeveritiesComeBack(t *testing.T) {
	if all := severity.All(); !slices.Equal(all, []severity.Severity{severity.Error, severity.Warning, severity.Note}) || !slices.IsSorted(all) {
		t.Fatalf("%v are not all, the gravest first", all)
	}
	for _, want := range severity.All() {
		data, err := json.Marshal(want)
		if err != nil {
			t.Fatal(err)
		}
		var got severity.Severity
		if err := json.Unmarshal(data, &got); err != nil || got != want {
			t.Errorf("%s comes back as %v: %v", data, got, err)
		}
		value, err := want.Value()
		if err != nil {
			t.Fatal(err)
		}
		for _, source := range []any{value, []byte(value.(string))} {
			var got severity.Severity
			if err := got.Scan(source); err != nil || got != want {
				t.Errorf("%v from a database is %v: %v", source, got, err)
			}
		}
	}
	value, err := severity.Severity(0).Value()
	if value != nil || err != nil {
		t.Errorf("none is %v, %v in a database, not NULL", value, err)
	}
	got := severity.Note
	if err := got.Scan(nil); err != nil || got != 0 {
		t.Errorf("NULL is %v: %v", got, err)
	}
}

func TestWhatIsNoSeverityIsRefused(t *testing.T) {
	for _, no := range []severity.Severity{0, 4, 255} {
		if text, err := no.MarshalText(); err == nil {
			t.Errorf("%d is written as %q", no, text)
		}
	}
	if value, err := severity.Severity(4).Value(); err == nil {
		t.Errorf("4 is %v in a database", value)
	}
	for _, source := range []any{"", "grave", "Error", " error", []byte("errors"), int64(1), true} {
		got := severity.Warning
		if err := got.Scan(source); err == nil || got != severity.Warning {
			t.Errorf("%#v is %v: %v", source, got, err)
		}
	}
}

func Example() {
	for _, s := range severity.All() {
		fmt.Println(s)
	}
	// Output:
	// error
	// warning
	// note
}
