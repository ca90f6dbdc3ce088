package annualreport_test

import (
	"os/exec"
	"slices"
	"strings"
	"testing"
)

const module = "github.com/openxxgk/annualreport"

// isStandard reports whether a package is of the standard library: those have no
// dot in the first element of their path.
func isStandard(path string) bool {
	first, _, _ := strings.Cut(path, "/")
	return !strings.Contains(first, ".")
}

// dependencies returns what each package of the module reaches, tests left out.
func dependencies(t *testing.T) map[string][]string {
	t.Helper()
	if testing.Short() {
		t.Skip("runs the go command")
	}
	out, err := exec.Command("go", "list", "-f", `{{.ImportPath}} {{join .Deps " "}}`, module+"/...").CombinedOutput()
	if err != nil {
		t.Fatalf("go list: %v\n%s", err, out)
	}
	reached := make(map[string][]string)
	for line := range strings.Lines(string(out)) {
		fields := strings.Fields(line)
		reached[fields[0]] = fields[1:]
	}
	return reached
}

// The arrows of the house: what each package may reach, and with that what a
// program that imports it drags in.
func TestImports(t *testing.T) {
	reached := dependencies(t)
	const (
		decimal   = "github.com/shopspring/decimal"
		text      = "golang.org/x/text"
		govinfo   = module + "/govinfo"
		document  = module + "/govinfo/document"
		recognize = module + "/govinfo/recognize"
		read      = module + "/govinfo/read"
		validate  = module + "/validate"
		render    = module + "/render"
		pack      = module + "/internal/pack"
		lang      = module + "/internal/lang"
		severity  = module + "/severity"
		compound  = "github.com/richardlehane"
		names     = module + "/internal/organname"
	)
	for _, test := range []struct {
		pattern string
		reaches []string // itself, these and what lies below them, and the standard library
		never   []string // not even from the standard library
	}{
		{module, nil, nil},
		{severity, nil, []string{"net", "encoding/json"}},
		{document, []string{lang, text}, []string{"net", "encoding/json", "encoding/xml"}},
		{govinfo, []string{decimal, names}, []string{"net", "net/http", "html/template", "encoding/xml"}},
		{recognize, []string{names, govinfo, document, decimal, text, module + "/internal"}, []string{"net", "net/http"}},
		{govinfo + "/indicators", []string{names, decimal, govinfo}, []string{"net", "encoding/xml"}},
		{render + "/chart", []string{text, module + "/internal/words"}, []string{"net", "encoding/xml", "html/template"}},
		{govinfo + "/ledger", []string{severity, names, govinfo, decimal, text, lang, module + "/internal/lexicon", module + "/internal/words"}, []string{"net", "net/http", "encoding/xml"}},
		{govinfo + "/ledger/register", []string{severity, names, govinfo, document, decimal, text, lang, module + "/internal/lexicon", module + "/internal/words"}, []string{"net", "encoding/xml"}},
		{govinfo + "/ledger/registerfile", []string{severity, names, govinfo, document, read, decimal, text, lang, pack, compound, module + "/internal"}, []string{"net/http"}},
		{govinfo + "/ledger/calendar", []string{names, govinfo, decimal}, []string{"net"}},
		{govinfo + "/ledger/fees", nil, []string{"net", "encoding/json"}},
		{read + "/encoding", []string{text}, []string{"net"}},
		{read + "/plain", []string{document, read, lang, text}, []string{"net"}},
		{read + "/htmldoc", []string{document, read, lang, text, "golang.org/x/net/html"}, []string{"net/http"}},
		{read + "/docx", []string{document, read, lang, text, pack, compound}, []string{"net/http"}},
		{read + "/doc", []string{document, read, lang, text, compound}, []string{"net/http"}},
		{read + "/ofd", []string{document, read, lang, text, pack}, []string{"net/http"}},
		{read + "/xlsx", []string{document, read, lang, text, pack, compound}, []string{"net/http"}},
		{read, []string{names, govinfo, decimal, text, module + "/internal", "golang.org/x/net/html", compound}, []string{"net/http"}},
		{render, []string{names, severity, govinfo, document, decimal, text, lang, module + "/internal/labels", module + "/internal/lexicon", module + "/internal/words"}, []string{"net", "net/http", "html/template", "text/template", "encoding/xml"}},
		{render + "/draft", []string{names, govinfo, decimal}, []string{"net", "html/template"}},
		{render + "/docx", []string{names, severity, govinfo, document, decimal, text, lang, render, pack, module + "/internal/labels", module + "/internal/lexicon", module + "/internal/words"}, []string{"net", "net/http", "html/template"}},
		{validate + "/whole", []string{names, severity, govinfo, decimal, text, lang, validate, module + "/internal/labels", module + "/internal/lexicon", module + "/internal/words", "github.com/go-playground", "github.com/gabriel-vasile", "github.com/leodido", "golang.org/x/crypto", "golang.org/x/sys"}, []string{"net/http", "html/template"}},
		{validate + "/suppress", []string{names, severity, govinfo, decimal, text, lang, validate, module + "/internal/labels", module + "/internal/lexicon", module + "/internal/words", "github.com/go-playground", "github.com/gabriel-vasile", "github.com/leodido", "golang.org/x/crypto", "golang.org/x/sys"}, []string{"net/http", "html/template"}},
		{render + "/xlsx", []string{names, severity, govinfo, document, decimal, text, render, pack, module + "/internal/workbook", module + "/internal/lang", module + "/internal/labels", module + "/internal/lexicon", module + "/internal/words"}, []string{"net", "net/http", "html/template"}},
		{validate, []string{names, severity, govinfo, decimal, text, lang, module + "/internal/labels", module + "/internal/lexicon", module + "/internal/words", "github.com/go-playground", "github.com/gabriel-vasile", "github.com/leodido", "golang.org/x/crypto", "golang.org/x/sys"}, []string{"net/http", "html/template"}},
		{module + "/examples/internal/terminal", []string{text, "github.com/mattn/go-isatty", "golang.org/x/sys"}, []string{"net"}},
		{module + "/examples/bulk/internal/inorder", []string{"golang.org/x/sync/semaphore"}, []string{"net"}},
		{module + "/examples/internal/outfile", []string{"golang.org/x/sys"}, []string{"net"}},
		{render + "/docx/annotate", []string{names, severity, govinfo, decimal, text, validate, pack, module + "/internal", "golang.org/x", "github.com/go-playground", "github.com/gabriel-vasile", "github.com/leodido", compound}, []string{"net/http"}},
	} {
		t.Run(strings.TrimPrefix(test.pattern, module+"/"), func(t *testing.T) {
			paths, known := reached[test.pattern]
			if !known {
				t.Fatal("no such package")
			}
			for _, path := range paths {
				for _, never := range test.never {
					if path == never {
						t.Errorf("reaches %s", path)
					}
				}
				if isStandard(path) || path == test.pattern || strings.HasPrefix(path, test.pattern+"/") {
					continue
				}
				allowed := false
				for _, reach := range test.reaches {
					allowed = allowed || path == reach || strings.HasPrefix(path, reach+"/")
				}
				if !allowed {
					t.Errorf("reaches %s", path)
				}
			}
		})
	}
}

