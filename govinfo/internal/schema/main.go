// Command schema writes the JSON Schema of a report to standard output. It is
// run by go generate in package govinfo.
package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"strings"

	"github.com/openxxgk/annualreport/govinfo"
)

func main() {
	var out bytes.Buffer
	if err := write(&out); err != nil {
		fmt.Fprintln(os.Stderr, "schema:", err)
		os.Exit(1)
	}
	os.Stdout.Write(out.Bytes())
}

// member is a property with its schema; members keep their order, which a Go map
// would not.
type member struct {
	name   string
	schema any
}

type object []member

func (o object) MarshalJSON() ([]byte, error) {
	var out bytes.Buffer
	out.WriteByte('{')
	for i, m := range o {
		if i > 0 {
			out.WriteByte(',')
		}
		name, err := json.Marshal(m.name)
		if err != nil {
			return nil, err
		}
		value, err := json.Marshal(m.schema)
		if err != nil {
			return nil, err
		}
		out.Write(name)
		out.WriteByte(':')
		out.Write(value)
	}
	out.WriteByte('}')
	return out.Bytes(), nil
}

func write(out *bytes.Buffer) error {
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(report())
}

func report() object {
	properties := object{
		{"year", described(object{{"type", []string{"integer", "null"}}, {"minimum", 0}, {"maximum", 9999}}, "the year reported on; 0 is unstated")},
		{"title", text("the title as printed")},
		{"agency", agency()},
		{"published", described(reference("date"), "date of publication (条例 art. 49)")},
		{"sections", described(object{{"type", []string{"array", "null"}}, {"items", object{{"type", "string"}}}}, "section titles as printed, in printed order")},
		{"overview", reference("narrative")},
	}
	properties = append(properties, cells(govinfo.Refs(), "")...)
	properties = append(properties,
		member{"problems", reference("narrative")},
		member{"otherMatters", reference("narrative")})
	return append(object{
		{"$schema", "https://json-schema.org/draft/2020-12/schema"},
		{"$id", "https://github.com/openxxgk/annualreport/govinfo/schema.json"},
		{"title", "政府信息公开工作年度报告"},
		{"description", "A report as govinfo.Report writes and reads it. Counts are numbers, amounts strings that keep their scale, a blank cell is null."},
	}, append(closed("object", properties), member{"$defs", definitions()})...)
}

// cells nests the refs below prefix into objects, in the order of the refs.
func cells(refs []govinfo.Ref, prefix govinfo.Ref) object {
	var members object
	seen := make(map[string]bool)
	for _, ref := range refs {
		if !ref.Within(prefix) {
			continue
		}
		name, deeper, isObject := strings.Cut(strings.TrimPrefix(string(ref[len(prefix):]), "."), ".")
		if seen[name] {
			continue
		}
		seen[name] = true
		path := prefix.Join(name)
		if isObject && deeper != "" {
			members = append(members, member{name, closed([]string{"object", "null"}, cells(refs, path))})
			continue
		}
		info, _ := govinfo.Describe(ref)
		kind := "count"
		value, _ := new(govinfo.Report).At(ref)
		if _, isAmount := value.(govinfo.Amount); isAmount {
			kind = "amount"
		}
		members = append(members, member{name, described(reference(kind), fmt.Sprintf("%s（%s）", info, info.Column.Unit))})
	}
	return members
}

func agency() object {
	var levels []any
	for _, level := range govinfo.AgencyLevels() {
		levels = append(levels, level)
	}
	optional := []string{"object", "null"}
	return closed(optional, object{
		{"name", text("the organ's name")},
		{"level", object{{"enum", append(levels, "", nil)}}},
		{"regionCode", text("six digits of GB/T 2260")},
		{"creditCode", text("统一社会信用代码 (GB 32100)")},
		{"contact", closed(optional, object{
			{"address", text("")}, {"postalCode", text("")}, {"phone", text("")}, {"email", text("")}, {"website", text("")},
		})},
	})
}

func definitions() object {
	var aspects []any
	for _, aspect := range govinfo.Aspects() {
		aspects = append(aspects, aspect)
	}
	digits := fmt.Sprintf("at most %d digits", govinfo.MaxDigits)
	most := json.Number(strings.Repeat("9", govinfo.MaxDigits))
	return object{
		{"count", described(object{{"type", []string{"integer", "null"}}, {"minimum", "-" + most}, {"maximum", most}}, "a whole number of "+digits+", or null for a blank cell")},
		{"amount", described(object{
			{"type", []string{"string", "number", "null"}},
			{"pattern", `^-?(0|[1-9][0-9]*)(\.[0-9]+)?$`},
			{"maxLength", govinfo.MaxDigits + len("-.")},
		}, "a decimal number of "+digits+" that keeps its written scale, or null for a blank cell")},
		{"date", object{{"type", []string{"string", "null"}}, {"pattern", `^([0-9]{4}-[0-9]{2}-[0-9]{2})?$`}}},
		{"narrative", object{
			{"type", []string{"array", "null"}},
			{"items", closed("object", object{
				{"text", text("the paragraph as printed")},
				{"heading", object{{"type", []string{"boolean", "null"}}}},
				{"aspect", object{{"enum", append(aspects, "", nil)}}},
			})},
		}},
	}
}

// closed is an object schema without other members than the properties.
func closed(kind any, properties object) object {
	return object{{"type", kind}, {"properties", properties}, {"additionalProperties", false}}
}

func text(description string) object {
	schema := object{{"type", []string{"string", "null"}}}
	if description == "" {
		return schema
	}
	return described(schema, description)
}

func described(schema object, description string) object {
	return append(schema, member{"description", description})
}

func reference(definition string) object {
	return object{{"$ref", "#/$defs/" + definition}}
}
