package validate_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/govinfotest"
	"github.com/openxxgk/annualreport/validate"
)

// tableCells returns the refs of the cells of a table that follows the edition.
func tableCells(edition govinfo.Edition, section int) []govinfo.Ref {
	form := edition.Form()
	var refs []govinfo.Ref
	for _, ref := range form.Refs() {
		if info, _ := govinfo.Describe(ref); info.Section == section {
			refs = append(refs, ref)
		}
	}
	return refs
}

// slip changes a figure as people do: another digit, a digit too many, one too
// few, two in the wrong order, or any other small number.
func slip(random *rand.Rand, n int64) int64 {
	for {
		wrong := n
		switch random.IntN(5) {
		case 0:
			wrong = n + 1 + random.Int64N(9)
		case 1:
			wrong = n*10 + random.Int64N(10)
		case 2:
			wrong = n / 10
		case 3:
			wrong = n/100*100 + n%10*10 + n/10%10
		case 4:
			wrong = random.Int64N(2*n + 20)
		}
		if wrong != n && wrong >= 0 {
			return wrong
		}
	}
}

func mustSet(t testing.TB, r *govinfo.Report, ref govinfo.Ref, n int64) {
	t.Helper()
	if err := r.Set(ref, govinfo.N(n)); err != nil {
		t.Fatal(err)
	}
}

func number(r *govinfo.Report, ref govinfo.Ref) int64 {
	n, _ := r.Count(ref).Int64()
	return n
}

// TestSingleWrongCellIsNamed changes every single cell of table 三 of random
// consistent reports. The sums determine each of them: a cell lies in its own
// line and its own column, and no other cell lies in both.
func TestSingleWrongCellIsNamed(t *testing.T) {
	engine := sumsOnly(t)
	for _, edition := range []govinfo.Edition{govinfo.Edition2021, govinfo.Edition2019} {
		refs := tableCells(edition, 3)
		named, reports := 0, 12
		random := random(7)
		for range reports {
			original := govinfotest.Options{Editions: govinfo.Editions{Applications: edition}}.Report(random)
			for _, ref := range refs {
				r := original
				right := number(&r, ref)
				wrong := slip(random, right)
				mustSet(t, &r, ref, wrong)
				result := engine.Check(validate.Filing{Report: &r})
				if len(result.Findings) == 0 {
					t.Errorf("%s: %d for %d is not found", ref, wrong, right)
					continue
				}
				location := result.Locate()
				want := validate.SuspectCell{Ref: ref, Got: govinfo.N(wrong), Want: govinfo.N(right)}
				if len(location.Suspects) != 1 || location.Exhausted || len(location.Suspects[0].Cells) != 1 {
					t.Errorf("%s: %d for %d: suspects are %v, want the cell alone", ref, wrong, right, location)
					continue
				}
				got := location.Suspects[0].Cells[0]
				got.Slip = ""
				if got != want {
					t.Errorf("%s: %d for %d: suspect is %v", ref, wrong, right, got)
					continue
				}
				named++
			}
		}
		t.Logf("form of %v: %d of %d single wrong cells of table 三 named alone with their right value (%d cells, %d reports)",
			edition, named, len(refs)*reports, len(refs), reports)
	}
}

// TestSingleWrongCellOfTableFour changes every cell of table 四. Each part has
// one sum only, which determines no cell: all that could be wrong alone must be
// among the suspects.
func TestSingleWrongCellOfTableFour(t *testing.T) {
	engine := sumsOnly(t)
	refs := tableCells(govinfo.Edition2021, 4)
	among, first, alone, all := 0, 0, 0, 0
	random := random(8)
	for range 100 {
		original := govinfotest.Options{}.Report(random)
		for _, ref := range refs {
			r := original
			right := number(&r, ref)
			wrong := slip(random, right)
			mustSet(t, &r, ref, wrong)
			suspects := engine.Check(validate.Filing{Report: &r}).Locate().Suspects
			all++
			for i, s := range suspects {
				if len(s.Cells) == 1 && s.Cells[0].Ref == ref && s.Cells[0].Want == govinfo.N(right) {
					among++
					if i == 0 {
						first++
					}
				}
			}
			if len(suspects) == 1 {
				alone++
			}
		}
	}
	if among != all {
		t.Errorf("%d of %d wrong cells are among the suspects, want all", among, all)
	}
	t.Logf("table 四: %d single wrong cells, all among the suspects %v, first %d, alone %d", all, among == all, first, alone)
}

