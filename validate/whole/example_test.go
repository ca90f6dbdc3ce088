package whole_test

import (
	"fmt"

	"golang.org/x/text/language"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/validate/whole"
)

// A county of two towns: one has its figures exchanged.
func Example() {
	report := func(name string, persons, business, total int64) *govinfo.Report {
		r := govinfo.Report{Year: 2025, Agency: govinfo.Agency{Name: name}}
		line := &r.Applications.Received
		line.NaturalPerson, line.Business, line.Total = govinfo.N(persons), govinfo.N(business), govinfo.N(total)
		line.Research, line.PublicWelfare, line.LegalService, line.OtherOrganization = govinfo.N(0), govinfo.N(0), govinfo.N(0), govinfo.N(0)
		return &r
	}
	tree := whole.Tree{
		Whole: whole.Organ{Report: report("云溪县人民政府", 41, 9, 50)},
		Members: []whole.Organ{
			{Report: report("石桥镇人民政府", 12, 4, 16)},
			{Report: report("北岭乡人民政府", 92, 5, 34)}, // 29 was meant
		},
	}
	account, err := whole.Examine(tree)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, suspect := range account.Suspects {
		fmt.Println(tree.Message(suspect, language.Chinese))
	}
	// Output:
	// 北岭乡人民政府 一、本年新收政府信息公开申请数量 · 自然人：填报 92，应为 29（改正后 2 条关系成立）
}
