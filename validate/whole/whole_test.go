package whole_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/govinfotest"
	"github.com/openxxgk/annualreport/validate/whole"
)

// county makes a consistent tree of members with reports of two years, and the sums
// of both.
func county(t testing.TB, members int, random *rand.Rand) whole.Tree {
	t.Helper()
	var tree whole.Tree
	var this, before []*govinfo.Report
	for i := range members {
		now := govinfotest.Options{Year: 2024}.Report(random)
		then := govinfotest.Options{Year: 2023}.Report(random)
		name := fmt.Sprintf("云溪县第%d镇人民政府", i+1)
		for _, r := range []*govinfo.Report{&now, &then} {
			r.Agency = govinfo.Agency{Name: name}
			r.Title = ""
		}
		carry(t, &then, &now)
		tree.Members = append(tree.Members, whole.Organ{Report: &now, Prior: &then})
		this, before = append(this, &now), append(before, &then)
	}
	tree.Whole = whole.Organ{Name: "云溪县", Report: sum(t, this), Prior: sum(t, before)}
	return tree
}

func sum(t testing.TB, members []*govinfo.Report) *govinfo.Report {
	t.Helper()
	w, err := govinfo.Sum(members...)
	if err != nil {
		t.Fatal(err)
	}
	return &w.Report
}

// carry makes last year's report end with what this year's begins with.
func carry(t testing.TB, then, now *govinfo.Report) {
	t.Helper()
	for _, ref := range govinfo.Refs() {
		if !ref.Within("applications.carriedOut") {
			continue
		}
		column := ref.Last()
		in := govinfo.Ref("applications.carriedIn." + column)
		received := govinfo.Ref("applications.received." + column)
		total := govinfo.Ref("applications.outcomes.total." + column)
		carried, _ := now.Count(in).Int64()
		answered, _ := then.Count(total).Int64()
		set(t, then, ref, carried)
		set(t, then, in, 0)
		set(t, then, received, answered+carried)
	}
}

func set(t testing.TB, r *govinfo.Report, ref govinfo.Ref, n int64) {
	t.Helper()
	if err := r.Set(ref, govinfo.N(n)); err != nil {
		t.Fatal(err)
	}
}

// add changes a cell by a number.
func add(t testing.TB, r *govinfo.Report, ref govinfo.Ref, by int64) {
	t.Helper()
	n, _ := r.Count(ref).Int64()
	set(t, r, ref, n+by)
}

func examine(t testing.TB, tree whole.Tree) whole.Account {
	t.Helper()
	a, err := whole.Examine(tree)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func TestConsistentTreeHasNoAccount(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 1))
	for range 20 {
		a := examine(t, county(t, 1+random.IntN(12), random))
		if len(a.Differences)+len(a.Suspects)+len(a.Omitted)+len(a.Doubled)+len(a.Repeated)+len(a.Twins)+len(a.Brackets) > 0 {
			t.Fatalf("something is found in a county that adds up: %+v", a)
		}
	}
}

// A wrong cell of tables 三 and 四 is found, whoever has it: it breaks sums of its own
// report and the sum of the whole.
func TestWrongCellIsNamed(t *testing.T) {
	random := rand.New(rand.NewPCG(2, 2))
	for round := range 60 {
		tree := county(t, 30, random)
		organ := random.IntN(31) - 1
		report := tree.Whole.Report
		if organ >= 0 {
			report = tree.Members[organ].Report
		}
		cells := slices.DeleteFunc(slices.Clone(govinfo.Refs()), func(ref govinfo.Ref) bool {
			return !ref.Within("applications") && !ref.Within("disputes") || report.Count(ref).IsBlank()
		})
		ref := cells[random.IntN(len(cells))]
		want := report.Count(ref).String()
		add(t, report, ref, 1+random.Int64N(40))
		a := examine(t, tree)
		if len(a.Suspects) == 0 || !a.Suspects[0].Sure || len(a.Suspects) > 1 {
			t.Fatalf("round %d: %s of organ %d: %+v", round, ref, organ, a.Suspects)
		}
		got := a.Suspects[0].Cells
		if len(got) != 1 || got[0].Organ != organ || got[0].Prior || got[0].Ref != ref || got[0].Want.String() != want {
			t.Fatalf("round %d: %+v, want %s of organ %d to be %s", round, got, ref, organ, want)
		}
		if text := tree.Message(a.Suspects[0], language.Chinese); !strings.Contains(text, "应为 "+want) {
			t.Errorf("the message says %q", text)
		}
	}
}