// TestTwoWrongCells changes two cells of table 三 at random.
func TestTwoWrongCells(t *testing.T) {
	engine := sumsOnly(t)
	refs := tableCells(govinfo.Edition2021, 3)
	const trials = 1500
	determined, right, among, first, smaller := 0, 0, 0, 0, 0
	random := random(9)
	var slowest time.Duration
	for range trials {
		r := govinfotest.Options{}.Report(random)
		a, b := refs[random.IntN(len(refs))], refs[random.IntN(len(refs))]
		if a == b {
			continue
		}
		rightA, rightB := govinfo.N(number(&r, a)), govinfo.N(number(&r, b))
		mustSet(t, &r, a, slip(random, number(&r, a)))
		mustSet(t, &r, b, slip(random, number(&r, b)))
		result := engine.Check(validate.Filing{Report: &r})
		start := time.Now()
		location := result.Locate()
		slowest = max(slowest, time.Since(start))
		if location.Exhausted {
			t.Errorf("%s and %s: exhausted", a, b)
		}
		isTrue := func(s validate.Suspect) bool {
			if len(s.Cells) != 2 {
				return false
			}
			values := map[govinfo.Ref]govinfo.Count{s.Cells[0].Ref: s.Cells[0].Want, s.Cells[1].Ref: s.Cells[1].Want}
			return values[a] == rightA && values[b] == rightB
		}
		if len(location.Suspects) == 1 {
			determined++
			if isTrue(location.Suspects[0]) {
				right++
			}
		}
		for i, s := range location.Suspects {
			if isTrue(s) {
				among++
				if i == 0 {
					first++
				}
			}
			if i == 0 && len(s.Cells) < 2 {
				smaller++
			}
		}
	}
	t.Logf("%d pairs of wrong cells: determined %d, of these named with their right values %d (%.1f%%); among the suspects %d, first %d; explained by one cell %d; slowest search %v",
		trials, determined, right, 100*float64(right)/float64(determined), among, first, smaller, slowest)
	if right*100 < determined*95 {
		t.Errorf("only %d of %d determined pairs are named", right, determined)
	}
}

// TestManyWrongCells reports how far the search gets, and holds it to its bound:
// up to five wrong cells are always placed, any number ends.
func TestManyWrongCells(t *testing.T) {
	engine := sumsOnly(t)
	refs := tableCells(govinfo.Edition2021, 3)
	random := random(10)
	for _, wrong := range []int{3, 4, 5, 6, 8, 12, 40} {
		among, first, exhausted := 0, 0, 0
		var slowest time.Duration
		const trials = 20
		for range trials {
			r := govinfotest.Options{}.Report(random)
			changed := map[govinfo.Ref]govinfo.Count{}
			for len(changed) < wrong {
				ref := refs[random.IntN(len(refs))]
				if _, done := changed[ref]; done {
					continue
				}
				changed[ref] = govinfo.N(number(&r, ref))
				mustSet(t, &r, ref, slip(random, number(&r, ref)))
			}
			result := engine.Check(validate.Filing{Report: &r})
			start := time.Now()
			location := result.Locate()
			slowest = max(slowest, time.Since(start))
			if location.Exhausted {
				exhausted++
			}
			for i, s := range location.Suspects {
				same := len(s.Cells) == wrong
				for _, cell := range s.Cells {
					same = same && changed[cell.Ref] == cell.Want
				}
				if same {
					among++
					if i == 0 {
						first++
					}
				}
			}
		}
		if wrong <= 5 && (among < trials*9/10 || exhausted > 0) {
			t.Errorf("%d wrong cells: only %d of %d are among the suspects, %d exhausted", wrong, among, trials, exhausted)
		}
		t.Logf("%d wrong cells: of %d trials among the suspects %d, first %d, exhausted %d, slowest %v", wrong, trials, among, first, exhausted, slowest)
	}
}

// suspectsOf returns the suspects as text, "ref got→want" for every cell.
func suspectsOf(result validate.Result) []string {
	var all []string
	for _, s := range result.Locate().Suspects {
		var cells []string
		for _, c := range s.Cells {
			cells = append(cells, fmt.Sprintf("%s %v→%v %s", c.Ref, c.Got, c.Want, c.Slip))
		}
		all = append(all, strings.Join(cells, "; "))
	}
	return all
}

