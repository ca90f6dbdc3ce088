package values_test

import (
	"fmt"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/recognize/internal/values"
)

// A cell is read into the unit of its column, or left blank where it is in doubt.
func Example() {
	fmt.Println(values.ReadCount("13 612件").Note == values.Unreadable)
	fee := values.ReadAmount("125000", govinfo.UnitTenThousand, govinfo.UnitYuan)
	fmt.Println(fee.Value, fee.Note == values.Converted)
	// Output:
	// true
	// 12.5000 true
}
