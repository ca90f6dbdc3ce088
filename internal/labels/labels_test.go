package labels

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/openxxgk/annualreport/govinfo"
)

// Every language has every word, and no word that nothing asks for.
func TestLabelSetsHaveTheSameKeys(t *testing.T) {
	statutory := make(map[string]bool)
	for _, form := range [...]govinfo.Form{govinfo.Edition2021.Form(), govinfo.Edition2019.Form()} {
		for i := range form.Sections {
			statutory["section."+string(rune('1'+i))] = true
		}
		for i := range form.Tables {
			table := &form.Tables[i]
			for b := range table.Blocks {
				block := &table.Blocks[b]
				if block.Title != "" {
					statutory["block."+string(LinePath(block, 0))] = true
				}
				for _, keys := range HeaderKeys(table, block) {
					for _, key := range keys {
						statutory[key] = true
					}
				}
				for i, line := range block.Lines {
					if line.Label != "" {
						statutory[string(LinePath(block, i))] = true
					}
				}
			}
		}
	}
	statutory["section.5.2019"] = true

	own := make(map[string]bool)
	for key := range simplified().Words {
		own[key] = true
	}
	for _, set := range []*Set{traditional(), english()} {
		for _, key := range slices.Sorted(maps.Keys(statutory)) {
			if set.Words[key] == "" {
				t.Errorf("%v: no word for %s", set.Tag, key)
			}
		}
		for key := range own {
			if set.Words[key] == "" {
				t.Errorf("%v: no word for %s", set.Tag, key)
			}
		}
		for key := range set.Words {
			if !statutory[key] && !own[key] {
				t.Errorf("%v: nothing asks for %s", set.Tag, key)
			}
		}
	}
}

func TestNamesAreThoseOfTheForm(t *testing.T) {
	for _, ref := range govinfo.Refs() {
		if got, want := simplified().Name(ref), govinfo.Label(ref); got != want {
			t.Errorf("%s is named %q, want %q", ref, got, want)
		}
		for _, set := range []*Set{traditional(), english()} {
			if name := set.Name(ref); name == string(ref) || !strings.Contains(name, " · ") {
				t.Errorf("%v: %s is named %q", set.Tag, ref, name)
			}
		}
	}
	for ref, want := range map[govinfo.Ref]string{
		"applications.outcomes.unavailable": "三、（四）无法提供",
		"applications.received":             "一、本年新收政府信息公开申请数量",
		"applications":                      "三、收到和处理政府信息公开申请情况",
		"disputes.directLitigation":         "行政诉讼 未经复议直接起诉",
		"problems":                          "五、存在的主要问题及改进情况",
		"no.such.ref":                       "no.such.ref",
		"agency.name":                       "机关名称",
	} {
		if got := simplified().Name(ref); got != want {
			t.Errorf("%s is named %q, want %q", ref, got, want)
		}
	}
	if got, want := For(language.English).Name("agency.contact.phone"), "Telephone"; got != want {
		t.Errorf("in English %q, want %q", got, want)
	}
	if got, want := english().Name("applications.outcomes.refused.stateSecret.business"), "3. (3) Refused 1. State secrets · Businesses"; got != want {
		t.Errorf("in English %q, want %q", got, want)
	}
}

func TestLanguages(t *testing.T) {
	for tag, want := range map[string]string{
		"und": "zh-CN", "zh": "zh-CN", "zh-CN": "zh-CN", "zh-Hans": "zh-CN", "zh-TW": "zh-Hant", "zh-HK": "zh-Hant", "zh-Hant": "zh-Hant",
		"en": "en", "en-GB": "en",
	} {
		if got := For(language.MustParse(tag)).HTMLLanguage; got != want {
			t.Errorf("%s: labels in %s, want %s", tag, got, want)
		}
		if got := Of(want).HTMLLanguage; got != want {
			t.Errorf("a document in %s: labels in %s", want, got)
		}
	}
}

// Every path of the JSON that is not a cell's or the forms' has a name, so that
// no reader of findings is shown a path.
func TestFieldsHaveNames(t *testing.T) {
	var schema struct {
		Properties map[string]struct {
			Ref        string `json:"$ref"`
			Properties map[string]json.RawMessage
		}
	}
	if err := json.Unmarshal([]byte(govinfo.Schema()), &schema); err != nil {
		t.Fatal(err)
	}
	if len(schema.Properties) < 10 {
		t.Fatalf("the schema has %d properties", len(schema.Properties))
	}
	for key := range schema.Properties {
		for _, set := range []*Set{simplified(), traditional(), english()} {
			if key != "editions" && set.Name(govinfo.Ref(key)) == key {
				t.Errorf("%v: %s has no name", set.Tag, key)
			}
		}
	}
}
