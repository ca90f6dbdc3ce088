package lexicon_test

import (
	"fmt"

	"github.com/openxxgk/annualreport/internal/lexicon"
)

// Any line may be asked whether it is the title of a section.
func ExampleParseTitle() {
	for _, line := range []string{"五、2023年工作中存在的问题与改进方向", "四、结转下年度继续办理", "l六、其他"} {
		title, ok := lexicon.ParseTitle(line, false)
		fmt.Println(title.Section, ok)
	}
	// Output:
	// 5 true
	// 0 false
	// 6 true
}
