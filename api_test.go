package annualreport_test

import (
	"flag"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write docs/api.txt anew")

// published is a package that other modules import.
type published struct {
	name, path string // path within the module; "" is its root
	files      []*ast.File
}

// publishedPackages returns the packages of the library: no programs, nothing that is
// internal, and nothing that is for tests only.
func publishedPackages(t *testing.T) []published {
	t.Helper()
	if testing.Short() {
		t.Skip("runs the go command")
	}
	out, err := exec.Command("go", "list", "-f", `{{.Name}} {{.ImportPath}} {{.Dir}} {{join .GoFiles " "}}`, module+"/...").CombinedOutput()
	if err != nil {
		t.Fatalf("go list: %v\n%s", err, out)
	}
	var packages []published
	for line := range strings.Lines(string(out)) {
		fields := strings.Fields(line)
		name, path, directory, files := fields[0], fields[1], fields[2], fields[3:]
		if name == "main" || strings.Contains(path, "/internal/") || strings.HasPrefix(path, module+"/examples/") || strings.HasSuffix(name, "test") {
			continue
		}
		p := published{name: name, path: strings.TrimPrefix(strings.TrimPrefix(path, module), "/")}
		for _, file := range files {
			syntax, err := parser.ParseFile(token.NewFileSet(), filepath.Join(directory, file), nil, parser.ParseComments|parser.SkipObjectResolution)
			if err != nil {
				t.Fatal(err)
			}
			p.files = append(p.files, syntax)
		}
		packages = append(packages, p)
	}
	return packages
}

// Whoever adds a name, or takes one away, sees it here and must mean it:
//
//	go test . -run TestExportedNames$ -update
//
// The first lines of the list count what there is.
func TestExportedNames(t *testing.T) {
	const list = "docs/api.txt"
	var body, head strings.Builder
	for _, p := range publishedPackages(t) {
		names := p.exported()
		if len(names) == 0 {
			continue
		}
		count := make(map[string]int)
		for _, name := range names {
			kind, _, _ := strings.Cut(name, " ")
			count[kind]++
		}
		fmt.Fprintf(&head, "%s: %d names, %d methods, %d fields\n", p.path, len(names)-count["method"]-count["field"], count["method"], count["field"])
		fmt.Fprintf(&body, "\n%s\n  %s\n", p.path, strings.Join(names, "\n  "))
	}
	got := head.String() + body.String()
	if *update {
		if err := os.WriteFile(list, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(list)
	if err != nil {
		t.Fatal(err)
	}
	if got == string(want) {
		return
	}
	is, was := strings.Split(got, "\n"), strings.Split(string(want), "\n")
	for _, line := range is {
		if !slices.Contains(was, line) {
			t.Errorf("is new: %s", line)
		}
	}
	for _, line := range was {
		if !slices.Contains(is, line) {
			t.Errorf("is gone: %s", line)
		}
	}
	t.Errorf("%s is out of date: run go test . -run TestExportedNames$ -update", list)
}

// exported returns the exported names of a package, each behind its kind, sorted.
func (p *published) exported() []string {
	var names []string
	for _, file := range p.files {
		for _, declaration := range file.Decls {
			switch declaration := declaration.(type) {
			case *ast.FuncDecl:
				names = append(names, exportedFunc(declaration)...)
			case *ast.GenDecl:
				for _, spec := range declaration.Specs {
					names = append(names, exportedSpec(declaration.Tok, spec)...)
				}
			}
		}
	}
	slices.Sort(names)
	return names
}

func exportedFunc(f *ast.FuncDecl) []string {
	switch {
	case !f.Name.IsExported():
		return nil
	case f.Recv == nil:
		return []string{"func " + f.Name.Name}
	}
	if receiver := typeName(f.Recv.List[0].Type); ast.IsExported(receiver) {
		return []string{"method " + receiver + "." + f.Name.Name}
	}
	return nil
}

func exportedSpec(kind token.Token, spec ast.Spec) (names []string) {
	switch spec := spec.(type) {
	case *ast.ValueSpec:
		for _, name := range spec.Names {
			if name.IsExported() {
				names = append(names, kind.String()+" "+name.Name)
			}
		}
	case *ast.TypeSpec:
		if !spec.Name.IsExported() {
			return nil
		}
		names = append(names, "type "+spec.Name.Name)
		member, list := "field", (*ast.FieldList)(nil)
		switch t := spec.Type.(type) {
		case *ast.StructType:
			list = t.Fields
		case *ast.InterfaceType:
			member, list = "method", t.Methods
		default:
			return names
		}
		for _, field := range list.List {
			for _, name := range field.Names {
				if name.IsExported() {
					names = append(names, member+" "+spec.Name.Name+"."+name.Name)
				}
			}
		}
	}
	return names
}
