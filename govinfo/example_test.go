package govinfo_test

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"

	"github.com/openxxgk/annualreport/govinfo"
)

// printCells prints cells by their refs, in the words of the form.
func printCells(r *govinfo.Report, refs ...govinfo.Ref) {
	for _, ref := range refs {
		value, err := r.At(ref)
		if err != nil {
			fmt.Println(err)
			continue
		}
		text := value.String()
		if value.IsBlank() {
			text = "(blank)"
		}
		fmt.Printf("%s: %s\n", govinfo.Label(ref), text)
	}
}

func Example() {
	r := govinfo.Zero(govinfo.Edition2021)
	r.Year = 2023
	r.Agency.Name = "云溪县民政局"
	r.Applications.Received.NaturalPerson = govinfo.N(3)
	r.Applications.Received.Total = govinfo.Count{} // to be filled
	govinfo.Fill(&r)
	printCells(&r, "applications.received.naturalPerson", "applications.received.total", "proactive.fees.amount")
	// Output:
	// 一、本年新收政府信息公开申请数量 · 自然人: 3
	// 一、本年新收政府信息公开申请数量 · 总计: 3
	// 行政事业性收费 · 本年收费金额（单位：万元）: 0
}

// A county's report from those of its departments.
func ExampleSum() {
	civil, water := govinfo.Zero(govinfo.Edition2021), govinfo.Zero(govinfo.Edition2021)
	civil.Year, water.Year = 2023, 2023
	civil.Agency.Name, water.Agency.Name = "云溪县民政局", "云溪县水利局"
	civil.Applications.Received.NaturalPerson, civil.Applications.Received.Total = govinfo.N(3), govinfo.N(3)
	water.Applications.Received.NaturalPerson, water.Applications.Received.Total = govinfo.N(4), govinfo.Count{}

	county, err := govinfo.Sum(&civil, &water)
	if err != nil {
		fmt.Println(err)
		return
	}
	printCells(&county.Report, "applications.received.naturalPerson", "applications.received.total")
	fmt.Println("blank in members", county.Missing["applications.received.total"].Members)
	// Output:
	// 一、本年新收政府信息公开申请数量 · 自然人: 7
	// 一、本年新收政府信息公开申请数量 · 总计: 3
	// blank in members [{1 云溪县水利局}]
}

func ExampleFill() {
	r := govinfo.Zero(govinfo.Edition2021)
	r.Disputes.Reconsideration.Upheld = govinfo.N(2)            // the total says 0
	r.Disputes.DirectLitigation.Total = govinfo.Count{}         // determined
	r.Disputes.LitigationAfterReconsideration = govinfo.Cases{} // not determined

	filled := govinfo.Fill(&r)
	fmt.Println("written:", filled.Written)
	for _, c := range filled.Contradictions {
		fmt.Printf("%s: stated %v, parts give %v\n", govinfo.Label(c.Total), c.Stated, c.Sum)
	}
	fmt.Println("still blank:", filled.Undetermined)
	// Output:
	// written: [disputes.directLitigation.total]
	// 行政复议 · 总计: stated 0, parts give 2
	// still blank: [disputes.litigationAfterReconsideration.total]
}

// What a program fills in above a zero total is in it after Recompute.
func ExampleRecompute() {
	r := govinfo.Zero(govinfo.Edition2021)
	r.Disputes.Reconsideration.Upheld = govinfo.N(2)
	for _, c := range govinfo.Recompute(&r).Replaced {
		fmt.Printf("%s: %v, was %v\n", govinfo.Label(c.Total), r.Count(c.Total), c.Stated)
	}
	// Output:
	// 行政复议 · 总计: 2, was 0
}