// One direction: nothing below imports what is above it, and the packages for
// tests stay in tests.
func TestArrowsPointOneWay(t *testing.T) {
	reached := dependencies(t)
	for pattern, never := range map[string][]string{
		module + "/govinfo":                 {module + "/govinfo/document", module + "/govinfo/recognize"},
		module + "/govinfo/recognize":       {module + "/govinfo/read"},
		module + "/govinfo/ledger":          {module + "/govinfo/read", module + "/govinfo/document", module + "/validate", module + "/render"},
		module + "/govinfo/ledger/register": {module + "/govinfo/read", module + "/govinfo/recognize", module + "/validate", module + "/render"},
		module + "/validate":                {module + "/render", module + "/govinfo/read", module + "/govinfo/recognize", module + "/govinfo/document"},
		module + "/render":                  {module + "/validate", module + "/govinfo/read", module + "/govinfo/recognize"},
	} {
		for _, above := range never {
			if slices.Contains(reached[pattern], above) {
				t.Errorf("%s reaches %s", pattern, above)
			}
		}
	}
	for path, dependencies := range reached {
		if path == module+"/validate/validatetest" || strings.HasPrefix(path, module+"/examples/") {
			continue
		}
		if slices.ContainsFunc(dependencies, func(d string) bool { return strings.HasPrefix(d, "github.com/google/go-cmp") }) {
			t.Errorf("%s reaches go-cmp", path)
		}
	}
}
