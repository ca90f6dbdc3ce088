package validate

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/internal/labels"
	"github.com/openxxgk/annualreport/severity"
	"github.com/openxxgk/annualreport/validate/internal/narrative"
	"github.com/openxxgk/annualreport/validate/internal/sums"
	"golang.org/x/text/language"
)

// basisAccurate is what obliges the text to agree with the tables and with itself.
var basisAccurate = Text{basisForm2021.ZH + "：真实、准确", basisForm2021.EN + ": reports are to be true and accurate"}

func narrativeRules() []Rule {
	rule := func(id RuleID, title, explanation Text) Rule {
		return Rule{
			ID: id, Severity: severity.Warning, Needs: NeedNarrative,
			Title: title, Explanation: explanation,
			Basis:    basisAccurate,
			Messages: narrativeMessages(),
			Run: func(p *Pass) {
				for i := range p.narrativeIssues() {
					if issue := &p.issues.issues[i]; issue.Rule == string(id) {
						p.findIssue(issue)
					}
				}
			},
		}
	}
	based := func(r Rule, basis Text) Rule {
		r.Basis = basis
		return r
	}
	note := func(r Rule, basis Text) Rule {
		r.Severity = severity.Note
		return based(r, basis)
	}
	change := rule("N21", Text{"文中同比变化与上一年度报告不符", "a change from the year before is not that of the two reports"},
		Text{"“同比”“较上年”的件数、百分比与两个年度报告的表格比较；上一年度数据更正或口径调整的除外。", "What is said to be more or less than the year before is compared with the tables of both reports; a correction of last year's, or another scope, is an exception."})
	change.Needs |= NeedPrior
	return []Rule{
		rule("N01", Text{"文中新收件数与表三不符", "the applications received are not those of table 三"},
			Text{"“收到”“新收”“受理”可指本年新收，也可含上年结转；与两者都不符才报。按渠道、按内容、转办、协办和其他机关的件数不比较；“通过网络收到”“按时办结”等只作上限；“全市”“全县”仅在该级政府的报告中视为本报告口径。", "收到 and 受理 may mean what was received, with or without what was carried in, 新收 only the former; a figure that is none is reported. Figures by subject, of cases handed on, and of other organs are not compared; by channel, or with 按时, they are at most what the table counts; 全市 and 全县 are the report's own scope only in a report of that government."}),
		rule("N02", Text{"文中办结件数与表三不符", "the applications answered are not those of table 三"},
			Text{"“答复”“办结”指办理结果总计，也可不含上年结转；“办理”也可指受理总数。同一总数下与撤回、补正或各类结果并列的“答复”只是其中一类，不比较。", "答复 and 办结 mean the total of outcomes, with or without what was carried in; 办理 may also mean all there was to handle. Beside 撤回, 补正 or outcomes under one whole, 答复 is one class of it and is not compared."}),
		rule("N03", Text{"文中上年结转件数与表三不符", "the applications carried in are not those of table 三"},
			Text{"“上年结转”“上年度转入”的件数与表三的总计比较。", "What is said to be carried in from last year is compared with the total of table 三."}),
		rule("N04", Text{"文中结转下年件数与表三不符", "the applications carried out are not those of table 三"},
			Text{"“结转下年”“顺延”的件数与表三的总计比较；“正在办理”只在文中收支平衡时比较。", "What is said to be carried into the next year is compared with the total of table 三; 正在办理 only where the text itself balances."}),
		rule("N05", Text{"文中办理结果分类件数与表三不符", "the outcome classes are not those of table 三"},
			Text{"予以公开、部分公开、不予公开、无法提供、不予处理、其他处理，各与该类各项之和比较。“公开n件”“其他n件”只在各项之和等于文中总数时比较；“不属于本机关”各地归类不一，不比较。", "Each class of outcomes is compared with the sum of its lines. 公开 and 其他 alone are compared only where the parts add up to the whole of the text; 不属于本机关 is counted differently from place to place and is not compared."}),
		rule("N06", Text{"文中自然人、法人件数与表三不符", "natural persons or organizations are not those of table 三"},
			Text{"可指新收、含结转或办结的口径；与各口径都不符才报。", "They may split what was received, that with what was carried in, or what was answered; only a figure that fits none is reported."}),
		rule("N07", Text{"文中行政复议件数与表四不符", "the reconsiderations are not those of table 四"},
			Text{"总数和维持、纠正、其他、未审结的件数，各与表四的一格比较。复议机关受理、审理的案件，与政府信息公开无关的案件，以及驳回、撤销等结果不比较。", "The total and each result are compared with their cells of table 四. Cases that a government decides as 复议机关, cases about other acts, and 驳回 or 撤销 are not compared."}),
		rule("N08", Text{"文中行政诉讼件数与表四不符", "the litigation is not that of table 四"},
			Text{"“诉讼”可指未经复议、复议后或两者之和。", "诉讼 may mean either kind of litigation or both."}),
		rule("N09", Text{"文中文件件数与表二不符", "the documents are not those of table 二"},
			Text{"只比较规章和行政规范性文件的制发、废止、现行有效；“政策性文件”等不是一回事，公开的条数、修改和失效的件数也不比较。", "Only 规章 and 行政规范性文件 are compared; 政策性文件 and the like are something else, and what was published, amended or has lapsed is not compared."}),
		rule("N10", Text{"文中许可、处罚、强制件数与表二不符", "licences, penalties or coercion are not those of table 二"},
			Text{"只比较本年作出的处理决定数；公示、公开的信息条数不是一回事。", "Only decisions made in the year are compared; items of information published about them are something else."}),
		rule("N11", Text{"文中收费金额与表二不符", "the fees collected are not those of table 二"},
			Text{"只比较行政事业性收费；信息处理费不是一回事。", "Only 行政事业性收费 are compared; 信息处理费 is something else."}),
		rule("N12", Text{"文中称没有，表中却有", "“none” is said of something that is counted"},
			Text{"“未收到申请”“未发生复议、诉讼”“未收取费用”与表中的数比较；0 与空白都不算有。否认的只是其中一部分（如“未收到要求更正的申请”“无因答复不当引起的复议”）不比较。", "未收到, 未发生 and the like are compared with the tables; neither a 0 nor a blank is something. Where only a part is denied (未收到要求更正的申请) nothing is compared."}),
		rule("N13", Text{"文中百分比有误", "a percentage is wrong"},
			Text{"按所写位数四舍五入后与各种可能的分子、分母比较。", "It is compared at its written precision with every plausible numerator and denominator."}),
		rule("N14", Text{"文中年份或统计期限有误", "a wrong year or period"},
			Text{"文中所称的报告年度与报告不同，或者统计期限不是全年。", "The text speaks of another year as the year reported on, or its period is not the whole year."}),
		rule("N15", Text{"文中信息处理费分项之和不等于总额", "itemised fees do not add up"},
			Text{"逐项列出的金额或件数之和应等于所称的总额或总数。", "Amounts or counts that are itemised add up to the total that is stated."}),
		rule("N16", Text{"文中分项之和不等于所称总数", "the parts that a sentence names do not add up to its whole"},
			Text{"自然人与法人或其他组织、六类办理结果应等于所称的总数，各渠道之和不应超过它；与表格不符的由其他规则报告。", "Natural persons and organizations, or the six classes of outcomes, add up to the whole that the text states, and channels are not more; a figure that contradicts the tables is told by another rule."}),
		rule("N17", Text{"文中收到、结转与答复、结转下年不平衡", "received and carried in are not answered and carried out by the text itself"},
			Text{"同一段中收到、上年结转、答复、结转下年各说明一次的，应当平衡：收到＋上年结转＝答复＋结转下年。", "Where one paragraph tells each once, received + carried in = answered + carried out."}),
		based(rule("N18", Text{"文中称全部如此，表中并非全部", "“all” is said of what is not all"},
			Text{"称“均已办结”而表中有结转下年，期限未满的可以如此，仅作提示；称申请人“均为公民”而表中有法人或其他组织申请。“均为自然人”见 N06，“均维持”见 N07、N08。", "均已办结 beside applications carried out may be right where the period was still running: a hint. 均为公民 is compared with the applications of organizations. For 均为自然人 see N06, for 均维持 N07 and N08."}),
			Text{"条例第三十三条；" + basisForm2021.ZH, "条例 art. 33; " + basisForm2021.EN}),
		note(rule("N19", Text{"文中撤回、终止的复议诉讼多于表四的其他结果", "more disputes withdrawn or ended than other results in table 四"},
			Text{"撤回、终止、和解既非维持也非纠正，一般计入“其他结果”；仅作提示。", "What is withdrawn, ended or settled is neither upheld nor corrected and belongs to 其他结果: a hint."}),
			basisForm),
		note(rule("N20", Text{"信息处理费金额不是计费单位的整数倍", "an information fee is no multiple of the rate"},
			Text{"按件计收每件为 100 元的整数倍，按量计收每页为 10 元的整数倍；不是整数倍的金额值得核对。", "By case the rates are whole hundreds of 元, by page whole tens; another amount is worth a look."}),
			Text{"国办函〔2020〕109号第四条", "国办函〔2020〕109号 art. 4"}),
		change,
	}
}