// Where nothing but the sum checks a cell, the whole and every member may be wrong: all
// are told, and none is chosen.
func TestUndeterminedIsNotChosen(t *testing.T) {
	tree := county(t, 9, rand.New(rand.NewPCG(3, 3)))
	add(t, tree.Members[4].Report, "proactive.licensing.decisions", 7)
	a := examine(t, tree)
	if len(a.Suspects) != 1 || a.Suspects[0].Sure {
		t.Fatalf("%+v", a.Suspects)
	}
	s := a.Suspects[0]
	if len(s.Others) < 2 || s.OthersLeft > 0 && len(s.Others) != whole.MostOthers || s.Cells[0].Organ != whole.TheWhole {
		t.Errorf("%d others, %d left, first %+v", len(s.Others), s.OthersLeft, s.Cells)
	}
	if text := tree.Message(s, language.English); !strings.HasPrefix(text, "one of these changes") {
		t.Errorf("%q", text)
	}
	if len(a.Differences) != 1 || a.Differences[0].Ref != "proactive.licensing.decisions" || a.Differences[0].AtLeast {
		t.Errorf("%+v", a.Differences)
	}
}

// A member whose cell and total are wrong together is found by the group.
func TestLineThatIsConsistentInItself(t *testing.T) {
	tree := county(t, 12, rand.New(rand.NewPCG(4, 4)))
	r := tree.Members[3].Report
	add(t, r, "applications.received.business", 6)
	add(t, r, "applications.received.total", 6)
	a := examine(t, tree)
	if len(a.Suspects) != 1 || !a.Suspects[0].Sure || len(a.Suspects[0].Cells) != 2 || a.Suspects[0].Cells[0].Organ != 3 {
		t.Fatalf("%+v", a.Suspects)
	}
}

func TestCarryOver(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 5))
	for _, test := range []struct {
		name  string
		prior bool
		ref   govinfo.Ref
	}{
		{"this year's beginning", false, "applications.carriedIn.naturalPerson"},
		{"last year's end", true, "applications.carriedOut.naturalPerson"},
	} {
		t.Run(test.name, func(t *testing.T) {
			tree := county(t, 15, random)
			r := tree.Members[7].Report
			if test.prior {
				r = tree.Members[7].Prior
			}
			add(t, r, test.ref, 3)
			a := examine(t, tree)
			if len(a.Suspects) != 1 || !a.Suspects[0].Sure {
				t.Fatalf("%+v", a.Suspects)
			}
			if c := a.Suspects[0].Cells[0]; c.Organ != 7 || c.Prior != test.prior || c.Ref != test.ref || a.Suspects[0].Mends < 3 {
				t.Errorf("%+v", a.Suspects[0])
			}
		})
	}
}

// A town that the whole leaves out, beside a wrong cell somewhere else.
func TestOmittedAndDoubled(t *testing.T) {
	random := rand.New(rand.NewPCG(6, 6))
	tree := county(t, 20, random)
	var counted []*govinfo.Report
	for i := range tree.Members {
		if i != 11 {
			counted = append(counted, tree.Members[i].Report)
		}
	}
	tree.Whole.Report = sum(t, counted)
	add(t, tree.Members[2].Report, "applications.outcomes.granted.naturalPerson", 9)
	a := examine(t, tree)
	if !slices.Equal(a.Omitted, []int{11}) || a.Doubled != nil {
		t.Errorf("omitted %v, doubled %v", a.Omitted, a.Doubled)
	}
	if len(a.Suspects) == 0 || !a.Suspects[0].Sure || a.Suspects[0].Cells[0].Organ != 2 || a.Suspects[0].Cells[0].Ref != "applications.outcomes.granted.naturalPerson" {
		t.Errorf("%+v", a.Suspects)
	}

	twice := tree.Members[5].Report.Clone()
	twice.Agency.Name = "another"
	counted = append(counted, tree.Members[11].Report, &twice)
	add(t, tree.Members[2].Report, "applications.outcomes.granted.naturalPerson", -9)
	tree.Whole.Report = sum(t, counted)
	if a = examine(t, tree); !slices.Equal(a.Doubled, []int{5}) || a.Omitted != nil || len(a.Suspects) > 0 {
		t.Errorf("omitted %v, doubled %v, suspects %+v", a.Omitted, a.Doubled, a.Suspects)
	}
}

