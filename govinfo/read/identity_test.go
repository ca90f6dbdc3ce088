package read

import (
	"slices"
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/recognize"
	"github.com/openxxgk/annualreport/validate"
)

// heads are what pages and files print before a report, and what it says of whose
// report it is. tail follows each.
var heads = []struct {
	name, head string
	organ      string
	year       int
	told       string // codes of problems on them
}{
	{"a title", "云溪县林业局2022年政府信息公开工作年度报告", "云溪县林业局", 2022, ""},
	{"a trail above", "首页 > 政府信息公开 > 政府信息公开年报\n\n云溪县林业局2022年政府信息公开工作年度报告", "云溪县林业局", 2022, ""},
	{"a trail that ends in the report's name", "您的位置：首页 > 青石镇 > 青石镇政府信息公开年报\n云溪县青石镇人民政府2022年政府信息公开工作年度报告", "云溪县青石镇人民政府", 2022, ""},
	{"a trail of slashes", "首页/ 政府信息公开 / 政府信息公开年报 / 2022年 / 正文\n\n青石镇2022年政府信息公开工作年度报告", "青石镇", 2022, ""},
	{"a trail alone", "当前位置：首页 >> 云溪县林业局 >> 云溪县林业局2022年政府信息公开工作年度报告", "", 0, "year-unknown organ-unknown"},
	{"the organ as the site's head", "云溪县信访局\n\n云溪县信访局2020年政府信息公开工作年度报告\n发布时间：2021-01-30", "云溪县信访局", 2020, ""},
	{"a word of the program", "Document\n\n云溪县信访局\n\n云溪县信访局2020年政府信息公开工作年度报告", "云溪县信访局", 2020, ""},
	{"a site's name", "云溪县人民政府门户网站\n2023年政府信息公开工作年度报告", "", 2023, "organ-unknown"},
	{"a menu", "首页 政务资讯 政务公开 政府领导 部门乡镇 政民互动 办事服务 生活服务\n牛石镇2021年政府信息公开工作年度报告\n牛石镇2021年政府信息公开工作年度报告", "牛石镇", 2021, ""},
	{"正文", "正文\n2024 年云溪市科技局政府信息公开工作\n年度报告", "云溪市科技局", 2024, ""},
	{"a page mark", "Page 8 - 云溪市信访局2022年政府信息公开工作年度报告\nP. 8", "云溪市信访局", 2022, ""},
	{"a page mark in Chinese", "第 3 页\n- 3 -\n云溪市信访局2022年政府信息公开工作年度报告", "云溪市信访局", 2022, ""},
	{"a word in brackets", "【文字】2024年云溪市林业局政府信息公开工作年度报告", "云溪市林业局", 2024, ""},
	{"a column's title over two lines", "政府信息\n公开年报\n\n【文字】2024年云溪市林业局政府信息公开工作年度报告", "云溪市林业局", 2024, ""},
	{"a name among metadata", "  名称  云溪县林业局2023年政府信息公开年度报告\n索引号：0143/2024-00002 分类：", "云溪县林业局", 2023, ""},
	{"a title among metadata on one line", "索引号：0143/2024-00002 发布机构：云溪县政府办 标题：云溪县林业局2023年政府信息公开年度报告 发布日期：2024-01-20", "云溪县林业局", 2023, ""},
	{"metadata behind the title", "云溪县林业局2023年政府信息公开年度报告 发布日期：2024-01-20 来源：县政府办", "云溪县林业局", 2023, ""},
	{"the publisher is not the organ", "索 引 号 | za1-2023-000071 | 发布机构 | 云溪县政府 |\n2023年政府信息公开工作年度报告", "", 2023, "organ-unknown"},
	{"brackets in the name", "云溪海关（本级机关）2020年政府信息公开工作年度报告", "云溪海关(本级机关)", 2020, ""},
	{"brackets around the name below", "2024年政府信息公开工作年度报告\n\n（云溪市城市管理局）", "云溪市城市管理局", 2024, ""},
	{"the organ above", "云溪县人民政府机关\n2020年政府信息公开工作年度报告", "云溪县人民政府机关", 2020, ""},
	{"organ and year above", "云溪县林业局\n2020年\n政府信息公开工作年度报告", "云溪县林业局", 2020, ""},
	{"the year below", "云溪县林业局政府信息公开工作年度报告\n（2021年度）", "云溪县林业局", 2021, ""},
	{"a name broken over lines", "云溪县\n林业局2021年政府信息公开工作年度报告", "云溪县林业局", 2021, ""},
	{"a long name broken over lines", "云溪县网络安全和信息化委员会\n办公室2021年政府信息公开工作年度报告", "云溪县网络安全和信息化委员会办公室", 2021, ""},
	{"the organ between two titles", "关于2021年度政府信息公开工作的年度报告\nwww.yunxi.gov.cn     发布时间：2022-01-25     来源：青石镇党政办\n云溪县青石镇人民政府\n关于2021年度政府信息公开工作的年度报告", "云溪县青石镇人民政府", 2021, ""},
	{"人民政府 once only", "云溪县人民政府信息公开2023年度报告", "云溪县人民政府", 2023, ""},
	{"关于", "云溪县林业局关于2023年度政府信息公开工作情况的报告", "云溪县林业局", 2023, ""},
	{"a wrapped line of the preface", "2025 年云溪市人民政府办公厅政府信息公开\n工作年度报告\n本报告根据《云溪市政府信息公开规\n定》和《关于印发中华人民共和国政府信息公开工作年度报告\n格式的通知》的要求编制，全\n文包括六个部分。", "云溪市人民政府办公厅", 2025, ""},
	{"traditional characters", "雲溪縣林業局2023年政府信息公開工作年度報告", "雲溪縣林業局", 2023, ""},
	{"numerals", "云溪县林业局二〇二三年度政府信息公开工作年度报告", "云溪县林业局", 2023, ""},
	{"the stated period", "2021年政府信息公开\n\n本报告所列数据的统计期限自2021年1月1日起至2021年12月31日止。现将有关情况报告如下：", "", 2021, "organ-unknown"},
	{"what the preface announces", "按照《关于做好2022年度政府信息公开年度报告编制公布工作的通知》（云政办函〔2023〕10号）要求，现将青石镇2022年度政府信息公开工作报告如下：", "青石镇", 2022, ""},
	{"a law's date is no period", "本报告根据《中华人民共和国政府信息公开条例》（自2019年5月15日起施行）编制。", "", 0, "year-unknown organ-unknown"},
	{"nothing", "", "", 0, "year-unknown organ-unknown"},
	{"a sentence with an arrow", "经办流程：受理→答复，全部在网上办理。\n云溪县林业局2022年政府信息公开工作年度报告", "云溪县林业局", 2022, ""},
}