// narrativeMessages word what package narrative reports. The fourth argument is the
// sentence, the fifth names the cells compared where they are several, the sixth
// tells which readings were tried where there are several; the seventh is what the
// sentence says, and the eighth what it ought to.
func narrativeMessages() []Message {
	return []Message{
		{string(narrative.KindCount), Text{"文中为 %[7]s，表中%[5]s为 %[8]s（“%[4]s”）%[6]s", "%[7]s in the text, %[8]s in the table%[5]s (“%[4]s”)%[6]s"}},
		{string(narrative.KindAtLeast), Text{"文中为 %[7]s，表中%[5]s已填数至少为 %[8]s（“%[4]s”）%[6]s", "%[7]s in the text, at least %[8]s in the table%[5]s (“%[4]s”)%[6]s"}},
		{string(narrative.KindPersons), Text{"文中申请人为 %[7]s 人，表中申请%[5]s为 %[8]s 件（“%[4]s”）", "%[7]s applicants in the text, %[8]s applications in the table%[5]s (“%[4]s”)"}},
		{string(narrative.KindNone), Text{"文中称没有，表中%[5]s为 %[8]s（“%[4]s”）", "none in the text, %[8]s in the table%[5]s (“%[4]s”)"}},
		{string(narrative.KindNoneAmount), Text{"文中称未收取，表中%[5]s为 %[8]s 万元（“%[4]s”）", "nothing was charged by the text, %[8]s (万元) in the table%[5]s (“%[4]s”)"}},
		{string(narrative.KindAll), Text{"文中称全部如此，表中%[5]s有 %[8]s 件不是（“%[4]s”）", "the text says all, but %[8]s in the table%[5]s are not (“%[4]s”)"}},
		{string(narrative.KindPercent), Text{"文中为 %[7]s%%，按表%[5]s应为 %[8]s%%（“%[4]s”）", "%[7]s%% in the text, %[8]s%% by the table%[5]s (“%[4]s”)"}},
		{string(narrative.KindAmount), Text{"文中为 %[7]s 万元，表中%[5]s为 %[8]s 万元（“%[4]s”）", "%[7]s (万元) in the text, %[8]s in the table%[5]s (“%[4]s”)"}},
		{string(narrative.KindYear), Text{"年份有误，文中为 %[7]s 年，报告年度为 %[8]s 年（“%[4]s”）", "wrong year: the text speaks of %[7]s, the report is on %[8]s (“%[4]s”)"}},
		{string(narrative.KindPeriod), Text{"统计期限不是 %[8]s 年全年（“%[4]s”）", "the period is not the whole year %[8]s (“%[4]s”)"}},
		{string(narrative.KindItemAmounts), Text{"文中总额为 %[7]s 元，分项之和为 %[8]s 元（“%[4]s”）", "the text says %[7]s 元 in all, its items add up to %[8]s 元 (“%[4]s”)"}},
		{string(narrative.KindItemCounts), Text{"文中总数为 %[7]s 件，分项之和为 %[8]s 件（“%[4]s”）", "the text says %[7]s in all, its items add up to %[8]s (“%[4]s”)"}},
		{string(narrative.KindFlow), Text{"文中收到与上年结转合计 %[7]s 件，答复与结转下年合计 %[8]s 件（“%[4]s”）", "by the text %[7]s were received or carried in, but %[8]s answered or carried out (“%[4]s”)"}},
		{string(narrative.KindAllAnswered), Text{"文中称均已办结，表中结转%[5]s %[8]s 件（“%[4]s”）", "all were answered by the text, %[8]s are carried out in the table%[5]s (“%[4]s”)"}},
		{string(narrative.KindWithdrawn), Text{"文中撤回或终止 %[7]s 件，表中其他结果%[5]s为 %[8]s 件（“%[4]s”）", "%[7]s withdrawn or ended in the text, %[8]s other results in the table%[5]s (“%[4]s”)"}},
		{string(narrative.KindFeeUnit), Text{"信息处理费 %[7]s 元不是 %[8]s 元的整数倍（“%[4]s”）", "an information fee of %[7]s 元 is no multiple of %[8]s 元 (“%[4]s”)"}},
		{string(narrative.KindChange), Text{"文中比上年变化 %[7]s 件，按两年表格%[5]s应为 %[8]s 件（“%[4]s”）", "a change of %[7]s in the text, %[8]s by the tables of both years%[5]s (“%[4]s”)"}},
		{string(narrative.KindChangePercent), Text{"文中比上年变化 %[7]s%%，按两年表格%[5]s应为 %[8]s%%（“%[4]s”）", "a change of %[7]s%% in the text, %[8]s%% by the tables of both years%[5]s (“%[4]s”)"}},
	}
}