func TestRepeatedAndTwins(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 7))
	tree := county(t, 40, random)
	busy := -1 // one with figures enough
	for i, m := range tree.Members {
		if n, _ := m.Report.Count("applications.received.total").Int64(); n > 50 {
			busy = i
		}
	}
	copied := tree.Members[busy].Report.Clone()
	tree.Members[busy].Prior = &copied
	tree.Members = append(tree.Members, whole.Organ{Name: "云溪县档案局", Report: &copied})
	a := examine(t, tree)
	if !slices.Equal(a.Repeated, []int{busy}) {
		t.Errorf("repeated %v, want %d", a.Repeated, busy)
	}
	if len(a.Twins) != 1 || a.Twins[0] != [2]int{busy, 40} {
		t.Errorf("twins %v", a.Twins)
	}
}

// A member without a report is bracketed by what the whole leaves for it.
func TestMissingMemberIsBracketed(t *testing.T) {
	tree := county(t, 8, rand.New(rand.NewPCG(8, 8)))
	missing := tree.Members[3].Report
	tree.Members[3] = whole.Organ{Name: "云溪县第4镇人民政府"}
	tree.Members[5].Unread = []govinfo.Ref{"disputes"}
	a := examine(t, tree)
	if len(a.Suspects) > 0 || len(a.Differences) > 0 {
		t.Fatalf("suspects %+v, differences %+v", a.Suspects, a.Differences)
	}
	for _, b := range a.Brackets {
		if b.Ref.Within("disputes") {
			if !slices.Equal(b.Members, []int{3, 5}) {
				t.Errorf("%s: %v", b.Ref, b.Members)
			}
			continue
		}
		if want, _ := missing.At(b.Ref); b.Left.String() != want.String() && !(want.IsBlank() && b.Left.String() == "0") || !slices.Equal(b.Members, []int{3}) {
			t.Errorf("%s: %s of %v, want %s", b.Ref, b.Left, b.Members, want)
		}
	}
	if len(a.Brackets) < 190 {
		t.Errorf("%d brackets", len(a.Brackets))
	}
	// The whole is less than the others already: that is a difference, whoever is missing.
	set(t, tree.Whole.Report, "applications.received.total", 0)
	if a = examine(t, tree); len(a.Differences) != 1 || !a.Differences[0].AtLeast {
		t.Errorf("%+v", a.Differences)
	}
}

func TestNoWhole(t *testing.T) {
	if _, err := whole.Examine(whole.Tree{Whole: whole.Organ{Name: "云溪县"}}); !errors.Is(err, whole.ErrNoWhole) || !strings.Contains(err.Error(), "云溪县") {
		t.Errorf("%v", err)
	}
	r := govinfo.Zero(govinfo.Edition2021)
	if a, err := whole.Examine(whole.Tree{Whole: whole.Organ{Report: &r}}); err != nil || len(a.Suspects) > 0 {
		t.Errorf("a whole of nothing: %+v, %v", a, err)
	}
}

// What is examined is not changed.
func TestExamineChangesNothing(t *testing.T) {
	tree := county(t, 5, rand.New(rand.NewPCG(9, 9)))
	add(t, tree.Members[1].Report, "applications.received.naturalPerson", 5)
	before := tree.Members[1].Report.Clone()
	first, second := examine(t, tree), examine(t, tree)
	if !before.Equal(*tree.Members[1].Report) || len(first.Suspects) != len(second.Suspects) {
		t.Error("the tree was changed")
	}
}

func BenchmarkExamine(b *testing.B) {
	for _, members := range []int{300, 3000} {
		b.Run(fmt.Sprint(members), func(b *testing.B) {
			random := rand.New(rand.NewPCG(1, 2))
			tree := county(b, members, random)
			for k := range members / 10 {
				add(b, tree.Members[k*10].Report, "applications.received.naturalPerson", 1+random.Int64N(9))
			}
			b.ReportAllocs()
			for b.Loop() {
				if _, err := whole.Examine(tree); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/float64(members), "µs/member")
		})
	}
}
