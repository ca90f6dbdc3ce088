// Command schema writes the JSON Schema of a result to standard output, made from the
// types that are encoded. It is run by go generate in package validate.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"reflect"
	"strings"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/severity"
	"github.com/openxxgk/annualreport/validate"
)

func main() {
	result, err := schemaOf(reflect.TypeFor[validate.ResultJSON]())
	if err != nil {
		fmt.Fprintln(os.Stderr, "schema:", err)
		os.Exit(1)
	}
	result["$schema"] = "https://json-schema.org/draft/2020-12/schema"
	result["$id"] = "https://github.com/openxxgk/annualreport/validate/schema.json"
	result["title"] = "Result of a check"
	result["description"] = "What validate.Check found in a report, as validate.Result writes and reads it; place, text and message are in one language. Keys may be added."
	encoder := json.NewEncoder(os.Stdout)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(result); err != nil {
		fmt.Fprintln(os.Stderr, "schema:", err)
		os.Exit(1)
	}
}

type object = map[string]any

// written are the types that do not encode as their fields.
func written() map[reflect.Type]object {
	var severities []string
	for _, severity := range severity.All() {
		severities = append(severities, severity.String())
	}
	text := object{"type": "string"}
	return map[reflect.Type]object{
		reflect.TypeFor[severity.Severity](): {"enum": severities},
		reflect.TypeFor[validate.Figure]():   {"type": []string{"integer", "string", "null"}, "description": "a number for a count, a string for an amount or a text, null for none"},
		reflect.TypeFor[validate.Need]():     {"type": "array", "items": text, "description": "names of needs"},
		reflect.TypeFor[validate.RuleID]():   {"type": "string", "pattern": "^[A-Z][A-Z0-9]*(-[A-Z0-9]+)*$"},
		reflect.TypeFor[validate.Fault](): {
			"type": "object", "required": []string{"message"},
			"properties": object{"rule": text, "code": object{"enum": []string{"noReport", "priorYear", "member"}}, "message": text},
		},
		reflect.TypeFor[govinfo.Count](): {"type": []string{"integer", "null"}},
		reflect.TypeFor[govinfo.Date]():  {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
		reflect.TypeFor[govinfo.Ref]():   {"type": "string", "description": "a path of the report's JSON"},
	}
}

// schemaOf returns the schema of what a type encodes as.
func schemaOf(t reflect.Type) (object, error) {
	if known, ok := written()[t]; ok {
		return known, nil
	}
	if t.Implements(reflect.TypeFor[json.Marshaler]()) {
		return nil, fmt.Errorf("%v encodes itself in a way that is not known", t)
	}
	switch t.Kind() {
	case reflect.String:
		return object{"type": "string"}, nil
	case reflect.Bool:
		return object{"type": "boolean"}, nil
	case reflect.Int:
		return object{"type": "integer"}, nil
	case reflect.Slice:
		items, err := schemaOf(t.Elem())
		return object{"type": "array", "items": items}, err
	case reflect.Struct:
		properties, required := object{}, []string{}
		err := addFields(t, properties, &required)
		return object{"type": "object", "properties": properties, "required": required}, err
	}
	return nil, fmt.Errorf("%v has no schema", t)
}

// addFields adds the fields of a struct, and those of what is embedded in it.
func addFields(t reflect.Type, properties object, required *[]string) error {
	for i := range t.NumField() {
		field := t.Field(i)
		tag, tagged := field.Tag.Lookup("json")
		switch {
		case field.Anonymous:
			if err := addFields(field.Type, properties, required); err != nil {
				return err
			}
			continue
		case !field.IsExported(), tag == "-":
			continue
		case !tagged:
			return fmt.Errorf("%v.%s has no key", t, field.Name)
		}
		key, options, _ := strings.Cut(tag, ",")
		schema, err := schemaOf(field.Type)
		if err != nil {
			return err
		}
		properties[key] = schema
		if !strings.Contains(options, "omit") {
			*required = append(*required, key)
		}
	}
	return nil
}