// findIssue adds what contradicts the tables, or a skip where a cell was not read
// that the sentence might speak of.
func (p *Pass) findIssue(issue *narrative.Issue) {
	f := p.issueFinding(issue)
	if unread := p.unreadAround(&f); len(unread) > 0 {
		p.Skip(Skipped{Ref: f.Ref, Unread: unread})
		return
	}
	p.Find(f)
}

// unreadAround returns the unread cells that a sentence may mean which was compared
// with others. A figure in a sentence may stand for several cells (收到 is 一, or 一
// and 二 together), and is wrong only if it is none of them.
func (p *Pass) unreadAround(f *Finding) []govinfo.Ref {
	if p.cells.Unread.Empty() {
		return nil
	}
	var unread []govinfo.Ref
	for cell := range sums.Members(p.cells.Unread) {
		ref := govinfo.Refs()[cell]
		if slices.ContainsFunc(f.Refs, func(compared govinfo.Ref) bool { return meansBoth(f.Rule, compared, ref) }) {
			unread = append(unread, ref)
		}
	}
	return unread
}

func (p *Pass) issueFinding(issue *narrative.Issue) Finding {
	said, ought := numberFigure(issue.Got), numberFigure(issue.Want)
	f := Finding{
		Kind: string(issue.Kind), Ref: issue.Ref, Refs: issue.Refs, PriorRefs: issue.PriorRefs,
		Got: said, Want: ought,
		Args: []Text{bare(shortened(issue.Quote)), comparedCells(issue), readingNames(issue.Readings), bare(said.String()), bare(ought.String())},
		Quote: Quote{
			Section: issue.Section, Paragraph: issue.Paragraph,
			Start: issue.First, End: issue.Behind, Text: issue.Words,
		},
	}
	if issue.Kind == narrative.KindAllAnswered {
		f.Severity = severity.Note // a period may still have been running
	}
	if f.Ref == "" {
		f.Ref = sectionRef(issue.Section)
		return f
	}
	f.Got, f.Want = p.ownFigures(issue)
	return f
}