// base returns the report of 2023 that the rule cases start from.
func base(t testing.TB) *govinfo.Report {
	t.Helper()
	return reportData{Base: "clean-2023"}.report(t)
}

func TestSuspectsTellWhatHappened(t *testing.T) {
	const outcomes = "applications.outcomes."
	for name, test := range map[string]struct {
		change map[govinfo.Ref]int64
		want   []string // the first of them
		all    int      // how many there are
	}{
		"none": {nil, nil, 0},
		"a request in the wrong column, totals right": {
			map[govinfo.Ref]int64{outcomes + "granted.naturalPerson": 5, outcomes + "granted.research": 1},
			[]string{"applications.outcomes.granted.naturalPerson 5→6 moved; applications.outcomes.granted.research 1→0 moved"}, 1,
		},
		"a request received in the wrong column": {
			map[govinfo.Ref]int64{"applications.received.naturalPerson": 11, "applications.received.legalService": 1},
			[]string{"applications.received.naturalPerson 11→12 moved; applications.received.legalService 1→0 moved"}, 2, // or one carried out in the wrong column
		},
		"a request in the wrong line": {
			map[govinfo.Ref]int64{outcomes + "granted.naturalPerson": 5, outcomes + "refused.stateSecret.naturalPerson": 1},
			[]string{"applications.outcomes.granted.naturalPerson 5→6 moved; applications.outcomes.refused.stateSecret.naturalPerson 1→0 moved"}, 0,
		},
		"two figures swapped": {
			map[govinfo.Ref]int64{outcomes + "granted.naturalPerson": 2, outcomes + "granted.business": 6},
			[]string{"applications.outcomes.granted.naturalPerson 2→6 swapped; applications.outcomes.granted.business 6→2 swapped"}, 0,
		},
		"a line shifted to the right": {
			map[govinfo.Ref]int64{
				outcomes + "unavailable.notHeld.naturalPerson": 0, outcomes + "unavailable.notHeld.business": 3,
				outcomes + "unavailable.notHeld.otherOrganization": 0, outcomes + "unavailable.notHeld.total": 1,
			},
			[]string{"applications.outcomes.unavailable.notHeld.naturalPerson 0→3 shifted; applications.outcomes.unavailable.notHeld.business 3→0 shifted; " +
				"applications.outcomes.unavailable.notHeld.otherOrganization 0→1 shifted; applications.outcomes.unavailable.notHeld.total 1→4 shifted"}, 0,
		},
		"digits transposed": {
			map[govinfo.Ref]int64{"applications.received.naturalPerson": 21},
			[]string{"applications.received.naturalPerson 21→12 transposed"}, 1,
		},
		"two tables": {
			map[govinfo.Ref]int64{"applications.received.total": 160, "disputes.reconsideration.total": 0},
			[]string{"applications.received.total 160→16 added; disputes.reconsideration.total 0→4 omitted"}, 1,
		},
		"a part of table 四: any of five": {
			map[govinfo.Ref]int64{"disputes.reconsideration.upheld": 3},
			nil, 4, // 其他结果 1→0, 尚未审结 1→0, 总计 4→5 and the right one; 结果纠正 cannot fall below 0
		},
		"a negative figure": {
			map[govinfo.Ref]int64{outcomes + "granted.naturalPerson": -6},
			[]string{"applications.outcomes.granted.naturalPerson -6→6 sign"}, 1,
		},
		"a figure of seventeen digits": {
			map[govinfo.Ref]int64{outcomes + "granted.naturalPerson": 66666666666666666},
			[]string{"applications.outcomes.granted.naturalPerson 66666666666666666→6 "}, 1,
		},
	} {
		t.Run(name, func(t *testing.T) {
			r := base(t)
			for ref, n := range test.change {
				mustSet(t, r, ref, n)
			}
			got := suspectsOf(validate.Check(validate.Filing{Report: r}))
			if len(got) < len(test.want) || !slices.Equal(got[:len(test.want)], test.want) {
				t.Errorf("suspects are %q, want first %q", got, test.want)
			}
			if test.all > 0 && len(got) != test.all || test.change == nil && got != nil {
				t.Errorf("%d suspects, want %d: %q", len(got), test.all, got)
			}
		})
	}
}

