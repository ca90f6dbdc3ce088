package whole

import (
	"errors"

	"github.com/openxxgk/annualreport/govinfo"
)

// Organ is one organ with its reports.
type Organ struct {
	// Name names the organ in messages; "" takes the report's.
	Name string `json:"name"`
	// Report is this year's report; nil for a member that is expected but has filed none.
	Report *govinfo.Report `json:"report"`
	// Prior is the report on the year before, or nil.
	Prior *govinfo.Report `json:"prior"`
	// Unread and PriorUnread are the cells of the two that could not be read; a line or a
	// table stands for all its cells.
	Unread      []govinfo.Ref `json:"unread"`
	PriorUnread []govinfo.Ref `json:"priorUnread"`
}

func (o *Organ) name() string {
	switch {
	case o.Name != "":
		return o.Name
	case o.Report != nil:
		return o.Report.Agency.Name
	case o.Prior != nil:
		return o.Prior.Agency.Name
	}
	return ""
}

// Tree is a whole and its members. The whole's own figures are those of a member, too:
// a government that handles requests itself is one of those it adds up.
type Tree struct {
	Whole   Organ   `json:"whole"`
	Members []Organ `json:"members"`
}

// TheWhole is the index of the whole among the organs of a [Cell]; members are counted
// from 0.
const TheWhole = -1

// Cell is a cell of one report of the tree.
type Cell struct {
	Organ int         `json:"organ"` // an index of [Tree.Members], or [TheWhole]
	Prior bool        `json:"prior"` // of the report on the year before
	Ref   govinfo.Ref `json:"ref"`
	// Got is what the report says, Want what it would say after the change.
	Got  govinfo.Value `json:"got"`
	Want govinfo.Value `json:"want"`
}

// Suspect is a change of one report that makes equations hold.
type Suspect struct {
	Cells []Cell `json:"cells"` // of one report, in form order
	// Mends is how many equations hold after the change that are broken without it,
	// Breaks how many it breaks.
	Mends  int `json:"mends"`
	Breaks int `json:"breaks"`
	// Sure says that no other change is worth as much.
	Sure bool `json:"sure"`
	// Others are those that are worth as much, at most [MostOthers]; OthersLeft is how
	// many more there are.
	Others     [][]Cell `json:"others"`
	OthersLeft int      `json:"othersLeft"`
}

// MostMembers is how many members a bracket names.
const MostMembers = 20

// MostOthers is how many alternatives a suspect lists.
const MostOthers = 5

// Difference is a cell in which the whole is not the sum of its members.
type Difference struct {
	Ref   govinfo.Ref `json:"ref"`
	Prior bool        `json:"prior"`
	// Whole is what the whole says, Sum what the members add up to.
	Whole govinfo.Value `json:"whole"`
	Sum   govinfo.Value `json:"sum"`
	// AtLeast says that the sum is a lower bound: a member's cell is blank, unread or
	// missing. The whole is less than it.
	AtLeast bool `json:"atLeast"`
}

// Bracket tells what the members without a figure have together in a cell, by what the
// whole leaves for them. Each of them has at least nothing, in a cell that is not
// signed, and at most all of it. Where the whole is less than the others already there
// is a [Difference], and no bracket. A member that the whole left out is counted in it.
type Bracket struct {
	Ref  govinfo.Ref   `json:"ref"`
	Left govinfo.Value `json:"left"` // what the whole leaves
	// Members are those without a report, and those whose cell is blank or unread, at
	// most [MostMembers] of them; Count is how many they are.
	Members []int `json:"members"`
	Count   int   `json:"count"`
}

// Account is what [Examine] found. All its slices are nil where everything adds up.
type Account struct {
	// Omitted and Doubled are members that the whole left out or counted twice: in at
	// least four of five cells that they fill, and in three cells at least. While other
	// members have no report, or filed last year's, one is named as left out only if it
	// alone mends the bounds that the others break: package's "What is not known".
	Omitted []int `json:"omitted"`
	Doubled []int `json:"doubled"`
	// Repeated are organs whose report has the same figures as their report on the year
	// before, in ten cells at least that are not 0: last year's was filed again.
	Repeated []int `json:"repeated"`
	// Twins are pairs of members with the same figures in ten cells at least that are not
	// 0, and in all others: one was filed twice under two names, or copied.
	Twins [][2]int `json:"twins"`
	// Suspects are the likeliest errors, the worthiest first.
	Suspects []Suspect `json:"suspects"`
	// Differences are all cells in which the whole is not the sum, in form order, before
	// anything is mended; last year's follow this year's.
	Differences []Difference `json:"differences"`
	// Brackets are there for cells where the whole is known and members' figures are not,
	// of this year's reports.
	Brackets []Bracket `json:"brackets"`
}

// ErrNoWhole says that there is no report of the whole.
var ErrNoWhole = errors.New("whole: the whole has no report")

// Examine looks for the errors by which a whole and its members do not add up. It
// changes nothing, and may be called by several goroutines at once. The error wraps
// [ErrNoWhole].
func Examine(tree Tree) (Account, error) {
	e := NewExaminer(nil)
	for i := range tree.Members {
		if err := e.Add(tree.Members[i]); err != nil {
			return Account{}, err
		}
	}
	return e.Examine(tree.Whole)
}
