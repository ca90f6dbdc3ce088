package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/openxxgk/annualreport/examples/internal/command"
	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/internal/programs"
	"github.com/openxxgk/annualreport/render"
	"github.com/openxxgk/annualreport/severity"
)

// Both kinds of database answer the same.
func TestSQLite(t *testing.T) {
	file := filepath.Join(t.TempDir(), "报告 1.db")
	testProgram(t, "-db", file)
	testMigration(t, "", filepath.Join(t.TempDir(), "old.db"))
	testLaterVersion(t, "", file)
}

func TestPostgreSQL(t *testing.T) {
	dsn := programs.Postgres(t)
	testNames(t, dsn)
	testProgram(t, "-dsn", dsn)
	testMigration(t, inSchema(t, dsn, "old_schema"), "")
	testLaterVersion(t, dsn, "")
}

// inSchema returns the address of another, empty schema in the database.
func inSchema(t *testing.T, dsn, name string) string {
	t.Helper()
	d, err := open(t.Context(), dsn, "")
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	if _, err := d.Exec("CREATE SCHEMA " + name); err != nil {
		t.Fatal(err)
	}
	return dsn + " search_path=" + name
}

func zero(name string, year int) govinfo.Report {
	r := govinfo.Zero(govinfo.Edition2021)
	r.Agency.Name, r.Year, r.Title = name, year, name+"年报"
	return r
}

// folder writes reports as files, and returns how they are named in arguments.
func folder(t *testing.T, reports map[string]govinfo.Report) func(names ...string) []string {
	t.Helper()
	folder := t.TempDir()
	for name, r := range reports {
		data, err := json.Marshal(r)
		if err != nil {
			t.Fatal(err)
		}
		write(t, filepath.Join(folder, name), data)
	}
	return func(names ...string) []string {
		for i, name := range names {
			names[i] = filepath.Join(folder, name)
		}
		return names
	}
}

func write(t *testing.T, name string, data []byte) {
	t.Helper()
	if err := os.WriteFile(name, data, 0o600); err != nil {
		t.Fatal(err)
	}
}

// program runs the program, and returns what it prints, paths shortened.
func program(t *testing.T, database []string, arguments ...string) (string, error) {
	t.Helper()
	var out, failure bytes.Buffer
	status := run(t.Context(), append(append([]string{"-lang", "en"}, database...), arguments...), &out, &failure)
	if status != command.Clean {
		return out.String(), fmt.Errorf("status %d: %s", status, &failure)
	}
	return out.String(), nil
}

