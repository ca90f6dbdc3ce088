package words_test

import (
	"fmt"

	"github.com/openxxgk/annualreport/internal/words"
)

// A label is taken apart before it is compared.
func ExampleParseLabel() {
	label := words.ParseLabel("（三） 不\n予公開")
	fmt.Println(label.Number, label.Key)

	known := []string{"其他法律行政法规禁止公开", "属于国家秘密"}
	index, ok := words.Closest("其他法律行政止公开", known)
	fmt.Println(known[index], ok)
	// Output:
	// 3 不予公开
	// 其他法律行政法规禁止公开 true
}
