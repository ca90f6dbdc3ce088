package lexicon

import (
	"testing"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/internal/words"
)

func TestPrintedWordsAreKeysOfOneField(t *testing.T) {
	seen := make(map[string]govinfo.Ref)
	add := func(ref govinfo.Ref, printed string) {
		if other, known := seen[printed]; known {
			t.Errorf("%q names %q and %q", printed, other, ref)
		}
		seen[printed] = ref
		if words.Key(words.Fold(printed)) != printed {
			t.Errorf("%q is no key", printed)
		}
		if of, known := PrintedField(printed); !known || of != ref {
			t.Errorf("%q names %q, want %q", printed, of, ref)
		}
	}
	for _, f := range fields {
		for _, printed := range f.printed {
			add(f.ref, printed)
		}
	}
	for _, word := range pageWords {
		add("", word)
	}
	if _, known := PrintedField("总体情况"); known {
		t.Error("总体情况 names a field")
	}
}

func TestFieldsAreNamed(t *testing.T) {
	for _, ref := range Fields() {
		name, ok := FieldName(ref)
		if !ok || name.Simplified == "" || name.Traditional == "" || name.English == "" {
			t.Errorf("%s: %+v", ref, name)
		}
	}
	if _, ok := FieldName("overview"); ok {
		t.Error("overview is no field")
	}
}

func TestCutField(t *testing.T) {
	for key, want := range map[string][2]string{
		"名称云溪县司法局":     {"title", "云溪县司法局"},
		"发布机构云溪县司法局":   {"agency.name", "云溪县司法局"},
		"发布日期20240120": {"published", "20240120"},
		"索引号01430002":  {"", "01430002"},
		"云溪县司法局":       {"", ""},
	} {
		ref, _, rest, found := CutField(key)
		if string(ref) != want[0] || rest != want[1] || found != (rest != "") {
			t.Errorf("%q: %q %q %t", key, ref, rest, found)
		}
	}
}
