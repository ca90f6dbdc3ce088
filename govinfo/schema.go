package govinfo

import _ "embed" // for the schema

//go:generate sh -c "go run ./internal/schema > schema.json.new && mv schema.json.new schema.json"

//go:embed schema.json
var schema string

// Schema returns the JSON Schema (2020-12) of the JSON that [Report.MarshalJSON]
// writes and [Report.UnmarshalJSON] reads. It stands in the module as
// govinfo/schema.json and is generated from the forms.
func Schema() string { return schema }