const tail = "\n\n一、总体情况\n全年公开信息9条。\n五、存在的主要问题及改进情况\n时效不够强，2030年将按月检查。\n六、其他需要报告的事项\n无。\n"

func identityOf(t *testing.T, text string) (*Reading, string) {
	t.Helper()
	reading, err := Bytes([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	var told []string
	for _, p := range reading.Doubts {
		switch p.Code {
		case recognize.UnknownYear, recognize.InferredYear, recognize.UnknownOrgan:
			told = append(told, string(p.Code))
		}
	}
	return reading, strings.Join(told, " ")
}

func TestIdentityInHeads(t *testing.T) {
	for _, test := range heads {
		t.Run(test.name, func(t *testing.T) {
			reading, told := identityOf(t, test.head+tail)
			r := &reading.Report
			if r.Agency.Name != test.organ || r.Year != test.year || told != test.told {
				t.Errorf("organ %q, year %d, told %q; want %q, %d, %q; title %q", r.Agency.Name, r.Year, told, test.organ, test.year, test.told, r.Title)
			}
			if len(r.Sections) != 3 || len(r.Overview) == 0 || r.Overview[len(r.Overview)-1].Text != "全年公开信息9条。" {
				t.Errorf("sections %v, overview %v", r.Sections, r.Overview)
			}
		})
	}
}

// Without a title the year is that of the narrative, and is told as inferred unless
// the date of publication bears it out.
func TestIdentityInText(t *testing.T) {
	for _, test := range []struct {
		name, text string
		organ      string
		year       int
		told       string
	}{
		{"one year", "一、总体情况\n2023年，我局公开信息9条。2023年度未收到申请。", "", 2023, "year-inferred organ-unknown"},
		{"以来", "一、总体情况\n2022年以来，青石镇公开信息9条。", "", 2022, "year-inferred organ-unknown"},
		{"borne out", "发布日期：2024-01-20\n一、总体情况\n2023年，我局公开信息9条。", "", 2023, "organ-unknown"},
		{"contradicted", "发布日期：2023-01-20\n一、总体情况\n2023年，我局公开信息9条。", "", 0, "year-unknown organ-unknown"},
		{"two years", "一、总体情况\n2022年，我局公开信息9条。2023年，公开8条。", "", 0, "year-unknown organ-unknown"},
		{"what is to come", "一、总体情况\n2024年，我局将公开更多。", "", 0, "year-unknown organ-unknown"},
		{"a law", "一、总体情况\n2019年修订的《条例》施行以来，我局公开信息9条。", "", 0, "year-unknown organ-unknown"},
		{"a period in the overview", "一、总体情况\n本报告中所列数据的统计期限为2020年1月1日至2020年12月31日。2019年，我局公开信息9条。", "", 2020, "organ-unknown"},
		{"a signature", "2023年政府信息公开工作年度报告\n一、总体情况\n我局公开信息9条。\n六、其他需要报告的事项\n无。\n云溪县林业局\n2024年1月20日", "云溪县林业局", 2023, ""},
		{"a signature in numerals", "2023年政府信息公开工作年度报告\n一、总体情况\n我局公开信息9条。\n六、其他需要报告的事项\n无。\n云溪县林业局\n二〇二四年一月二十日", "云溪县林业局", 2023, ""},
		{"a site's head against the signature", "云溪县人民政府\n2023年政府信息公开工作年度报告\n一、总体情况\n我局公开信息9条。\n六、其他需要报告的事项\n无。\n云溪县林业局\n2024年1月20日", "云溪县林业局", 2023, ""},
		{"an organ signed by its office", "云溪县人民政府\n2023年政府信息公开工作年度报告\n一、总体情况\n公开信息9条。\n六、其他需要报告的事项\n无。\n云溪县人民政府办公室\n2024年1月20日", "云溪县人民政府", 2023, ""},
		{"a column's year against the period", "2024年政府信息公开年报\n\n云溪县林业局政府信息公开工作年度报告\n一、总体情况\n数据的统计期限为2023年1月1日至2023年12月31日。", "云溪县林业局", 2023, ""},
		{"an organ without a date", "2023年政府信息公开工作年度报告\n一、总体情况\n我局公开信息9条。\n六、其他需要报告的事项\n无。\n云溪县林业局", "", 2023, "organ-unknown"},
	} {
		t.Run(test.name, func(t *testing.T) {
			reading, told := identityOf(t, test.text)
			if r := &reading.Report; r.Agency.Name != test.organ || r.Year != test.year || told != test.told {
				t.Errorf("organ %q, year %d, told %q; want %q, %d, %q", r.Agency.Name, r.Year, told, test.organ, test.year, test.told)
			}
		})
	}
}

func TestPrefaceIsKept(t *testing.T) {
	const preface = "云溪县信访局按要求编制本报告。现将有关情况报告如下："
	for _, head := range []string{"", "云溪县信访局2021年政府信息公开工作年度报告\n", "首页 > 年报\n发布日期：2022-01-20\n字号：大 中 小\n"} {
		for _, colon := range []string{"：", ":"} {
			text := strings.TrimSuffix(preface, "：") + colon
			reading, _ := identityOf(t, head+text+tail)
			if n := reading.Report.Overview; len(n) != 2 || n[0].Text != text {
				t.Errorf("%q: %v", head, n)
			}
		}
	}
}

func TestLevelOfTheOrgan(t *testing.T) {
	for organ, want := range map[string]govinfo.AgencyLevel{
		"云溪县青石镇人民政府": govinfo.LevelTown, "云溪县林业局": govinfo.LevelCountyDepartment, "云溪市林业局": govinfo.LevelUnknown, "云溪海关": govinfo.LevelUnknown,
	} {
		reading, _ := identityOf(t, organ+"2021年政府信息公开工作年度报告"+tail)
		if got := reading.Report.Agency.Level; got != want {
			t.Errorf("%s is %q, want %q", organ, got, want)
		}
	}
}

func TestContactAndCodes(t *testing.T) {
	const title = "云溪县林业局2021年政府信息公开工作年度报告\n"
	for _, test := range []struct {
		head string
		want govinfo.Agency
	}{
		{"如有疑问，请与云溪县林业局办公室联系（地址：云溪县青石路1号，邮编：300001，电话：0537-1234567，电子邮箱：lyj@yunxi.gov.cn）。", govinfo.Agency{
			Contact: govinfo.Contact{Address: "云溪县青石路1号", PostalCode: "300001", Phone: "0537-1234567", Email: "lyj@yunxi.gov.cn"},
		}},
		{"联系电话：（０５３７）１２３４５６７；网址：www.yunxi.gov.cn/lyj", govinfo.Agency{
			Contact: govinfo.Contact{Phone: "(0537)1234567", Website: "www.yunxi.gov.cn/lyj"},
		}},
		{"统一社会信用代码：11330000MB0F1234XA 行政区划代码：330109", govinfo.Agency{CreditCode: "11330000MB0F1234XA", RegionCode: "330109"}},
		{"联系电话：暂无；邮编：12；地址：", govinfo.Agency{}},
		{"全县共有电话亭9个，地址见附件。", govinfo.Agency{}},
	} {
		reading, _ := identityOf(t, title+test.head+tail)
		test.want.Name, test.want.Level = "云溪县林业局", govinfo.LevelCountyDepartment
		if got := reading.Report.Agency; got != test.want {
			t.Errorf("%q: %+v, want %+v", test.head, got, test.want)
		}
	}
}

// A page out of the middle of a report has lost its beginning, and misses no section.
func TestPageOfAReport(t *testing.T) {
	const page = "四、结转下年度继续办理 0 0 0 0 0 0 0\n四、政府信息公开行政复议、行政诉讼情况\n本年度没有发生。\n五、存在的主要问题及改进情况\n时效不够强，将按月检查。\n"
	reading, _ := identityOf(t, page)
	if !slices.ContainsFunc(reading.Doubts, func(p recognize.Doubt) bool { return p.Code == recognize.BeginningMissing }) {
		t.Errorf("problems %v", reading.Doubts)
	}
	for _, f := range validate.Check(validate.FilingOf(reading)).Findings {
		if f.Rule == "S01" || f.Rule == "S02" || f.Rule == "M01" {
			t.Errorf("%s", f.Key())
		}
	}
	if reading, _ := identityOf(t, "云溪县林业局2023年政府信息公开工作年度报告\n"+page); reading.Report.Sections == nil {
		t.Error("a report that left out its sections is a page")
	}
}
