package lexicon_test

import (
	"fmt"

	"github.com/openxxgk/annualreport/internal/lexicon"
	"github.com/openxxgk/annualreport/internal/words"
)

// The cell of a figure is what the labels around it have in common.
func ExampleCells() {
	known := lexicon.Tables()
	group := known.Meaning(words.ParseLabel("（三） 不予公开").Key).Group
	line := known.Meaning(words.ParseLabel("1．属于国家秘密").Key).Line
	column := known.Meaning(words.ParseLabel("商业\n企业").Key).Column
	fmt.Println(group.Len(), line.Len(), column.Len())
	index, _ := group.And(line).And(column).Only()
	fmt.Println(lexicon.RefAt(index))
	// Output:
	// 56 7 26
	// applications.outcomes.refused.stateSecret.business
}