// ownFigures returns what stands in the cell that an issue is about, and what would
// have to stand there, all other cells unchanged, for its sentence to be true; none
// where that is not one number.
func (p *Pass) ownFigures(issue *narrative.Issue) (got, want Figure) {
	if issue.Ref == cellFees || issue.Ref == cellProcurement {
		return p.ownAmount(issue)
	}
	i, isCell := issue.Ref.Index()
	if !isCell {
		return Figure{}, Figure{}
	}
	count, filled := p.cells.Count(uint8(i)).Int64()
	if !filled {
		return Figure{}, Figure{}
	}
	got = intFigure(count)
	change, one := missingUnits(issue)
	if len(issue.Readings) > 0 && slices.Contains(issue.Readings[0].Less, issue.Ref) {
		change = -change
	}
	if !one || count+change < 0 || !slices.Contains(issue.Refs, issue.Ref) {
		return got, Figure{}
	}
	return got, intFigure(count + change)
}

// missingUnits returns by how much the cells that were added up are less than the
// sentence says; ok is false where the sentence does not speak of their sum.
func missingUnits(issue *narrative.Issue) (n int64, ok bool) {
	switch issue.Kind {
	case narrative.KindNone, narrative.KindAll, narrative.KindAllAnswered:
		return -issue.Want.Units, issue.Want.Scale == 0
	case narrative.KindCount, narrative.KindAtLeast, narrative.KindPersons, narrative.KindWithdrawn, narrative.KindChange:
		return issue.Got.Units - issue.Want.Units, issue.Got.Scale == 0 && issue.Want.Scale == 0
	}
	return 0, false
}