// TestAllTotalsLeftAtZero is a mistake that makes many cells wrong at once.
func TestAllTotalsLeftAtZero(t *testing.T) {
	for seed := range uint64(12) {
		original := govinfotest.Options{}.Report(random(seed))
		r := original
		wrong := 0
		form := govinfo.Edition2021.Form()
		for _, line := range form.Tables[1].Blocks[0].Lines {
			if line.IsGroup() || !line.Refs[6].Within("applications.outcomes") || number(&r, line.Refs[6]) == 0 {
				continue
			}
			mustSet(t, &r, line.Refs[6], 0)
			wrong++
		}
		if wrong == 0 {
			continue
		}
		suspects := validate.Check(validate.Filing{Report: &r}).Locate().Suspects
		if len(suspects) == 0 || len(suspects[0].Cells) > wrong {
			t.Errorf("%d totals: %d suspects", wrong, len(suspects))
			continue
		}
		right := 0
		for _, cell := range suspects[0].Cells {
			if original.Count(cell.Ref) == cell.Want {
				right++
			}
		}
		if right != wrong {
			t.Errorf("%d totals: the first suspect has %d cells, %d of them right", wrong, len(suspects[0].Cells), right)
		}
	}
}

// TestSuspectsWithBlankCells leaves out sums that have blank cells, but for those
// that are contradicted anyway.
func TestSuspectsWithBlankCells(t *testing.T) {
	r := base(t)
	r.Applications.Outcomes.Granted.Total = govinfo.Count{}
	r.Applications.Outcomes.Granted.NaturalPerson = govinfo.N(60)
	got := suspectsOf(validate.Check(validate.Filing{Report: r}))
	if !slices.Equal(got, []string{"applications.outcomes.granted.naturalPerson 60→6 added"}) {
		t.Errorf("suspects are %q: every other cell of the column lies in a sum that holds", got)
	}
	r = base(t)
	r.Disputes.Reconsideration = govinfo.Cases{Upheld: govinfo.N(7), Total: govinfo.N(1)}
	got = suspectsOf(validate.Check(validate.Filing{Report: r}))
	if len(got) != 2 {
		t.Errorf("suspects are %q, want the total at least 7 or the part at most 1", got)
	}
}

// TestSuspectsOfHostileFigures fills every cell with figures that fit nothing.
func TestSuspectsOfHostileFigures(t *testing.T) {
	random := random(12)
	var slowest time.Duration
	for range 20 {
		r := govinfo.Zero(govinfo.Edition2021)
		for _, ref := range govinfo.Refs() {
			if r.Set(ref, govinfo.N(random.Int64N(1_999_999_999_999_999_999)-999_999_999_999_999_999)) != nil {
				continue // an amount
			}
		}
		result := validate.Check(validate.Filing{Report: &r})
		start := time.Now()
		location := result.Locate()
		if !location.Exhausted {
			t.Error("the search says that it was not exhausted")
		}
		slowest = max(slowest, time.Since(start))
	}
	t.Logf("slowest search %v", slowest)
}

// TestSuspectsMend applies every suspect of random wrong reports: all sums must
// hold then.
func TestSuspectsMend(t *testing.T) {
	engine := sumsOnly(t)
	random := random(11)
	for range 300 {
		r := govinfotest.Options{WithBlank: true}.Report(random)
		refs := append(tableCells(govinfo.Edition2021, 3), tableCells(govinfo.Edition2021, 4)...)
		for range 1 + random.IntN(3) {
			ref := refs[random.IntN(len(refs))]
			if !r.Count(ref).IsBlank() {
				mustSet(t, &r, ref, slip(random, number(&r, ref)))
			}
		}
		for _, s := range engine.Check(validate.Filing{Report: &r}).Locate().Suspects {
			mended := r
			for _, cell := range s.Cells {
				if n, _ := cell.Want.Int64(); n < 0 || cell.Got == cell.Want {
					t.Errorf("%v should be %v", cell.Ref, cell.Want)
				}
				if err := mended.Set(cell.Ref, cell.Want); err != nil {
					t.Fatal(err)
				}
			}
			if err := engine.Check(validate.Filing{Report: &mended}).Err(); err != nil {
				t.Errorf("with the suspects %v: %v", s, err)
			}
		}
	}
}