// testProgram asks everything of an empty database.
func testProgram(t *testing.T, database ...string) {
	t.Helper()
	wrong, before, noLevel, other := zero("云溪县民政局", 2023), zero("云溪县民政局", 2022), zero("云溪县水利局", 2023), zero("望川区水利局", 2023)
	wrong.Disputes.Reconsideration.Upheld, wrong.Disputes.DirectLitigation.Upheld = govinfo.N(2), govinfo.N(3)
	before.Proactive.Fees.Amount, wrong.Proactive.Fees.Amount = govinfo.MustAmount("12.50"), govinfo.Amount{}
	other.Disputes.Reconsideration.Upheld = govinfo.N(2)
	before.Published = govinfo.Date{Year: 2023, Month: 1, Day: 18}
	noLevel.Proactive.Fees.Amount = govinfo.MustAmount("0.00")
	files := folder(t, map[string]govinfo.Report{"wrong.json": wrong, "before.json": before, "water.json": noLevel, "other.json": other, "nobody.json": zero("", 2023)})
	organs := filepath.Join(t.TempDir(), "organs.csv")
	write(t, organs, []byte("\ufeff云溪县民政局,云溪县\n云溪县水利局,云溪县\n云溪县财政局,云溪县\n望川区水利局,望川区\n望川区财政局,望川区\n"))

	expect := func(want string, arguments ...string) {
		t.Helper()
		got, err := program(t, database, arguments...)
		if err != nil {
			t.Errorf("%s: %v", arguments, err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: %s", arguments, diff)
		}
	}
	expect("5 organs added\n", "register", organs)
	expect("0 organs added\n", "register", organs)
	added, err := program(t, database, append([]string{"add"}, files("wrong.json", "before.json", "nobody.json", "water.json", "other.json")...)...)
	if err == nil || !strings.Contains(err.Error(), "nobody.json") || !strings.Contains(err.Error(), errNobody.Error()) || strings.Count(added, "\n") != 4 {
		t.Errorf("%v\n%s", err, added)
	}
	// Adding again replaces.
	if _, err := program(t, database, append([]string{"add"}, files("wrong.json")...)...); err != nil {
		t.Error(err)
	}
	broken, err := program(t, database, "rules", "2023")
	if err != nil {
		t.Error(err)
	}
	for _, want := range []string{"云溪县\tD01\t1 reports\t2 findings\n", "望川区\tD01\t1 reports\t1 findings\n"} {
		if !strings.Contains(broken, want) {
			t.Errorf("%q is not in\n%s", want, broken)
		}
	}
	expect("云溪县\t云溪县财政局\n望川区\t望川区财政局\n", "missing", "2023")
	expect("云溪县\t云溪县水利局\n云溪县\t云溪县财政局\n望川区\t望川区水利局\n望川区\t望川区财政局\n", "missing", "2022")
	expect("云溪县民政局\t2022\t12.50\n云溪县民政局\t2023\tblank\n", "cell", "proactive.fees.amount", "云溪县民政局")
	all, err := program(t, database, "cell", "disputes.reconsideration.upheld")
	if err != nil || strings.Count(all, "\n") != 4 {
		t.Errorf("%v\n%s", err, all)
	}
	for _, arguments := range [][]string{{"cell", "disputes"}, {"rules", "last"}, {"missing", "x"}, {"drop", "x"}, {"rules"}, {"add", "none.json"}} {
		if _, err := program(t, database, arguments...); err == nil {
			t.Errorf("%s: no error", arguments)
		}
	}
	testValues(t, database, &before)
	testUnread(t, database)
}

// What was kept comes out of its columns as it went in.
func testValues(t *testing.T, database []string, want *govinfo.Report) {
	t.Helper()
	places := map[string]string{database[0]: database[1]}
	d, err := open(t.Context(), places["-dsn"], places["-db"])
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	var got govinfo.Report
	var published govinfo.Date
	err = d.QueryRowContext(t.Context(), `SELECT report_json, published_on FROM annual_report WHERE organ_name = $1 AND report_year = $2`, want.Agency.Name, want.Year).Scan(&got, &published)
	if err != nil || !got.Equal(*want) || published != want.Published {
		t.Errorf("%v, %+v, published on %s", err, got, published)
	}
	var unpublished govinfo.Date
	var grade severity.Severity
	err = d.QueryRowContext(t.Context(), `SELECT r.published_on, f.severity_name FROM report_finding f JOIN annual_report r ON r.report_id = f.report_id
		WHERE f.rule_id = 'D01' AND r.organ_name = $1`, "望川区水利局").Scan(&unpublished, &grade)
	if err != nil || !unpublished.IsZero() || grade != severity.Error {
		t.Errorf("%v, published on %s, %v", err, unpublished, grade)
	}
}

// What could not be read is not kept as blank.
func testUnread(t *testing.T, database []string) {
	t.Helper()
	r := zero("云溪县档案局", 2023)
	r.Title = "云溪县档案局2023年政府信息公开工作年度报告"
	page := render.HTML{}.Append(nil, render.Compose(&r))
	section := bytes.Index(page, []byte("四、政府信息公开行政复议"))
	start, end := section+bytes.Index(page[section:], []byte("<table")), section+bytes.Index(page[section:], []byte("</table>"))
	file := filepath.Join(t.TempDir(), "page.html")
	write(t, file, append(append(append([]byte{}, page[:start]...), `<img src="t.png">`...), page[end:]...))
	if _, err := program(t, database, "add", "-county", "云溪县", file); err != nil {
		t.Fatal(err)
	}
	got, err := program(t, database, "cell", "disputes.reconsideration.total", "云溪县档案局")
	if want := "云溪县档案局\t2023\tnot read\n"; err != nil || got != want {
		t.Errorf("%v, %q", err, got)
	}
}

// A database of the first version keeps its reports and gets what is new.
func testMigration(t *testing.T, dsn, file string) {
	t.Helper()
	ctx := t.Context()
	all := steps
	steps = all[:1]
	defer func() { steps = all }()
	old, err := open(ctx, dsn, file)
	if err != nil {
		t.Fatal(err)
	}
	_, err = old.ExecContext(ctx, `INSERT INTO annual_report (report_id, organ_name, county_name, report_year, report_title, source_file, report_json) VALUES (1, 'a', 'b', 2023, '', '', '{}')`)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := old.ExecContext(ctx, `INSERT INTO report_finding (report_id, finding_no, rule_id, severity_name, place_ref, finding_text, finding_json) VALUES (1, 1, 'A01', 'error', 'x', '', '{}')`); err != nil {
		t.Fatal(err)
	}
	old.Close()
	steps = all
	for range 2 { // the second time there is nothing to do
		d, err := open(ctx, dsn, file)
		if err != nil {
			t.Fatal(err)
		}
		broken, err := d.brokenRules(ctx, 2023)
		if diff := cmp.Diff([]brokenRule{{"b", "A01", 1, 1}}, broken); diff != "" || err != nil {
			t.Error(err, diff)
		}
		d.Close()
	}
}

// A database of a later version is left alone.
func testLaterVersion(t *testing.T, dsn, file string) {
	t.Helper()
	d, err := open(context.Background(), dsn, file)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.Exec(`INSERT INTO schema_step (step_no) VALUES (99)`); err != nil {
		t.Fatal(err)
	}
	d.Close()
	if d, err := open(context.Background(), dsn, file); err == nil {
		d.Close()
		t.Error("a database of a later version is used")
	}
}
