package validate

import (
	"fmt"
	"slices"
	"testing"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/validate/internal/sums"
)

// An engine has a plan for every span of years in which the same rules hold, and one
// for reports without a year, in which all do.
func TestPlansOfYears(t *testing.T) {
	rule := func(id RuleID, from, to int) *Rule {
		return &Rule{ID: id, Period: Period{From: from, To: to}, Run: func(*Pass) {}}
	}
	rules := []*Rule{rule("A", 2021, 0), rule("B", 0, 2022), rule("C", 2021, 2021), rule("D", 0, 0)}
	if got := edges(rules); !slices.Equal(got, []int{2021, 2022, 2023}) {
		t.Errorf("rules change in %v", got)
	}
	if got := edges(rules[3:]); len(got) != 0 {
		t.Errorf("%v", got)
	}
	plans := newPlans(rules)
	for year, want := range map[int]string{0: "ABCD", 1: "BD", 2020: "BD", 2021: "ABCD", 2022: "ABD", 2023: "AD", 2099: "AD"} {
		got := ""
		for _, rule := range plans.of(year).rules {
			got += string(rule.ID)
		}
		if got != want {
			t.Errorf("%d: %s, want %s", year, got, want)
		}
	}
}

// The cells of every mixture of editions are those of its tables.
func TestCellsOfEditions(t *testing.T) {
	seen := make(map[int]bool)
	for _, e := range allEditions() {
		set := e.formCells()
		forms := [2]govinfo.Form{govinfo.Edition2021.Form(), govinfo.Edition2019.Form()}
		r := govinfo.Report{Editions: govinfo.Editions{Proactive: forms[e.proactive].Edition, Applications: forms[e.applications].Edition}}
		if editionsOf(&r) != e || seen[e.number()] || e.number() < 0 || e.number() > 3 {
			t.Errorf("%v is %v, number %d", e, editionsOf(&r), e.number())
		}
		seen[e.number()] = true
		n := 0
		for ref := range r.Cells() {
			n++
			if i, _ := ref.Index(); !set.Has(uint8(i)) {
				t.Errorf("%v lacks %s", e, ref)
			}
		}
		lines := 0
		for _, line := range formLines(e) {
			lines += len(line.cells)
			if line.set.Size() != len(line.cells) || !line.set.Within(&set) || govinfo.Refs()[line.cells[0]].Parent() != line.ref {
				t.Errorf("%v: %s has %d cells", e, line.ref, len(line.cells))
			}
		}
		if set.Size() != n || lines != n {
			t.Errorf("%v: %d cells, %d in lines, want %d", e, set.Size(), lines, n)
		}
	}
	parts := partsOfForms()
	for ref, set := range map[govinfo.Ref]*sums.Set{
		"proactive": &parts.proactive2021, "proactive2019": &parts.proactive2019, "applications.outcomes.other.undivided": &parts.undivided,
		"applications": &parts.sections[3], "disputes": &parts.sections[4],
	} {
		for i, cell := range govinfo.Refs() {
			if set.Has(uint8(i)) != cell.Within(ref) {
				t.Errorf("%s in %s: %t", cell, ref, set.Has(uint8(i)))
			}
		}
	}
	other := parts.undivided
	other.Join(&parts.divided)
	both := parts.proactive2019
	both.Join(&parts.proactive2021)
	if other.Size() != 28 || parts.divided.Size() != 21 || both != parts.sections[2] || !parts.sections[1].Empty() || !parts.sections[5].Empty() {
		t.Error("the parts of the forms do not fit together")
	}
}

// Of the organs that share most, the first four are looked at, those whose names come
// first where they share as much.
func TestLikeliestOrgans(t *testing.T) {
	var others Others
	for i := range 10 { // the last one's name comes first
		others.organs = append(others.organs, otherOrgan{name: string(rune('z' - i))})
	}
	for _, test := range []struct {
		shared map[int32]int
		want   []int32
	}{
		{nil, nil}, {map[int32]int{7: 1}, []int32{7}}, {map[int32]int{1: 5, 2: 9, 3: 7}, []int32{2, 3, 1}},
		{map[int32]int{1: 5, 2: 5, 3: 5, 4: 5, 5: 5}, []int32{5, 4, 3, 2}}, {map[int32]int{9: 5, 2: 5, 8: 6, 4: 1, 5: 5}, []int32{8, 9, 5, 2}},
	} {
		for range 20 { // maps have no order
			if got := others.likeliest(test.shared); !slices.Equal(got, test.want) {
				t.Errorf("%v: %v, want %v", test.shared, got, test.want)
			}
		}
	}
}

// Up to three lines of a table that were not read are told one by one, more of them
// together, and all of them as the table.
func TestPartsThatWereNotRead(t *testing.T) {
	program := newPlanOfAll(t).programs[0]
	lines := func(n int) (unread sums.Set) {
		for _, line := range program.lines[20 : 20+n] { // of table 三
			unread.Add(line.cells[0])
		}
		return unread
	}
	all := sums.Set{}
	for _, line := range program.lines {
		if line.ref.Within(refDisputes) {
			all.Join(&line.set)
		}
	}
	one := sums.Without(all, sums.Set{})
	one.Remove(index("disputes.directLitigation.total"))
	for name, test := range map[string]struct {
		unread sums.Set
		want   string
	}{
		"none": {sums.Set{}, "[]"}, "a table": {all, "[disputes 15 true]"},
		"all of a table but a cell": {one, "[disputes.reconsideration 5 true disputes.directLitigation 4 false disputes.litigationAfterReconsideration 5 true]"},
		"three lines":               {lines(3), "[" + lineOf(&program, 20) + " 1 false " + lineOf(&program, 21) + " 1 false " + lineOf(&program, 22) + " 1 false]"},
		"four lines":                {lines(4), "[applications 4 false]"},
	} {
		var told []string
		for _, u := range program.unreadParts(&test.unread) {
			told = append(told, fmt.Sprint(string(u.Ref), " ", len(u.Cells), " ", u.Whole))
		}
		if got := fmt.Sprint(told); got != test.want {
			t.Errorf("%s: %s, want %s", name, got, test.want)
		}
	}
}

func lineOf(p *program, line int) string { return string(p.lines[line].ref) }

func newPlanOfAll(t *testing.T) *plan {
	t.Helper()
	engine, err := New()
	if err != nil {
		t.Fatal(err)
	}
	return engine.plans.unknown
}
