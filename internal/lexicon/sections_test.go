package lexicon

import (
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/internal/words"
)

func TestParseTitle(t *testing.T) {
	for _, test := range []struct {
		section int
		heading bool
		texts   string // one a line
	}{
		{section: 1, texts: `
			一、总体情况
			一、总体情况（文字描述）
			一 总体情况
			一总体情况
			总体情况
			第一部分 总体情况
			第一部分：总体情况
			一、工作基本情况
			一、概述
			一、基本情况
			一、2023年政府信息公开工作的总体情况
			一、２０２３年度政府信息公开工作总体情况
			一、云溪县林业局2023年政府信息公开工作总体情况
			一、政府信息公开工作情况
			一、政府信息公开工作开展情况
			一，总体情况
			一．总体情况
			一、總體情況
			1、总体情况
			二、总体情况`},
		{section: 2, texts: `
			二、主动公开政府信息情况
			二、行政机关主动公开政府信息的情况
			二、政府信息主动公开情况
			二、主动公开情况
			二、主動公開政府信息情況
			三、主动公开政府信息情况
			主动公开政府信息情况`},
		{section: 3, texts: `
			三、收到和处理政府信息公开申请情况
			三、收到和处理政府信息公开申请情况（数据准确、要素齐全）
			三、收到及处理政府信息公开申请
			三、行政机关收到和处理政府信息公开申请的情况
			三、政府信息公开申请受理情况
			三、依申请公开政府信息情况
			三、收到和處理政府信息公開申請情況
			四、收到和处理政府信息公开申请情况`},
		{section: 4, texts: `
			四、政府信息公开行政复议、行政诉讼情况
			四、被申请行政复议、提起行政诉讼情况
			四、因政府信息公开工作被申请行政复议、提起行政诉讼的情况
			四、因政府信息公开工作被申请行政复议和提起行政诉讼情况
			四、政府信息公开行政复议及行政诉讼情况
			四、行政复议、诉讼情况
			四、政府信息公開行政復議、行政訴訟情況
			四、政府信息公开行政复仪、行政诉松情况`},
		{section: 5, texts: `
			五、存在的主要问题及改进情况
			五、存在问题与改进方向
			五、政府信息公开工作存在的主要问题及改进情况
			五、存在的不足及改进措施
			五、存在的主要问题及下一步改进措施
			五、存在的主要问题
			五、存在的困难及建议
			五、下一步工作打算
			五、工作中存在的问题和下一步打算
			5、 存在的主要问题及改进情况
			五、存在的主要问题及改进情況
			六、存在的主要问题及改进情况`},
		{section: 6, texts: `
			六、其他需要报告的事项
			六、其它需要报告的事项
			六、其他
			六、其他事项
			六、其他情况
			六、其他需要说明的事项
			六、需要报告的其他事项
			|六、其他需要报告的事项
			l六、其他需要报告的事项
			丨六、其他需要报告的事项
			**六、其他需要报告的事项**
			六、其他需要报告的事项：
			六、其他需要報告的事項
			其他需要报告的事项`},
		{section: 1, heading: true, texts: `
			概述
			工作概况`},
		{section: 5, heading: true, texts: `
			存在的主要问题
			4.存在的主要问题及改进情况`},
		// None of these is a title.
		{texts: `
			一、本年新收政府信息公开申请数量
			二、上年结转政府信息公开申请数量
			三、本年度办理结果
			四、结转下年度继续办理
			（一）主动公开情况
			（三）收到和处理政府信息公开申请情况
			主动公开情况
			行政复议 行政诉讼
			行政复议、行政诉讼
			其他事项
			基本情况
			二、主动公开
			一、存在的主要问题
			二、改进措施
			1.总体公开情况说明
			2.主动公开政府信息
			3、其他
			3.其他
			总体情况、主动公开政府信息情况、收到和处理政府信
			全文包括总体情况、主动公开政府信息情况、其他需要报告的事项。
			一是总体情况良好。
			2023年，我局主动公开政府信息情况良好
			二、加强主动公开，我局全年发布信息9条
			五、行政处罚
			六、其他处理
			（七）总计
			三、`},
	} {
		for text := range strings.Lines(test.texts) {
			text = strings.TrimSpace(text)
			if text == "" {
				continue
			}
			title, ok := ParseTitle(text, test.heading)
			if title.Section != test.section && ok || ok != (test.section > 0) {
				t.Errorf("%q is %+v %t, want section %d", text, title, ok, test.section)
			}
		}
	}
}

