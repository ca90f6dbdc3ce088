package whole_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/validate/whole"
)

// without makes the whole of a tree without some of its members.
func without(t testing.TB, tree *whole.Tree, omitted ...int) {
	t.Helper()
	var counted []*govinfo.Report
	for i := range tree.Members {
		if !slices.Contains(omitted, i) {
			counted = append(counted, tree.Members[i].Report)
		}
	}
	tree.Whole.Report = sum(t, counted)
}

// unfiled takes away members' reports.
func unfiled(tree *whole.Tree, members ...int) {
	for _, i := range members {
		tree.Members[i].Report = nil
	}
}

// wide gives a member figures in many cells, which no other has as many of.
func wide(t testing.TB, r *govinfo.Report, by int64) {
	t.Helper()
	for _, column := range []string{"naturalPerson", "business", "research", "publicWelfare"} {
		for _, line := range []string{"received", "outcomes.granted", "outcomes.total"} {
			ref := govinfo.Ref("applications." + line + ".")
			add(t, r, ref+govinfo.Ref(column), by)
			add(t, r, ref+"total", by)
		}
	}
	add(t, r, "disputes.reconsideration.upheld", by)
	add(t, r, "disputes.reconsideration.total", by)
	add(t, r, "proactive.licensing.decisions", 3*by)
	add(t, r, "proactive.penalties.decisions", 2*by)
}

// A member that the whole left out is named while others have not filed, or filed last
// year's figures again, and beside a wrong figure, if nobody else explains it.
func TestOmittedWhileOthersAreMissing(t *testing.T) {
	random := rand.New(rand.NewPCG(10, 10))
	for _, test := range []struct {
		name string
		make func(tree *whole.Tree)
		want []int
	}{
		{"one is missing", func(tree *whole.Tree) { without(t, tree, 11); unfiled(tree, 3) }, []int{11}},
		{"two small ones are missing", func(tree *whole.Tree) {
			for _, i := range []int{3, 5} {
				small := govinfo.Zero(govinfo.Edition2021)
				small.Year, small.Agency = 2024, tree.Members[i].Report.Agency
				add(t, &small, "applications.received.naturalPerson", 2)
				add(t, &small, "applications.received.total", 2)
				tree.Members[i].Report = &small
			}
			without(t, tree, 11)
			unfiled(tree, 3, 5)
		}, []int{11}},
		{"one cell is wrong, too", func(tree *whole.Tree) {
			without(t, tree, 11)
			unfiled(tree, 3)
			add(t, tree.Members[6].Report, "disputes.directLitigation.upheld", 700)
		}, []int{11}},
		{"one filed last year's again", func(tree *whole.Tree) {
			wide(t, tree.Members[7].Prior, 4)
			without(t, tree, 11)
			again := tree.Members[7].Prior.Clone()
			tree.Members[7].Report = &again
		}, []int{11}},
		{"a table is unread", func(tree *whole.Tree) {
			without(t, tree, 11)
			tree.Members[3].Unread = []govinfo.Ref{"applications", "disputes", "proactive"}
		}, []int{11}},

		{"nobody is left out", func(tree *whole.Tree) { unfiled(tree, 3) }, nil},
		{"the missing one is left out", func(tree *whole.Tree) { without(t, tree, 3); unfiled(tree, 3) }, nil},
		{"a larger one may be meant", func(tree *whole.Tree) {
			larger := tree.Members[11].Report.Clone()
			larger.Agency.Name = tree.Members[12].Report.Agency.Name
			wide(t, &larger, 2)
			tree.Members[12].Report = &larger
			without(t, tree, 11)
			unfiled(tree, 3)
		}, nil},
		{"two are left out", func(tree *whole.Tree) {
			wide(t, tree.Members[12].Report, 30)
			without(t, tree, 11, 12)
			unfiled(tree, 3)
		}, nil},
		{"two are left out, and a third has more than both", func(tree *whole.Tree) {
			wide(t, tree.Members[12].Report, 30)
			both, err := govinfo.Sum(tree.Members[11].Report, tree.Members[12].Report)
			if err != nil {
				t.Fatal(err)
			}
			both.Report.Agency = tree.Members[13].Report.Agency
			wide(t, &both.Report, 1)
			for _, ref := range govinfo.Refs() {
				if info, _ := govinfo.Describe(ref); !info.Column.Signed && ref != "proactive.fees.amount" && !both.Report.Count(ref).IsBlank() {
					add(t, &both.Report, ref, 1)
				}
			}
			tree.Members[13].Report = &both.Report
			without(t, tree, 11, 12)
			unfiled(tree, 3)
		}, nil},
		{"figures are wrong in four cells", func(tree *whole.Tree) {
			unfiled(tree, 3)
			for _, column := range []govinfo.Ref{"upheld", "corrected", "otherResult", "total"} {
				add(t, tree.Members[11].Report, "disputes.reconsideration."+column, 500)
			}
		}, nil},
		{"the figures of the whole are all too small", func(tree *whole.Tree) {
			unfiled(tree, 3)
			for _, ref := range govinfo.Refs() {
				if n, _ := tree.Whole.Report.Count(ref).Int64(); n > 10 {
					add(t, tree.Whole.Report, ref, -n/2)
				}
			}
		}, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			tree := county(t, 20, random)
			wide(t, tree.Members[11].Report, 400)
			without(t, &tree)
			test.make(&tree)
			a := examine(t, tree)
			if !slices.Equal(a.Omitted, test.want) || a.Doubled != nil {
				t.Errorf("omitted %v, doubled %v, want %v", a.Omitted, a.Doubled, test.want)
			}
			for _, b := range a.Brackets {
				if b.Left.IsBlank() || b.Left.String()[0] == '-' {
					info, _ := govinfo.Describe(b.Ref)
					if !info.Column.Signed {
						t.Errorf("%s: %q is left", b.Ref, b.Left)
					}
				}
			}
		})
	}
}

// In random counties with missing members nobody is accused who was counted.
func TestNobodyIsAccusedWhileOthersAreMissing(t *testing.T) {
	random := rand.New(rand.NewPCG(11, 11))
	named := 0
	for round := range 150 {
		tree := county(t, 8+random.IntN(20), random)
		omitted := random.IntN(len(tree.Members))
		second := random.IntN(len(tree.Members))
		missing := random.IntN(len(tree.Members))
		switch round % 3 {
		case 0:
			without(t, &tree, omitted)
		case 1:
			without(t, &tree, omitted, second)
		case 2:
			omitted = -1
			add(t, tree.Members[second].Report, "applications.received.naturalPerson", 1+random.Int64N(99))
		}
		unfiled(&tree, missing)
		for _, i := range examine(t, tree).Omitted {
			if i != omitted && (round%3 != 1 || i != second) {
				t.Errorf("round %d: %d is named, %d and %d were left out, %d is missing", round, i, omitted, second, missing)
			}
			if round%3 == 0 {
				named++
			}
		}
	}
	if named < 20 {
		t.Errorf("%d of 50 members left out alone are named", named)
	}
}
