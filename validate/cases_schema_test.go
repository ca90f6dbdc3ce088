package validate_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/openxxgk/annualreport/govinfo"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

const casesSchema = "testdata/cases/schema.json"

func compileCasesSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	schema, err := jsonschema.NewCompiler().Compile(casesSchema)
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

func TestSchemaTakesEveryCaseFile(t *testing.T) {
	schema := compileCasesSchema(t)
	names, err := filepath.Glob("testdata/cases/*.json")
	if err != nil || len(names) < 50 {
		t.Fatalf("%d files, %v", len(names), err)
	}
	for _, name := range names {
		if filepath.Base(name) == filepath.Base(casesSchema) {
			continue
		}
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		document, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if err := schema.Validate(document); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestSchemaOfCasesRefuses(t *testing.T) {
	schema := compileCasesSchema(t)
	whole := func(filing, more string) string {
		return `[{"name":"x","rule":"A02","filing":` + filing + `,"findings":["A02 applications.outcomes.total.business"]` + more + `}]`
	}
	for text, valid := range map[string]bool{
		whole(`{"base":"clean-2023"}`, ``): true,
		whole(`{"base":"clean-2023","set":{"year":null,"overview":[{"text":"x"}]},"level":"township","published":"2024-01-31"}`, ``): true,
		whole(`{"base":"clean-2023","prior":{"base":"clean-2022"},"members":[],"membersComplete":true,"others":[]}`, ``):             true,
		whole(`{"base":"clean-2023"}`, `,"skipped":[],"suspects":[{"applications.outcomes.total.business":-1}]`):                     true,
		whole(`{}`, ``):                                                                 false,
		whole(`{"base":"clean-2018"}`, ``):                                              false,
		whole(`{"base":"clean-2023","titel":"x"}`, ``):                                  false,
		whole(`{"base":"clean-2023","level":"boss"}`, ``):                               false,
		whole(`{"base":"clean-2023","published":"1.2.2024"}`, ``):                       false,
		whole(`{"base":"clean-2023","membersComplete":true}`, ``):                       false,
		whole(`{"base":"clean-2023","prior":{"set":{}}}`, ``):                           false,
		whole(`{"base":"clean-2023","prior":null}`, ``):                                 false,
		whole(`{"base":"clean-2023","members":[{"year":1}]}`, ``):                       false,
		whole(`{"base":"clean-2023","set":{"applications..x":1}}`, ``):                  false,
		whole(`{"base":"clean-2023"}`, `,"suspects":[{}]`):                              false,
		whole(`{"base":"clean-2023"}`, `,"suspects":[{"year":1.5}]`):                    false,
		whole(`{"base":"clean-2023"}`, `,"skipped":["A02 year"]`):                       false,
		whole(`{"base":"clean-2023"}`, `,"note":"x"`):                                   false,
		`[{"name":"x","rule":"A02","filing":{"base":"clean-2023"}}]`:                    false, // silence is said, not left out
		`[{"name":"x","rule":"A2","filing":{"base":"clean-2023"},"findings":[]}]`:       false,
		`[{"name":"x","rule":"A02","filing":{"base":"clean-2023"},"findings":["A02"]}]`: false,
		`[{"name":"","rule":"A02","filing":{"base":"clean-2023"},"findings":[]}]`:       false,
		`[]`: false,
		`{}`: false,
	} {
		document, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
		if err != nil {
			t.Fatal(text, err)
		}
		if err := schema.Validate(document); (err == nil) != valid {
			t.Errorf("%s: %v", text, err)
		}
	}
}

// The sentences follow their schema, and what is none does not.
func TestSchemaOfSentences(t *testing.T) {
	schema, err := jsonschema.NewCompiler().Compile("testdata/sentences.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile("testdata/sentences.json")
	if err != nil {
		t.Fatal(err)
	}
	for text, valid := range map[string]bool{
		string(data): true,
		`{"reports":{"A":{"year":2023,"title":"t"}},"sentences":[{"id":"1","report":"A","section":"overview","paragraphs":["x"],"rules":["N01"]}]}`: true,
		`{"reports":{"A":{"year":2023,"title":"t"}},"sentences":[{"id":"1","report":"A","section":"overview","paragraphs":["x"]}]}`:                 false,
		`{"reports":{"A":{"year":2023,"title":"t"}},"sentences":[{"id":"1","report":"A","section":"tables","paragraphs":["x"],"rules":[]}]}`:        false,
		`{"reports":{"A":{"year":2023,"title":"t"}},"sentences":[{"id":"1","report":"A","section":"overview","paragraphs":["x"],"rules":["A01"]}]}`: false,
		`{"reports":{},"sentences":[]}`: false,
	} {
		document, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(document); (err == nil) != valid {
			t.Errorf("%.200s: %v", text, err)
		}
	}
}

// What the schema lists is what there is.
func TestSchemaOfCasesKnowsBasesAndLevels(t *testing.T) {
	data, err := os.ReadFile(casesSchema)
	if err != nil {
		t.Fatal(err)
	}
	var schema struct {
		Defs struct {
			Base   struct{ Enum []string }
			Filing struct {
				Properties struct {
					Level struct{ Enum []govinfo.AgencyLevel }
				}
			}
		} `json:"$defs"`
	}
	if err := json.Unmarshal(data, &schema); err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob("testdata/bases/*.json")
	if err != nil {
		t.Fatal(err)
	}
	bases := []string{}
	for _, file := range files {
		bases = append(bases, strings.TrimSuffix(filepath.Base(file), ".json"))
	}
	if diff := cmp.Diff(bases, schema.Defs.Base.Enum); diff != "" {
		t.Errorf("bases (-there +in the schema):\n%s", diff)
	}
	there, listed := slices.Sorted(slices.Values(govinfo.AgencyLevels())), slices.Sorted(slices.Values(schema.Defs.Filing.Properties.Level.Enum))
	if diff := cmp.Diff(there, listed); diff != "" {
		t.Errorf("levels (-there +in the schema):\n%s", diff)
	}
}
