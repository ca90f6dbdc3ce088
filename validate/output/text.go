package output

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	safe "github.com/openxxgk/annualreport/internal/words"
	"github.com/openxxgk/annualreport/severity"
	"github.com/openxxgk/annualreport/validate"
	"github.com/openxxgk/annualreport/validate/triage"
	"golang.org/x/text/language"
)

// Text writes results for people to read, what matters first: errors and the cells
// that they most likely come from, then what contradicts itself, what is left out,
// and form ([triage.Of]). The blank cells of a table are one line, but for All:
//
//	区农业农村局-2023.json
//	  错误 A02 三、（七）总计 · 自然人：填报 21，各项办理结果之和为 12
//	  最可能有误的单元格：
//	    三、（七）总计 · 自然人：21 应为 12（数字颠倒）
//	  未能读取（不是未填写，请对照原文）：
//	    四、政府信息公开行政复议、行政诉讼情况：整张表未能读取
//	  共 1 处错误，0 处警告，0 处提示
//
// The counts are those of the findings. Control characters of reports and of names
// are written out ("\x1b"), so that none reaches a terminal.
type Text struct {
	Language language.Tag `json:"language"`
	// All writes every finding in a line of its own, blank cells line by line.
	All bool `json:"all"`
	// Skipped writes what could not be checked, too, and which rules did not run.
	Skipped bool `json:"skipped"`
	// MostSuspects bounds the alternatives that are written; 0 is 5.
	MostSuspects int `json:"mostSuspects"`
}

// words are the fixed texts of Text in one language.
type words struct {
	severities                           map[severity.Severity]string
	clean, suspects, or, more, exhausted string
	skipped, fault, summary              string
	unread                               string
	level, notRun, someNotRun            string
}

func wordsIn(tag language.Tag) words {
	in := func(zh, en string) string { return validate.Text{ZH: zh, EN: en}.In(tag) }
	return words{
		severities: map[severity.Severity]string{
			severity.Error: in("错误", "error"), severity.Warning: in("警告", "warning"), severity.Note: in("提示", "note"),
		},
		clean:      in("没有发现问题", "nothing found"),
		suspects:   in("最可能有误的单元格：", "most likely wrong:"),
		or:         in("或者 ", "or "),
		more:       in("另有 %d 种可能", "and %d more possibilities"),
		exhausted:  in("错误过多，未能穷尽各种可能", "there are too many errors to name every possibility"),
		skipped:    in("未核对", "not checked"),
		fault:      in("规则故障", "fault"),
		unread:     in("未能读取（不是未填写，请对照原文）：", "not read, which is not blank (see the document itself):"),
		level:      in("机关层级：%s", "level of the organ: %s"),
		notRun:     in("未执行（缺少%s）：%s", "not run, for want of %s: %s"),
		someNotRun: in("另有 %d 条规则因缺少材料未执行", "rules not run, for want of what they need: %d"),
		summary:    in("共 %d 处错误，%d 处警告，%d 处提示", "errors: %d, warnings: %d, notes: %d"),
	}
}

// suppressed says that a finding was suppressed, why, and until when.
func suppressed(s validate.Suppressed, tag language.Tag) string {
	if s.Until.IsZero() {
		return fmt.Sprintf(validate.Text{ZH: "不计（%s）", EN: "suppressed (%s)"}.In(tag), s.Reason)
	}
	return fmt.Sprintf(validate.Text{ZH: "不计（%s，至%s）", EN: "suppressed (%s, until %s)"}.In(tag), s.Reason, s.Until)
}

// Render writes the results one after the other. The error is that of w.
func (t Text) Render(w io.Writer, checked ...Checked) error {
	page := textPage{Text: t, out: bufio.NewWriter(w), tag: lang(t.Language)}
	page.words = wordsIn(page.tag)
	for _, c := range checked {
		page.line("", c.Name)
		page.result(c.Result)
	}
	return page.out.Flush()
}

// textPage is what is being written.
type textPage struct {
	Text
	out   *bufio.Writer
	tag   language.Tag
	words words
}

// line writes a line. What reports say is made safe to print; an error of writing
// comes out when the page is flushed.
func (p *textPage) line(indent string, parts ...string) {
	_, _ = p.out.WriteString(indent)
	_, _ = p.out.WriteString(safe.Printable(strings.Join(parts, " ")))
	_ = p.out.WriteByte('\n')
}

func (p *textPage) result(r validate.Result) {
	for _, f := range r.Faults {
		p.line("  ", p.words.fault, f.Error())
	}
	p.entries(r)
	p.unread(r)
	if p.Skipped {
		for _, s := range r.Skipped {
			p.line("  ", p.words.skipped, s.Message(p.tag))
		}
	}
	p.notRun(r)
	for _, s := range r.Suppressed {
		p.line("  ", suppressed(s, p.tag), string(s.Finding.Rule), s.Finding.Message(p.tag))
	}
	if len(r.Findings)+len(r.Faults) == 0 {
		p.line("  ", p.words.clean)
		return
	}
	p.line("  ", fmt.Sprintf(p.words.summary, r.Count(severity.Error), r.Count(severity.Warning), r.Count(severity.Note)))
}

// entries writes the findings, and the suspects behind the errors that they would
// mend.
func (p *textPage) entries(r validate.Result) {
	entries := triage.Of(r.Findings)
	if p.All {
		entries = triage.Each(r.Findings)
	}
	wrong := 0
	for wrong < len(entries) && entries[wrong].Concern == triage.Wrong {
		wrong++
	}
	for _, e := range entries[:wrong] {
		p.entry(e)
	}
	p.suspects(r.Locate())
	for _, e := range entries[wrong:] {
		p.entry(e)
	}
}

func (p *textPage) entry(e triage.Entry) {
	p.line("  ", p.words.severities[e.Severity()], string(e.Rule()), e.Message(p.tag))
}

// notRun writes which rules did not run, those that lack the same in one line; only
// their number where what could not be checked is not asked for.
func (p *textPage) notRun(r validate.Result) {
	if !p.Skipped {
		if len(r.NotRun) > 0 {
			p.line("  ", fmt.Sprintf(p.words.someNotRun, len(r.NotRun)))
		}
		return
	}
	if r.Level.Inferred {
		p.line("  ", fmt.Sprintf(p.words.level, r.Level.Text().In(p.tag)))
	}
	var lacks []validate.Need
	rules := make(map[validate.Need][]string)
	for _, n := range r.NotRun {
		if rules[n.Lacks] == nil {
			lacks = append(lacks, n.Lacks)
		}
		rules[n.Lacks] = append(rules[n.Lacks], string(n.Rule))
	}
	for _, lack := range lacks {
		p.line("  ", fmt.Sprintf(p.words.notRun, lack.Text().In(p.tag), strings.Join(rules[lack], " ")))
	}
}

func (p *textPage) unread(r validate.Result) {
	if len(r.Unread) > 0 {
		p.line("  ", p.words.unread)
	}
	for _, u := range r.Unread {
		p.line("    ", u.Message(p.tag))
	}
}

func (p *textPage) suspects(location validate.Location) {
	most := p.MostSuspects
	if most == 0 {
		most = 5
	}
	if len(location.Suspects) > 0 {
		p.line("  ", p.words.suspects)
	}
	for i, s := range location.Suspects {
		if i == most {
			p.line("    ", fmt.Sprintf(p.words.more, len(location.Suspects)-most))
			break
		}
		or := ""
		if i > 0 {
			or = p.words.or
		}
		p.line("    ", or+s.Message(p.tag))
	}
	if location.Exhausted {
		p.line("    ", p.words.exhausted)
	}
}