// ownAmount is ownFigures for a cell that holds an amount.
func (p *Pass) ownAmount(issue *narrative.Issue) (got, want Figure) {
	amount := p.Report().Proactive.Fees.Amount
	if issue.Ref == cellProcurement {
		amount = p.Report().Proactive2019.Procurement.Amount
	}
	switch issue.Kind {
	case narrative.KindAmount:
		if said, err := govinfo.ParseAmount(issue.Got.String()); err == nil {
			want = ValueFigure(said)
		}
	case narrative.KindNoneAmount:
		want = ValueFigure(govinfo.MustAmount("0"))
	}
	return ValueFigure(amount), want
}

func numberFigure(n narrative.Number) Figure {
	if n.Scale == 0 {
		return intFigure(n.Units)
	}
	return TextFigure(n.String())
}

// shortened cuts a sentence to what a message can bear.
func shortened(text string) string {
	const most = 60
	if utf8.RuneCountInString(text) <= most {
		return text
	}
	return string([]rune(text)[:most]) + "…"
}

// severalCells names cells that were added up, in brackets; one cell is the
// finding's place.
func severalCells(refs []govinfo.Ref) Text {
	return severalNames(refs, func(names *labels.Set) string { return cellNames(refs, names) })
}

// comparedCells names the cells that an issue compares, where they are several: those
// that are added up, or divided.
func comparedCells(issue *narrative.Issue) Text {
	n := issue.Numerator
	if n == 0 || n >= len(issue.Refs) {
		return severalCells(issue.Refs)
	}
	return severalNames(issue.Refs, func(names *labels.Set) string {
		over, under := cellNames(issue.Refs[:n], names), cellNames(issue.Refs[n:], names)
		if n > 1 {
			over = "(" + over + ")"
		}
		if len(issue.Refs)-n > 1 {
			under = "(" + under + ")"
		}
		return over + " ÷ " + under
	})
}

func severalNames(refs []govinfo.Ref, write func(*labels.Set) string) Text {
	if len(refs) < 2 {
		return Text{}
	}
	names := inBoth(func(names *labels.Set, _ language.Tag) string { return write(names) })
	return Text{"（" + names.ZH + "）", " (" + names.EN + ")"}
}

// readingNames tells the readings that were tried, each with its sum:
// " [≠ 新收 15; 新收 + 上年结转 17]".
func readingNames(readings []narrative.Reading) Text {
	if len(readings) < 2 {
		return Text{}
	}
	return inBoth(func(names *labels.Set, _ language.Tag) string { return readingsIn(readings, names) })
}

func readingsIn(readings []narrative.Reading, names *labels.Set) string {
	const most = 4
	var list []string
	for i, reading := range readings {
		if i == most {
			list = append(list, "…")
			break
		}
		if len(reading.Refs) == 0 {
			continue
		}
		name := cellNames(reading.Refs, names)
		if len(reading.Less) > 0 {
			name += " − " + cellNames(reading.Less, names)
		}
		list = append(list, name+" "+strconv.FormatInt(reading.Sum, 10))
	}
	return " [≠ " + strings.Join(list, "; ") + "]"
}
