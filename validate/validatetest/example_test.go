package validatetest_test

import (
	"fmt"
	"testing"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/validate"
	"github.com/openxxgk/annualreport/validate/validatetest"
)

// In a test, t is the test itself; here it only prints.
func ExampleExpect() {
	report := govinfo.Zero(govinfo.Edition2021)
	report.Disputes.Reconsideration.Upheld = govinfo.N(2)
	t := &recorder{}
	validatetest.Expect(t, validate.Filing{Report: &report}, []string{"D01 disputes.reconsideration.total"})
	fmt.Println(len(t.errors))
	validatetest.Expect(t, validate.Filing{Report: &report}, nil)
	fmt.Println(t.errors[len(t.errors)-1])
	// Output:
	// 0
	// not expected: error D01 disputes.reconsideration.total: 行政复议 · 总计：填报 0，各结果之和为 2
}

// A table of cases, each with all that is to be found.
func ExampleRun() {
	TestDisputes := func(t *testing.T) {
		report := govinfo.Zero(govinfo.Edition2021)
		report.Disputes.Reconsideration.Upheld = govinfo.N(2)
		validatetest.Run(t, []validatetest.Case{{
			Name:   "a total left at zero",
			Filing: validate.Filing{Report: &report},
			Want:   []string{"D01 disputes.reconsideration.total"},
		}})
	}
	fmt.Println(testing.RunTests(func(_, _ string) (bool, error) { return true, nil },
		[]testing.InternalTest{{Name: "TestDisputes", F: TestDisputes}}))
	// Output: true
}
