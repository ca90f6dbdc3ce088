package annualreport_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// Every name that a user of the library meets has a doc comment: packages,
// functions, types, methods, constants and variables. Methods of the interfaces
// of the standard library need none of their own where the type's says it all,
// and a block of constants or variables may be explained together, a constant or
// variable in it at the end of its line.
func TestExportedNamesAreDocumented(t *testing.T) {
	if testing.Short() {
		t.Skip("runs the go command")
	}
	out, err := exec.Command("go", "list", "-f", `{{.Name}} {{.ImportPath}} {{.Dir}} {{join .GoFiles " "}}`, module+"/...").CombinedOutput()
	if err != nil {
		t.Fatalf("go list: %v\n%s", err, out)
	}
	names := 0
	for line := range strings.Lines(string(out)) {
		fields := strings.Fields(line)
		name, path, directory, files := fields[0], fields[1], fields[2], fields[3:]
		if name == "main" || strings.Contains(path, "/internal/") || strings.HasPrefix(path, module+"/examples/") {
			continue
		}
		documented := false
		set := token.NewFileSet()
		for _, file := range files {
			syntax, err := parser.ParseFile(set, filepath.Join(directory, file), nil, parser.ParseComments|parser.SkipObjectResolution)
			if err != nil {
				t.Fatal(err)
			}
			documented = documented || syntax.Doc != nil
			for _, declaration := range syntax.Decls {
				names += checkComments(declaration, func(node ast.Node, name string) {
					t.Errorf("%s: %s has no doc comment", set.Position(node.Pos()), name)
				})
			}
		}
		if !documented {
			t.Errorf("package %s has no comment", path)
		}
	}
	if names < 200 {
		t.Errorf("only %d exported names were looked at", names)
	}
}

// selfExplaining are methods that implement an interface of the standard library
// and promise what it says.
var selfExplaining = map[string]bool{"Error": true, "Unwrap": true, "String": true}

// checkComments reports the exported names of a declaration that lack a comment,
// and returns how many it has.
func checkComments(declaration ast.Decl, missing func(node ast.Node, name string)) (names int) {
	check := func(node ast.Node, name string, comments ...*ast.CommentGroup) {
		if !ast.IsExported(name) {
			return
		}
		names++
		for _, comment := range comments {
			if strings.TrimSpace(comment.Text()) != "" {
				return
			}
		}
		missing(node, name)
	}
	switch declaration := declaration.(type) {
	case *ast.FuncDecl:
		if declaration.Recv == nil {
			check(declaration, declaration.Name.Name, declaration.Doc)
		} else if receiver := typeName(declaration.Recv.List[0].Type); ast.IsExported(receiver) && !selfExplaining[declaration.Name.Name] {
			check(declaration, declaration.Name.Name, declaration.Doc)
		}
	case *ast.GenDecl:
		for _, spec := range declaration.Specs {
			switch spec := spec.(type) {
			case *ast.TypeSpec:
				check(spec, spec.Name.Name, declaration.Doc, spec.Doc, spec.Comment)
			case *ast.ValueSpec:
				for _, name := range spec.Names {
					check(spec, name.Name, declaration.Doc, spec.Doc, spec.Comment)
				}
			}
		}
	}
	return names
}

// What a comment must promise beside what the name says: a function that returns an
// error, when; one that takes a pointer, what nil is, there or for the whole package;
// and every package, what may be used by several goroutines.
func TestCommentsTellErrorsNilAndConcurrency(t *testing.T) {
	tellsError := regexp.MustCompile(`(?i)\berrors?\b|Err[A-Z]|\bfault|implements \[|\bsee\s+\[`) // there or where it points
	tellsNil := regexp.MustCompile(`\b[Nn]il\b|NULL`)
	tellsGoroutines := regexp.MustCompile(`(?i)concurren|goroutines?`)
	for _, p := range publishedPackages(t) {
		if len(p.exported()) == 0 {
			continue
		}
		whole := ""
		for _, file := range p.files {
			whole += file.Doc.Text()
		}
		if !tellsGoroutines.MatchString(whole) {
			t.Errorf("package %s does not say what several goroutines may use", p.path)
		}
		for _, file := range p.files {
			for _, declaration := range file.Decls {
				f, isFunc := declaration.(*ast.FuncDecl)
				if !isFunc || len(exportedFunc(f)) == 0 || encodes[f.Name.Name] || selfExplaining[f.Name.Name] {
					continue
				}
				comment := f.Doc.Text()
				if f.Type.Results != nil && slices.ContainsFunc(f.Type.Results.List, isError) && !tellsError.MatchString(comment) {
					t.Errorf("%s: %s does not say when it returns an error", p.path, f.Name.Name)
				}
				if slices.ContainsFunc(f.Type.Params.List, isPointer) && !tellsNil.MatchString(comment) && !tellsNil.MatchString(whole) {
					t.Errorf("%s: %s does not say what nil is to it", p.path, f.Name.Name)
				}
			}
		}
	}
}

// encodes are the methods that write a value as JSON or text, which fail for no value
// unless they say so.
var encodes = map[string]bool{"MarshalJSON": true, "MarshalText": true, "UnmarshalJSON": true, "UnmarshalText": true}

func isError(field *ast.Field) bool {
	name, isName := field.Type.(*ast.Ident)
	return isName && name.Name == "error"
}

func isPointer(field *ast.Field) bool {
	_, is := field.Type.(*ast.StarExpr)
	return is
}

// typeName returns the name of a receiver's type.
func typeName(receiver ast.Expr) string {
	switch receiver := receiver.(type) {
	case *ast.Ident:
		return receiver.Name
	case *ast.StarExpr:
		return typeName(receiver.X)
	case *ast.IndexExpr:
		return typeName(receiver.X)
	case *ast.IndexListExpr:
		return typeName(receiver.X)
	}
	return ""
}

// The check itself sees what is bare.
func TestBareNamesAreFound(t *testing.T) {
	const source = `package p

func Bare() {}

// Told is documented.
func Told() {}

type Bare2 struct{}

func (*Bare2) Method() {}
func (*Bare2) Error() string { return "" }
func (hidden) Method() {}

const (
	A = 1 // told
	Bare3 = 2
)

// All are told.
var (
	B, C int
)
`
	file, err := parser.ParseFile(token.NewFileSet(), "p.go", source, parser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	var bare []string
	for _, declaration := range file.Decls {
		checkComments(declaration, func(_ ast.Node, name string) { bare = append(bare, name) })
	}
	if got, want := strings.Join(bare, " "), "Bare Bare2 Method Bare3"; got != want {
		t.Errorf("bare: %s, want %s", got, want)
	}
}
