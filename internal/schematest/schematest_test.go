package schematest_test

import (
	"testing"

	"github.com/openxxgk/annualreport/internal/schematest"
)

func TestValidate(t *testing.T) {
	schema := schematest.Compile(t, `{"type": "object", "required": ["year"], "properties": {"year": {"type": "integer"}}}`)
	for value, valid := range map[string]bool{`{"year": 2023}`: true, `{"year": "2023"}`: false, `{}`: false, `{`: false} {
		if err := schema.Validate([]byte(value)); (err == nil) != valid {
			t.Errorf("%s: %v", value, err)
		}
	}
}
