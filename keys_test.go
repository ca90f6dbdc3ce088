package annualreport_test

import (
	"go/ast"
	"reflect"
	"regexp"
	"strings"
	"testing"
)

// keyless are exported structs that are no data: what they hold is work in progress.
var keyless = map[string]string{
	"govinfo.Report":  "has a JSON of its own",
	"govinfo.Adder":   "adds up",
	"govinfo.Decoder": "reads a stream",
	"validate.Pass":   "is a rule's look at a filing",
}

// What is published goes to JSON with keys in the camelCase of the report's, whichever
// part of it a program takes: every exported field has a key, and no two have one.
func TestPublishedStructsHaveKeys(t *testing.T) {
	key := regexp.MustCompile(`^[a-z][a-zA-Z0-9]*$`)
	structs := 0
	for _, p := range publishedPackages(t) {
		encoded := p.encodingTypes()
		for _, file := range p.files {
			ast.Inspect(file, func(node ast.Node) bool {
				spec, isType := node.(*ast.TypeSpec)
				if !isType || !spec.Name.IsExported() {
					return true
				}
				data, isStruct := spec.Type.(*ast.StructType)
				if !isStruct || encoded[spec.Name.Name] || keyless[p.name+"."+spec.Name.Name] != "" {
					return true
				}
				structs++
				seen := make(map[string]bool)
				for _, field := range data.Fields.List {
					if len(field.Names) == 0 || !field.Names[0].IsExported() {
						continue
					}
					tag := ""
					if field.Tag != nil {
						tag = reflect.StructTag(strings.Trim(field.Tag.Value, "`")).Get("json")
					}
					name, _, _ := strings.Cut(tag, ",")
					if name != "-" && (!key.MatchString(name) || seen[name]) || len(field.Names) > 1 {
						t.Errorf("%s: %s.%s has no key of its own in camelCase, but %q", p.path, spec.Name.Name, field.Names[0].Name, tag)
					}
					seen[name] = true
				}
				return true
			})
		}
	}
	if structs < 80 {
		t.Errorf("only %d structs were looked at", structs)
	}
}

// encodingTypes returns the types of a package that encode themselves or are errors,
// whose text is what they say.
func (p *published) encodingTypes() map[string]bool {
	encoded := make(map[string]bool)
	for _, file := range p.files {
		for _, declaration := range file.Decls {
			method, isFunc := declaration.(*ast.FuncDecl)
			if !isFunc || method.Recv == nil {
				continue
			}
			switch method.Name.Name {
			case "MarshalJSON", "MarshalText", "Error":
				encoded[typeName(method.Recv.List[0].Type)] = true
			}
		}
	}
	return encoded
}
