package labels_test

import (
	"fmt"

	"github.com/openxxgk/annualreport/internal/labels"
	"golang.org/x/text/language"
)

func Example() {
	for _, set := range labels.All() {
		fmt.Println(set.Name("disputes.reconsideration.total"))
	}
	fmt.Println(labels.For(language.BritishEnglish).HTMLLanguage)
	// Output:
	// 行政复议 · 总计
	// 行政復議 · 總計
	// Administrative reconsideration · Total
	// en
}
