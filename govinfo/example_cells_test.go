package govinfo_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/openxxgk/annualreport/govinfo"
)

// A report is a struct: it is filled in field by field, and copied by "=".
func ExampleReport() {
	var r govinfo.Report // every cell blank
	r.Year = 2023
	r.Agency.Name = "云溪县民政局"
	r.Overview = govinfo.Text("全年收到政府信息公开申请3件。")
	r.Applications.Received.NaturalPerson = govinfo.N(3)
	r.Proactive.Fees.Amount = govinfo.MustAmount("12.50")

	draft := r
	draft.Applications.Received.NaturalPerson = govinfo.N(4)
	fmt.Println(r.Applications.Received.NaturalPerson, draft.Applications.Received.NaturalPerson)
	fmt.Println(r.Applications.Received.Total.IsBlank())
	// Output:
	// 3 4
	// true
}

// A ref addresses a cell where a program learns only at run time which one.
func ExampleRef() {
	var r govinfo.Report
	ref := govinfo.Ref("applications.received.business")
	if err := r.Set(ref, govinfo.N(7)); err != nil {
		fmt.Println(err)
	}
	value, err := r.At(ref)
	fmt.Println(value, err)
	fmt.Println(ref.Parent(), ref.Last(), ref.Within("applications"))
	_, err = r.At("applications.received.bussiness")
	fmt.Println(err)
	// Output:
	// 7 <nil>
	// applications.received business true
	// govinfo: "applications.received.bussiness": no such cell or field
}

// Blank is not zero, and a sum with a blank is blank.
func ExampleCount() {
	var blank govinfo.Count
	n, filled := blank.Int64()
	fmt.Println(blank.IsBlank(), n, filled, blank == govinfo.N(0))
	sum, err := govinfo.N(3).Plus(blank)
	fmt.Println(sum.IsBlank(), err)

	_, err = govinfo.ParseCount("1.5")
	fmt.Println(errors.Is(err, govinfo.ErrFraction))
	// Output:
	// true 0 false false
	// true <nil>
	// true
}

// An amount keeps the scale that it was written with.
func ExampleAmount() {
	fees, err := govinfo.ParseAmount("1,204.50")
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(fees, fees.Equal(govinfo.MustAmount("1204.5")))
	number, filled := fees.Decimal()
	fmt.Println(number.Shift(4), filled) // in 元
	// Output:
	// 1204.50 true
	// 12045000 true
}

// What an Encoder writes, one report a line, a Decoder reads.
func ExampleEncoder() {
	var lines bytes.Buffer
	encoder := govinfo.NewEncoder(&lines)
	for _, year := range []int{2022, 2023} {
		if err := encoder.Encode(&govinfo.Report{Year: year}); err != nil {
			fmt.Println(err)
		}
	}
	for line := range strings.Lines(lines.String()) {
		fmt.Printf("%.25s...\n", line)
	}
	// Output:
	// {"year":2022,"proactive":...
	// {"year":2023,"proactive":...
}

// Any number of reports is added up in the memory of one.
func ExampleAdder() {
	var adder govinfo.Adder
	for n := range int64(1000) {
		department := govinfo.Zero(govinfo.Edition2021)
		department.Year = 2023
		department.Applications.Received.Total = govinfo.N(n)
		if err := adder.Add(&department); err != nil {
			fmt.Println(err)
			return
		}
	}
	whole, err := adder.Whole()
	fmt.Println(whole.Report.Applications.Received.Total, len(whole.Missing), err)
	// Output: 499500 0 <nil>
}

// Blank is a form nobody has filled in; Zero is the report of an organ to which
// nothing happened.
func ExampleBlank() {
	blank, zero := govinfo.Blank(govinfo.Edition2019), govinfo.Zero(govinfo.Edition2019)
	fmt.Printf("%q %q\n", blank.Disputes.Reconsideration.Total, zero.Disputes.Reconsideration.Total)
	fmt.Println(blank.ApplicationsEdition())
	// Output:
	// "" "0"
	// 2019
}

func ExampleZero() {
	r := govinfo.Zero(govinfo.Edition2021)
	total, err := r.At("applications.outcomes.total.total")
	fmt.Println(total, err)
	// Output: 0 <nil>
}

func ExampleDescribe() {
	cell, ok := govinfo.Describe("proactive.fees.amount")
	fmt.Println(ok, cell.Section, cell.Block, cell.Path, cell.Column.Label)
	// Output: true 2 第二十条第（八）项 [行政事业性收费] 本年收费金额（单位：万元）
}

func ExampleLabel() {
	fmt.Println(govinfo.Label("applications.outcomes.refused.internalAffairs.business"))
	fmt.Println(govinfo.Label("applications.carriedOut"))
	// Output:
	// 三、（三）不予公开 5.属于三类内部事务信息 · 商业企业
	// 四、结转下年度继续办理
}

// The schema is for programs in other languages, and for editors that complete
// and check JSON as it is typed.
func ExampleSchema() {
	var schema struct {
		ID    string `json:"$id"`
		Title string
	}
	err := json.Unmarshal([]byte(govinfo.Schema()), &schema)
	fmt.Println(schema.Title, schema.ID, err)
	// Output: 政府信息公开工作年度报告 https://github.com/openxxgk/annualreport/govinfo/schema.json <nil>
}
