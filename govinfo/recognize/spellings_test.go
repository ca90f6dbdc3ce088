package recognize_test

import (
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/govinfo/read/plain"
	"github.com/openxxgk/annualreport/govinfo/recognize"
)

// spellings are labels as published reports print them, behind the form's. All
// must be read without a doubt, in the form's layout and in a dump.
var spellings = [][]string{
	{"第二十条第（一）项", "第二十条 第（一）项", "第二十条第(一)项", "第二十条\n第（一）项"},
	{"规章", "规 章", "规\n章"},
	{"行政规范性文件", "规范性文件", "行政规\n范性文件"},
	{"商业企业", "商业 企业", "商业\n企业", "商 业 企业", "商业企\n业"},
	{"科研机构", "科研机\n构", "科研\n机构"},
	{"社会公益组织", "社会公益\n组织", "社会\n公益\n组织"},
	{"法律服务机构", "法律服务\n机构", "法 律 服 务\n机构"},
	{"总计", "总 计", "合计"},
	{"（七）总计", "（七）总 计", "（七）合计", "（七）办理结果合计", "(七)总计"},
	{"结果维持", "结 果\n维持", "结果\n维持"},
	{"其他结果", "其他结\n果"},
	{"尚未审结", "尚未\n审结", "尚未 审\n结"},
	{"三、本年度办理结果", "三、\n\n本\n年\n度\n办\n理\n结\n果", "三 、本 年 度办 理 结果"},
	{"（三）不予公开", "（三） 不予公开", "（三）不\n予公开", "（三）\n\n不予公开", "( 三)不予公开", "（ 三）不予公开"},
	{"（四）无法提供", "（四）无\n法提供"},
	{"（二）部分公开（区分处理的，只计这一情形，不计其他情形）", "（二）部分公开（区分处理的，只计这一情 形，不计其他情形）", "（二）部分公开", "（二）部分公开(区分处理的,只计这一情形,不计其他情形)"},
	{"3.危及“三安全一稳定”", `3.危及"三安全一稳定"`, "3.危及‘三安全一稳定’", "3.危及”三安全一稳定“", "3.危及「三安全一稳定」"},
	{"4.无正当理由大量反复申请", "4.无正当理由大量反复 申请"},
	{"5.要求行政机关确认或重新出具已获取信息", "5.要求行政机关确认或\n重新出具已获取信息"},
	{
		"1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
		"1、申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
		"1. 申请人无正当理由逾期不补正，行政机关不再处理其政府信息公开申请", "1.逾期不补正",
	},
	{"2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", "2、申请人逾期未按收费通知要求缴纳费用，行政机关不再处理其政府信息公开申请", "2.逾期不缴费"},
	{"3.其他", "3、其他", "3. 其他", "3．其他", "（3）其他"},
	{"（六）其他处理", "（六）其他"},
	{"四、结转下年度继续办理", "四、结转下一年度继续办理", "四、结转下年\n度继续办理"},
	{"1.属于国家秘密", "1、属于国家秘密", "1. 属于国家秘密", "1．属于国家秘密", "（1）属于国家秘密", "①属于国家秘密"},
	{
		"（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）",
		"(本列数据的勾稽关系为:第一项加第二项之和,等于第三项加第四项之和)", "（本列数据的勾稽关系为：第一项加第二项之和， 等\n于第三项加第四项之和）",
	},
}

func TestSpellings(t *testing.T) {
	for _, labels := range spellings {
		found := false
		s := attacked()
		s.labels(func(text string) string { found = found || text == labels[0]; return text })
		if !found {
			t.Errorf("the form has no %q", labels[0])
		}
		for _, spelling := range labels[1:] {
			for _, dump := range []bool{false, true} {
				s := attacked()
				s.relabel(labels[0], spelling)
				doc := s.document()
				if dump {
					s.labels(func(text string) string { return strings.Join(strings.Fields(text), " ") })
					var err error
					if doc, err = plain.Document(s.dump(cellLines)); err != nil {
						t.Fatal(err)
					}
				}
				result := recognize.Document(doc)
				for ref, want := range s.want.Cells() {
					if got, _ := result.Report.At(ref); !same(got, want) {
						t.Errorf("%q, dump %v: %s = %v, want %v", spelling, dump, ref, got, want)
						break
					}
				}
				for _, p := range result.Doubts {
					if spelling != "（六）其他" || p.Code != recognize.InexactLabel { // which 3.其他 may also be
						t.Errorf("%q, dump %v: %+v", spelling, dump, p)
					}
				}
			}
		}
	}
}

// What a dump shows between a heading and its table, and between rows.
func TestDumpFillers(t *testing.T) {
	for _, filler := range []string{
		"该部分以表格形式报告。表格如下：", "单位：件", "## 表二：", "表二：", "（文字描述）", "（单位：件、万元）",
	} {
		s := attacked()
		text := string(s.dump(cellLines))
		for _, title := range s.titles[1:4] {
			text = strings.Replace(text, title+"\n", title+"\n"+filler+"\n", 1)
		}
		doc, err := plain.Document([]byte(text))
		if err != nil {
			t.Fatal(err)
		}
		result := recognize.Document(doc)
		for ref, want := range s.want.Cells() {
			if got, _ := result.Report.At(ref); !same(got, want) {
				t.Errorf("%q: %s = %v, want %v", filler, ref, got, want)
				break
			}
		}
		for _, p := range result.Doubts {
			t.Errorf("%q: %+v", filler, p)
		}
	}
}
