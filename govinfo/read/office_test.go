package read_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/govinfotest"
	"github.com/openxxgk/annualreport/govinfo/read"
	"github.com/openxxgk/annualreport/internal/programs"
	"github.com/openxxgk/annualreport/render"
	"github.com/openxxgk/annualreport/render/docx"
)

// The editions of the forms that reports follow.
var editions = []govinfo.Editions{
	{Proactive: govinfo.Edition2021, Applications: govinfo.Edition2021},
	{Proactive: govinfo.Edition2019, Applications: govinfo.Edition2019},
	{Proactive: govinfo.Edition2021, Applications: govinfo.Edition2019},
}

// What LibreOffice makes of the files that the module writes reads back as the
// same report in every cell, whatever the format.
func TestLibreOffice(t *testing.T) {
	program := programs.Office(t)
	directory := t.TempDir()
	random := rand.New(rand.NewPCG(7, 9))
	var reports []govinfo.Report
	for i := range 15 {
		r := govinfotest.Options{Editions: editions[i%3], WithBlank: i%2 == 1}.Report(random)
		reports = append(reports, r)
		doc := render.Compose(&r)
		var word bytes.Buffer
		if err := (docx.Writer{}).Render(&word, doc); err != nil {
			t.Fatal(err)
		}
		for extension, data := range map[string][]byte{"docx": word.Bytes(), "html": render.HTML{}.Append(nil, doc)} {
			if err := os.WriteFile(filepath.Join(directory, fmt.Sprintf("%d.%s", i, extension)), data, 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	for _, conversion := range []struct {
		name, from, to string
		arguments      []string
	}{
		{"doc", "docx", "doc", []string{"--convert-to", "doc:MS Word 97"}},
		{"xlsx", "html", "xlsx", []string{"--infilter=HTML (StarCalc)", "--convert-to", "xlsx:Calc MS Excel 2007 XML"}},
	} {
		t.Run(conversion.name, func(t *testing.T) {
			arguments := append([]string{"--headless", "-env:UserInstallation=file://" + filepath.Join(directory, "profile")}, conversion.arguments...)
			arguments = append(arguments, "--outdir", directory)
			for i := range reports {
				arguments = append(arguments, filepath.Join(directory, fmt.Sprintf("%d.%s", i, conversion.from)))
			}
			if out, err := exec.Command(program, arguments...).CombinedOutput(); err != nil {
				t.Fatalf("%v: %s", err, out)
			}
			for i := range reports {
				reading, err := read.File(filepath.Join(directory, fmt.Sprintf("%d.%s", i, conversion.to)))
				if err != nil {
					t.Fatal(err)
				}
				if different := differences(&reading.Report, &reports[i]); different != "" {
					t.Errorf("report %d of %v:\n%s", i, reports[i].Editions, different)
				}
				if len(reading.Doubts) > 0 || len(reading.Document.Notes) > 0 {
					t.Errorf("report %d: %v, %v", i, reading.Doubts, reading.Document.Notes)
				}
			}
		})
	}
}

// differences lists the cells that differ in value; how an amount is written may.
func differences(got, want *govinfo.Report) string {
	var out bytes.Buffer
	for ref, value := range want.Cells() {
		read, err := got.At(ref)
		if err != nil {
			fmt.Fprintf(&out, "%s: %v\n", ref, err)
		} else if !sameValue(read, value) {
			fmt.Fprintf(&out, "%s: %s, want %s\n", ref, read, value)
		}
	}
	if got.Title != want.Title || got.Agency.Name != want.Agency.Name || got.Year != want.Year || got.Published != want.Published {
		fmt.Fprintf(&out, "%s, %s, %d, %v\n", got.Title, got.Agency.Name, got.Year, got.Published)
	}
	for _, texts := range [][2]govinfo.Narrative{{got.Overview, want.Overview}, {got.Problems, want.Problems}, {got.OtherMatters, want.OtherMatters}} {
		if fmt.Sprint(texts[0]) != fmt.Sprint(texts[1]) {
			fmt.Fprintf(&out, "%v, want %v\n", texts[0], texts[1])
		}
	}
	return out.String()
}

// sameValue reports whether two cells have the same number, or both none.
func sameValue(a, b govinfo.Value) bool {
	x, isAmount := a.(govinfo.Amount)
	y, both := b.(govinfo.Amount)
	if !isAmount || !both {
		return a == b
	}
	p, filled := x.Decimal()
	q, wanted := y.Decimal()
	return filled == wanted && p.Equal(q)
}
