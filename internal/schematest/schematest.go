// Package schematest holds JSON against the schemas that the packages publish.
package schematest

import (
	"bytes"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// Schema is a schema that was compiled.
type Schema struct{ compiled *jsonschema.Schema }

// Compile returns the schema that the text is, or ends the test.
func Compile(t testing.TB, text string) Schema {
	t.Helper()
	document, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource("schema.json", document); err != nil {
		t.Fatal(err)
	}
	compiled, err := compiler.Compile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return Schema{compiled}
}

// Validate returns what the schema holds against a JSON value, and the error of a
// text that is none.
func (s Schema) Validate(value []byte) error {
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(value))
	if err != nil {
		return err
	}
	return s.compiled.Validate(document)
}
