package validate

import _ "embed" // for the schema

//go:generate sh -c "go run ./internal/schema > schema.json.new && mv schema.json.new schema.json"

//go:embed schema.json
var resultSchema string

// ResultSchema returns the JSON Schema (2020-12) of what [Result.MarshalJSON] and
// [Result.JSON] write and [Result.UnmarshalJSON] reads. It stands in the module as
// validate/schema.json and is generated from the types.
func ResultSchema() string { return resultSchema }
