package narrative

import (
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/govinfo"
)

// sentences is the folder of the case files, which are described there.
const sentences = "../../testdata/sentences/"

// example is one line of the case files of sentences.
type example struct {
	file    string
	line    int
	report  string
	section int
	rules   []string // none for a true sentence
	missed  bool     // a false sentence that is not found yet
	text    string
}

func (e example) String() string { return fmt.Sprintf("%s:%d", e.file, e.line) }

// folders hold the lists.
var folders = []string{"", "fresh/", "frames/", "kinds/"}

// truths and lies are all examples.
func truths(t testing.TB) []example {
	var list []example
	for _, folder := range folders {
		list = append(list, readExamples(t, folder+"true.txt", 3)...)
	}
	return list
}

func lies(t testing.TB) []example {
	var list []example
	for _, folder := range folders {
		list = append(list, readExamples(t, folder+"false.txt", 4)...)
	}
	return list
}

func (e example) narrative() govinfo.Narrative { return govinfo.Text(strings.Split(e.text, "¶")...) }

func readExamples(t testing.TB, file string, fields int) []example {
	t.Helper()
	data, err := os.ReadFile(sentences + file)
	if err != nil {
		t.Fatal(err)
	}
	var list []example
	for i, line := range strings.Split(string(data), "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		parts := strings.SplitN(line, " | ", fields)
		if len(parts) != fields {
			t.Fatalf("%s:%d: want %d fields", file, i+1, fields)
		}
		e := example{file: file, line: i + 1, report: parts[0], text: parts[fields-1]}
		e.section, err = strconv.Atoi(parts[1])
		if err != nil {
			t.Fatalf("%s:%d: %v", file, i+1, err)
		}
		if fields == 4 {
			e.rules = strings.Fields(strings.TrimPrefix(parts[2], "-"))
			e.missed = strings.HasPrefix(parts[2], "-")
		}
		list = append(list, e)
	}
	return list
}

// readTables reads testdata/tables.txt.
func readTables(t testing.TB) map[string]*govinfo.Report {
	t.Helper()
	data, err := os.ReadFile(sentences + "tables.txt")
	if err != nil {
		t.Fatal(err)
	}
	reports := map[string]*govinfo.Report{}
	var r *govinfo.Report
	sparse := false
	finish := func() {
		if r != nil {
			complete(t, r, sparse)
		}
	}
	for i, line := range strings.Split(string(data), "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		parts := strings.Fields(line)
		if parts[0] == "==" || parts[0] == "~~" {
			finish()
			year, _ := strconv.Atoi(parts[2])
			r, sparse = &govinfo.Report{Year: year, Title: parts[3]}, parts[0] == "~~"
			reports[parts[1]] = r
			continue
		}
		ref := govinfo.Ref(parts[0])
		columns := []govinfo.Ref{""}
		switch len(parts) {
		case 7:
			columns = []govinfo.Ref{"naturalPerson", "business", "research", "publicWelfare", "legalService", "otherOrganization"}
		case 5:
			columns = []govinfo.Ref{"upheld", "corrected", "otherResult", "pending"}
		}
		for k, column := range columns {
			cell := ref
			if column != "" {
				cell = ref + "." + column
			}
			if err := setCell(r, cell, parts[k+1]); err != nil {
				t.Fatalf("tables.txt:%d: %v", i+1, err)
			}
		}
	}
	finish()
	return reports
}

func setCell(r *govinfo.Report, ref govinfo.Ref, text string) error {
	if ref == feesRef {
		return r.Set(ref, govinfo.MustAmount(text))
	}
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil {
		return err
	}
	return r.Set(ref, govinfo.N(n))
}

