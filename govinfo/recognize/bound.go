package recognize

import (
	"fmt"
	"maps"
	"slices"

	"github.com/openxxgk/annualreport/govinfo"
)

// A report has few doubts, and a file that is none may have one a line. So many of a
// kind are told, and then their number.

const (
	// mostOfAKind is how many doubts of one kind are told that are about no cell or
	// line of the form, mostOfCells how many that are: each cell may have one.
	mostOfAKind = 50
	mostOfCells = govinfo.CellCount + 50
)

// tally counts the doubts of one kind.
type tally struct {
	told, left int
	at         Origin // of the first that was left out
}

// mayTell counts a doubt, and reports whether it is to be told by itself.
func (r *reader) mayTell(code Code, ref govinfo.Ref, at Origin) bool {
	if ref != "" && code.Blank() {
		r.unsure[ref] = true
	}
	t, most := r.told[code], mostOfAKind
	if ref != "" {
		most = mostOfCells
	}
	if t.told < most {
		t.told++
		r.told[code] = t
		return true
	}
	if t.left == 0 {
		t.at = at
	}
	t.left++
	r.told[code] = t
	return false
}

// tellMore tells how many doubts of a kind were not told one by one.
func (r *reader) tellMore() {
	for _, code := range slices.Sorted(maps.Keys(r.told)) {
		t := r.told[code]
		if t.left == 0 {
			continue
		}
		t.at.Text = fmt.Sprintf("%s: %d", code, t.left)
		r.result.Doubts = append(r.result.Doubts, Doubt{
			Code: MoreDoubts, Origin: t.at, Sentence: fmt.Sprintf("另有%d处疑问（%s）未逐一列出", t.left, phraseOf(code).ZH),
		})
	}
}