func ExampleDiff() {
	last, this := govinfo.Zero(govinfo.Edition2021), govinfo.Zero(govinfo.Edition2021)
	last.Year, this.Year = 2022, 2023
	last.Proactive.Licensing.Decisions, this.Proactive.Licensing.Decisions = govinfo.N(440), govinfo.N(550)
	this.OtherMatters = govinfo.Text("本机关本年度未收取信息处理费。")

	difference := govinfo.Diff(&last, &this)
	for _, field := range difference.Fields {
		fmt.Printf("%s: %s → %s\n", govinfo.Label(field.Ref), field.Before, field.After)
	}
	for _, change := range difference.Changes {
		percent, _ := change.Percent()
		fmt.Printf("%s: %v → %v, by %v (%v %%)\n", govinfo.Label(change.Ref), change.Before, change.After, change.Difference(), percent)
	}
	for _, passage := range difference.Narrative {
		fmt.Printf("%s: %q → %q\n", passage.Ref, passage.Before, passage.After)
	}
	// Output:
	// 年度: 2022 → 2023
	// 行政许可 · 本年处理决定数量: 440 → 550, by 110 (25 %)
	// otherMatters: "" → "本机关本年度未收取信息处理费。"
}

func ExampleReport_UnmarshalJSON() {
	var r govinfo.Report
	fmt.Println(json.Unmarshal([]byte(`{"year":2023,"applications":{"received":{"totl":5}}}`), &r))
	fmt.Println(json.Unmarshal([]byte(`{"year":2023,"applications":{"received":{"total":5,"business":null}}}`), &r))
	printCells(&r, "applications.received.business", "applications.received.total")
	// Output:
	// govinfo: JSON at applications.received.totl (byte 41): unknown key
	// <nil>
	// 一、本年新收政府信息公开申请数量 · 商业企业: (blank)
	// 一、本年新收政府信息公开申请数量 · 总计: 5
}

func ExampleDecoder() {
	lines := strings.NewReader("{\"year\":2022}\n{\"year\":\"2023\"}\n{\"year\":2024}\n")
	decoder := govinfo.NewDecoder(lines)
	for range 3 {
		var r govinfo.Report
		if err := decoder.Decode(&r); err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Println(r.Year)
	}
	// Output:
	// 2022
	// govinfo: JSON line 2 at year (byte 8): wrong type: a number expected, not a string
	// 2024
}

func ExampleCSV() {
	r := govinfo.Report{Year: 2021, Title: "云溪县民政局2021年政府信息公开工作年度报告"}
	r.Proactive.Regulations.Issued = govinfo.N(0)
	var rows strings.Builder
	if err := (govinfo.CSV{}).Write(&rows, &r); err != nil {
		fmt.Println(err)
	}
	lines := strings.SplitAfter(rows.String(), "\n")
	fmt.Fprint(os.Stdout, strings.Join(lines[:5], ""))
	// Output:
	// ref,label,value
	// year,年度,2021
	// title,标题,云溪县民政局2021年政府信息公开工作年度报告
	// proactive.regulations.issued,规章 · 本年制发件数,0
	// proactive.regulations.repealed,规章 · 本年废止件数,
}

func ExampleForm() {
	form := govinfo.Edition2021.Form()
	block := form.Tables[1].Blocks[0]
	for _, line := range block.Lines[:7] {
		fmt.Printf("%*s%s\n", 2*line.Indent, "", line.Label)
	}
	// Output:
	// 一、本年新收政府信息公开申请数量
	// 二、上年结转政府信息公开申请数量
	// 三、本年度办理结果
	//   （一）予以公开
	//   （二）部分公开（区分处理的，只计这一情形，不计其他情形）
	//   （三）不予公开
	//     1.属于国家秘密
}

func ExampleScanCount() {
	count, remark, err := govinfo.ScanCount("２２（其中修订16件）")
	fmt.Println(count, remark, err)
	// Output: 22 （其中修订16件） <nil>
}

func ExampleReport_Cells() {
	r := govinfo.Blank(govinfo.Edition2021)
	filled, blank := 0, 0
	r.Disputes.Reconsideration.Pending = govinfo.N(2)
	for _, value := range r.Cells() {
		if value.IsBlank() {
			blank++
		} else {
			filled++
		}
	}
	fmt.Println(filled, "filled,", blank, "blank")
	// Output: 1 filled, 199 blank
}