// complete fills the cells that are not named with zero, and the totals. A sparse
// report keeps zeros and the totals of the outcome lines blank.
func complete(t testing.TB, r *govinfo.Report, sparse bool) {
	t.Helper()
	edition2019 := r.Year < 2021
	absent := func(ref govinfo.Ref) bool {
		return ref.Within("proactive") && edition2019 || ref.Within("proactive2019") && !edition2019 ||
			ref == "proactive.fees.amount" || ref == "proactive2019.procurement.amount" ||
			ref.Within("applications.outcomes.other.undivided") && !edition2019 ||
			ref.Within("applications.outcomes.other") && !ref.Within("applications.outcomes.other.undivided") && edition2019
	}
	refs := govinfo.Refs()
	for _, ref := range refs {
		if r.Count(ref).IsBlank() && !absent(ref) {
			must(t, r.Set(ref, govinfo.N(0)))
		}
	}
	sum := func(list []govinfo.Ref) govinfo.Count {
		var n int64
		for _, ref := range list {
			v, _ := r.Count(ref).Int64()
			n += v
		}
		return govinfo.N(n)
	}
	applicants := []govinfo.Ref{"naturalPerson", "business", "research", "publicWelfare", "legalService", "otherOrganization"}
	byColumn := map[govinfo.Ref][]govinfo.Ref{}
	for _, ref := range refs {
		if ref.Within("applications.outcomes") && !ref.Within("applications.outcomes.total") {
			column := govinfo.Ref(ref.Last())
			byColumn[column] = append(byColumn[column], ref)
		}
	}
	for _, column := range applicants {
		must(t, r.Set("applications.outcomes.total."+column, sum(byColumn[column])))
	}
	for _, ref := range refs {
		if ref.Last() != "total" || absent(ref) {
			continue
		}
		var parts []govinfo.Ref
		for _, other := range refs {
			if other.Parent() == ref.Parent() && other != ref {
				parts = append(parts, other)
			}
		}
		must(t, r.Set(ref, sum(parts)))
	}
	if !sparse {
		return
	}
	for _, ref := range refs {
		n, _ := r.Count(ref).Int64()
		outcomeTotal := ref.Within("applications.outcomes") && ref.Last() == "total" && ref != "applications.outcomes.total.total"
		if ref != "proactive.fees.amount" && ref != "proactive2019.procurement.amount" && (n == 0 || outcomeTotal) {
			must(t, r.Set(ref, govinfo.Count{}))
		}
	}
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// issuesOf checks one example.
func issuesOf(reports map[string]*govinfo.Report, e example) []Issue {
	r := *reports[e.report]
	switch e.section {
	case 1:
		r.Overview = e.narrative()
	case 5:
		r.Problems = e.narrative()
	case 6:
		r.OtherMatters = e.narrative()
	}
	var issues []Issue
	Check(&r, nil, func(i Issue) { issues = append(issues, i) })
	return issues
}

func describe(issues []Issue) string {
	var text strings.Builder
	for _, i := range issues {
		fmt.Fprintf(&text, "\n\t%s %s: text %v, table %v %v", i.Rule, i.Kind, i.Got, i.Want, i.Refs)
	}
	return text.String()
}

// Every true sentence stays silent, every false one is found by one of its rules
// and by no other; those that are not found yet are marked, and stay so until they
// are.
func TestSentences(t *testing.T) {
	reports := readTables(t)
	for _, e := range truths(t) {
		if issues := issuesOf(reports, e); len(issues) > 0 {
			t.Errorf("%v: true, but:%s\n\t%s", e, describe(issues), e.text)
		}
	}
	found, all := 0, 0
	for _, e := range lies(t) {
		all++
		issues := issuesOf(reports, e)
		if e.missed != (len(issues) == 0) {
			t.Errorf("%v: found %d issues, marked as missed: %v\n\t%s", e, len(issues), e.missed, e.text)
		}
		for _, i := range issues {
			if !slices.Contains(e.rules, i.Rule) {
				t.Errorf("%v: also raised:%s\n\t%s", e, describe(issues), e.text)
			}
		}
		if len(issues) > 0 {
			found++
		}
	}
	t.Logf("%d true sentences silent, %d of %d false ones found", len(truths(t)), found, all)
}
