package output

import (
	"bufio"
	"fmt"
	"io"

	"github.com/openxxgk/annualreport/validate"
	"golang.org/x/text/language"
)

// Text writes results for people to read:
//
//	区农业农村局-2023.json
//	  错误 A02 三、（七）总计 · 自然人：填报 21，各项办理结果之和为 12
//	  最可能有误的单元格：
//	    三、（七）总计 · 自然人：21 应为 12（数字颠倒）
//	  未能读取（不是未填写，请对照原文）：
//	    四、政府信息公开行政复议、行政诉讼情况：整张表未能读取
//	  共 1 处错误，0 处警告，0 处提示
type Text struct {
	Language language.Tag
	// Skipped writes what could not be checked, too.
	Skipped bool
	// MostSuspects bounds the alternatives that are written; 0 is 5.
	MostSuspects int
}

// words are the fixed texts of Text in one language.
type words struct {
	severities                           map[validate.Severity]string
	clean, suspects, or, more, exhausted string
	skipped, suppressed, fault, summary  string
	unread                               string
}

func wordsIn(tag language.Tag) words {
	in := func(zh, en string) string { return validate.Text{ZH: zh, EN: en}.In(tag) }
	return words{
		severities: map[validate.Severity]string{
			validate.Error: in("错误", "error"), validate.Warning: in("警告", "warning"), validate.Note: in("提示", "note"),
		},
		clean:      in("没有发现问题", "nothing found"),
		suspects:   in("最可能有误的单元格：", "most likely wrong:"),
		or:         in("或者 ", "or "),
		more:       in("另有 %d 种可能", "and %d more possibilities"),
		exhausted:  in("错误过多，未能穷尽各种可能", "there are too many errors to name every possibility"),
		skipped:    in("未核对", "not checked"),
		suppressed: in("不计（%s）", "suppressed (%s)"),
		fault:      in("规则故障", "fault"),
		unread:     in("未能读取（不是未填写，请对照原文）：", "not read, which is not blank (see the document itself):"),
		summary:    in("共 %d 处错误，%d 处警告，%d 处提示", "errors: %d, warnings: %d, notes: %d"),
	}
}

// Write writes the results one after the other.
func (t Text) Write(w io.Writer, checked ...Checked) error {
	tag := lang(t.Language)
	words := wordsIn(tag)
	out := bufio.NewWriter(w)
	for _, c := range checked {
		fmt.Fprintln(out, c.Name)
		t.result(out, c.Result, tag, words)
	}
	return out.Flush()
}

func (t Text) result(out *bufio.Writer, r validate.Result, tag language.Tag, words words) {
	for _, f := range r.Faults {
		fmt.Fprintf(out, "  %s %s\n", words.fault, f.Error())
	}
	for _, f := range r.Findings {
		fmt.Fprintf(out, "  %s %s %s\n", words.severities[f.Severity], f.Rule, f.Message(tag))
	}
	t.suspects(out, r, tag, words)
	if len(r.Unread) > 0 {
		fmt.Fprintf(out, "  %s\n", words.unread)
	}
	for _, u := range r.Unread {
		fmt.Fprintf(out, "    %s\n", u.Message(tag))
	}
	if t.Skipped {
		for _, s := range r.Skipped {
			fmt.Fprintf(out, "  %s %s\n", words.skipped, s.Message(tag))
		}
	}
	for _, s := range r.Suppressed {
		fmt.Fprintf(out, "  "+words.suppressed+" %s %s\n", s.Reason, s.Finding.Rule, s.Finding.Message(tag))
	}
	if len(r.Findings)+len(r.Faults) == 0 {
		fmt.Fprintf(out, "  %s\n", words.clean)
		return
	}
	fmt.Fprintf(out, "  "+words.summary+"\n", r.Count(validate.Error), r.Count(validate.Warning), r.Count(validate.Note))
}

func (t Text) suspects(out *bufio.Writer, r validate.Result, tag language.Tag, words words) {
	most := t.MostSuspects
	if most == 0 {
		most = 5
	}
	location := r.Locate()
	if len(location.Suspects) > 0 {
		fmt.Fprintf(out, "  %s\n", words.suspects)
	}
	for i, s := range location.Suspects {
		if i == most {
			fmt.Fprintf(out, "    "+words.more+"\n", len(location.Suspects)-most)
			break
		}
		or := ""
		if i > 0 {
			or = words.or
		}
		fmt.Fprintf(out, "    %s%s\n", or, s.Message(tag))
	}
	if location.Exhausted {
		fmt.Fprintf(out, "    %s\n", words.exhausted)
	}
}
