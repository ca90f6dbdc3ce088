package profile

import (
	"math/bits"
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/severity"
	"github.com/openxxgk/annualreport/validate"
)

// reserved are the ids of the profile's own kinds of rules.
var reserved = []string{"LENGTH", "FIGURES"}

// rules makes the rules that the profile asks for.
func (p *Profile) rules() []validate.Rule {
	rule := func(id string, needs validate.Need, title, text validate.Text, run func(*validate.Pass)) validate.Rule {
		return validate.Rule{
			ID: validate.RuleID(p.ID + "-" + id), Severity: severity.Warning, Needs: needs, Period: p.Period,
			Title: title, Basis: validate.Text{ZH: p.Basis, EN: p.Basis}, Run: run, Messages: []validate.Message{{Text: text}},
		}
	}
	var rules []validate.Rule
	if p.MostCharacters > 0 {
		rules = append(rules, rule("LENGTH", validate.NeedNarrative,
			validate.Text{ZH: p.Name + "：总体情况过长", EN: p.Name + ": section 一 is too long"},
			validate.Text{ZH: "%[2]s 字，不应超过 %[3]s 字", EN: "%[2]s characters, at most %[3]s are allowed"}, p.long))
	}
	if len(p.Figures) > 0 {
		rules = append(rules, rule("FIGURES", validate.NeedNarrative,
			validate.Text{ZH: p.Name + "：总体情况缺少要求的数据", EN: p.Name + ": section 一 lacks figures that are asked for"},
			validate.Text{ZH: "未见数据：%[4]s", EN: "no figure for %[4]s"}, p.figures))
	}
	for _, r := range p.Relations {
		rules = append(rules, r.rule(p))
	}
	return rules
}

func (p *Profile) long(pass *validate.Pass) {
	characters := 0
	for _, paragraph := range pass.Report().Overview {
		for _, r := range paragraph.Text {
			if !unicode.IsSpace(r) {
				characters++
			}
		}
	}
	if characters > p.MostCharacters {
		pass.Find(validate.Finding{
			Ref: "overview", Got: validate.TextFigure(strconv.Itoa(characters)), Want: validate.TextFigure(strconv.Itoa(p.MostCharacters)),
		})
	}
}

// numbered are the words of a number, and of none.
var numbered = regexp.MustCompile(`[0-9０-９〇零一二两三四五六七八九十百千万]|无|未|没有|均不`)

// figures demands, of each aspect, a sentence with the name of each of its figures and
// a number. A report without any text in section 一 is told by other rules.
func (p *Profile) figures(pass *validate.Pass) {
	overview := pass.Report().Overview
	if len(overview) == 0 {
		return
	}
	var zh, en []string
	for _, aspect := range govinfo.Aspects() {
		own := of(overview, aspect)
		var missing []string
		for _, name := range p.Figures[aspect] {
			if !names(own, name) {
				missing = append(missing, name)
			}
		}
		if list := strings.Join(missing, "、"); list != "" {
			zh, en = append(zh, aspect.Label()+"（"+list+"）"), append(en, string(aspect)+" ("+list+")")
		}
	}
	if len(zh) > 0 {
		pass.Find(validate.Finding{Ref: "overview", Args: []validate.Text{{ZH: strings.Join(zh, "、"), EN: strings.Join(en, ", ")}}})
	}
}

// of returns the paragraphs of an aspect. Where none is known to be the aspect's, for
// the text is not divided or the aspect has no heading of its own, they are all.
func of(overview govinfo.Narrative, aspect govinfo.Aspect) govinfo.Narrative {
	var own govinfo.Narrative
	for _, paragraph := range overview {
		if paragraph.Aspect == aspect {
			own = append(own, paragraph)
		}
	}
	if own == nil {
		return overview
	}
	return own
}

// itemNumber begins a heading, or a paragraph that has its heading before the text. It
// counts nothing.
var itemNumber = regexp.MustCompile(`^\s*(?:[（(][一二三四五六七八九十0-9]+[）)]|[一二三四五六七八九十0-9]+[、.．])`)

// names reports whether a sentence has the name and a number.
func names(n govinfo.Narrative, name string) bool {
	for _, paragraph := range n {
		for sentence := range strings.FieldsFuncSeq(paragraph.Text, func(r rune) bool { return strings.ContainsRune("。；！？\n", r) }) {
			sentence = itemNumber.ReplaceAllString(sentence, "")
			if strings.Contains(sentence, name) && numbered.MatchString(strings.ReplaceAll(sentence, name, "")) {
				return true
			}
		}
	}
	return false
}

// rule makes the rule of a relation: a sum as data, a share as a program.
func (r Relation) rule(p *Profile) validate.Rule {
	title := validate.Text{ZH: p.Name + "：" + r.Title, EN: p.Name + ": " + r.Title}
	rule := validate.Rule{
		ID: validate.RuleID(p.ID + "-" + r.ID), Severity: r.Severity, Period: p.Period,
		Title: title, Basis: validate.Text{ZH: p.Basis, EN: p.Basis},
	}
	if r.MostPercent == nil {
		rule.Sums = []validate.Sum{{Left: validate.Cells(r.Left...), Right: validate.Cells(r.Right...)}}
		return rule
	}
	rule.Run = r.share
	rule.Messages = []validate.Message{{Text: validate.Text{ZH: "%[4]s 超过 %[5]s 的 %[6]s%%", EN: "%[4]s is more than %[6]s%% of %[5]s"}}}
	return rule
}

// share finds a left side that is more than the share of the right one. Blank and
// unread cells leave it open.
func (r Relation) share(pass *validate.Pass) {
	left, leftKnown := sum(pass.Report(), r.Left)
	right, rightKnown := sum(pass.Report(), r.Right)
	if !leftKnown || !rightKnown || !exceeds(left, right, uint64(*r.MostPercent)) {
		return
	}
	bare := func(text string) validate.Text { return validate.Text{ZH: text, EN: text} }
	pass.Find(validate.Finding{
		Ref: r.Left[0], Refs: append(append([]govinfo.Ref{}, r.Left...), r.Right...),
		Args: []validate.Text{bare(strconv.FormatUint(left, 10)), bare(strconv.FormatUint(right, 10)), bare(strconv.FormatInt(*r.MostPercent, 10))},
	})
}

func sum(r *govinfo.Report, refs []govinfo.Ref) (total uint64, known bool) {
	for _, ref := range refs {
		n, filled := r.Count(ref).Int64()
		if !filled || n < 0 {
			return 0, false
		}
		next := total + uint64(n)
		if next < total {
			return 0, false
		}
		total = next
	}
	return total, true
}

// exceeds compares left × 100 with right × percent in 128 bits.
func exceeds(left, right, percent uint64) bool {
	leftHigh, leftLow := bits.Mul64(left, 100)
	rightHigh, rightLow := bits.Mul64(right, percent)
	return leftHigh > rightHigh || leftHigh == rightHigh && leftLow > rightLow
}