// The titles of both forms are exact, whatever number they bear.
func TestTitlesOfTheForms(t *testing.T) {
	for _, form := range [...]govinfo.Form{govinfo.Edition2021.Form(), govinfo.Edition2019.Form()} {
		for i, text := range form.Sections {
			title, ok := ParseTitle(text, false)
			if want := (Title{Section: i + 1, Number: i + 1, Exact: true}); !ok || title != want {
				t.Errorf("%q is %+v", text, title)
			}
			if SectionOf(text) != i+1 || TitleNumber(text) != i+1 || !ClosesTitle(text) {
				t.Errorf("%q is section %d, number %d", text, SectionOf(text), TitleNumber(text))
			}
			other := "九、" + form.Title(i+1)
			if title, _ := ParseTitle(other, false); title.Section != i+1 || title.Number != 9 {
				t.Errorf("%q is %+v", other, title)
			}
		}
		for _, table := range form.Tables {
			for _, block := range table.Blocks {
				for _, line := range block.Lines {
					if title, ok := ParseTitle(line.Label, false); ok {
						t.Errorf("the line %q is %+v", line.Label, title)
					}
				}
				for _, column := range block.Columns {
					if title, ok := ParseTitle(column.Label, true); ok {
						t.Errorf("the column %q is %+v", column.Label, title)
					}
				}
			}
		}
	}
}

func TestSectionOf(t *testing.T) {
	for title, want := range map[string]int{
		"二、 主动公开情况": 2, "申请情况": 3, "6.其他": 6, "四、行政复议": 4, "工作情况": 1, "五、下一步改进措施": 5, "附件": 0, "": 0,
		"1. 概述": 1, "存 在 问 题 及 改 进 措 施": 5, "l六、其他需要报告的事项": 6,
	} {
		if got := SectionOf(title); got != want {
			t.Errorf("%q is %d, want %d", title, got, want)
		}
	}
}

func TestTitleNumber(t *testing.T) {
	for title, want := range map[string]int{
		"一、总体情况": 1, "（二）总体情况": 2, "5、存在问题": 5, "第六部分 其他": 6, "l六、其他": 6, "|六、其他": 6, "６．其他": 6, "三 、申请": 3,
		"第三部分：申请": 3, "一体化平台": 0, "总体情况": 0, "2023年情况": 0, "": 0,
	} {
		if got := TitleNumber(title); got != want {
			t.Errorf("%q has number %d, want %d", title, got, want)
		}
	}
}

func TestMayContinueTitle(t *testing.T) {
	for text, want := range map[string]bool{
		"行政诉讼情况": true, "改进情况": true, "情况（文字描述）": true, "": false, "四、行政诉讼情况": false, "我局没有": false, "公开申请情况。": false,
	} {
		if got := MayContinueTitle(text); got != want {
			t.Errorf("%q: %t", text, got)
		}
	}
}

func TestTitleWordsAreKeys(t *testing.T) {
	for word := range titleWords() {
		if words.Key(words.Fold(word)) != word || len(word) > 3*longestWord {
			t.Errorf("%q is no key, or too long", word)
		}
	}
}

func FuzzParseTitle(f *testing.F) {
	for _, title := range statutoryTitles() {
		f.Add(title.key, false)
	}
	f.Add("l六、其他(", true)
	f.Fuzz(func(t *testing.T, text string, heading bool) {
		title, ok := ParseTitle(text, heading)
		if ok && (title.Section < 1 || title.Section > Sections || title.Number < 0) {
			t.Errorf("%q is %+v", text, title)
		}
		SectionOf(text)
		TitleNumber(text)
		MayContinueTitle(text)
	})
}
