package validate

import (
	"strconv"
	"strings"
	"time"
	"unicode"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/internal/lexicon"
	"github.com/openxxgk/annualreport/severity"
)

func sectionRules() []Rule {
	form := govinfo.Edition2021.Form()
	outline := strings.Join(form.Sections[:], " ")
	return []Rule{
		{
			ID: "S01", Period: sinceForms, Severity: severity.Error, Needs: NeedNarrative, Run: missingSections,
			Title:       Text{"缺少部分", "a section is missing"},
			Explanation: Text{"六个部分缺一不可。标题和内容都没有的，视为缺少；未提供标题的报告不作判断。", "All six sections are mandatory. A section is missing when neither its title nor its content is there; a report that states no titles is not judged."},
			Basis:       Text{"条例第五十条；" + basisForm.ZH, "条例 art. 50; " + basisForm.EN},
			Formula:     Text{outline, outline},
			Messages:    []Message{{Text: Text{"缺少第%[4]s部分", "section %[4]s is missing"}}},
		},
		{
			ID: "S02", Period: sinceForms, Severity: severity.Warning, Needs: NeedNarrative, Run: sectionsOutOfOrder,
			Title:       Text{"部分的标题或序号有误", "section titles or numbers are out of order"},
			Explanation: Text{"标题顺序、序号应与统一格式一致；序号用阿拉伯数字、标题略有不同都不算错。", "Titles stand in the order of the form and bear their numbers. Numbers in Arabic digits and other wordings of a title are no mistake."},
			Basis:       basisForm,
			Formula:     Text{outline, outline},
			Messages: []Message{
				{"order", Text{"章节标题“%[2]s”不在其位：应在“%[4]s”之前", "section title “%[2]s” is out of place: it belongs before “%[4]s”"}},
				{"early", Text{"章节标题“%[2]s”不在其位：应在“%[4]s”之后", "section title “%[2]s” is out of place: it belongs behind “%[4]s”"}},
				{"number", Text{"章节标题“%[2]s”序号有误：应为第%[4]s部分", "section title “%[2]s” has a wrong number: it is section %[4]s"}},
				{"twice", Text{"章节标题“%[2]s”重复", "section title “%[2]s” stands there twice"}},
				{"untitled", Text{"有内容但缺少标题", "there is content but no title"}},
			},
		},
		{
			ID: "S03", Period: sinceForm2021, Severity: severity.Warning, Needs: NeedNarrative | NeedYear, Run: missingAspects,
			Title:       Text{"总体情况缺少规定的方面", "section 一 lacks one of its five aspects"},
			Explanation: Text{"总体情况应当包括主动公开、依申请公开、政府信息管理、政府信息公开平台建设、监督保障五个方面。", "Section 一 covers five aspects."},
			Basis:       basisForm2021,
			Messages:    []Message{{Text: Text{"未见 %[4]s", "nothing on %[4]s"}}},
		},
		{
			ID: "S04", Levels: levelsThat(govinfo.AgencyLevel.IsGovernment), Period: sinceForms, Severity: severity.Warning, Needs: NeedNarrative | NeedLevel, Run: missingSupervision,
			Title:       Text{"政府年报缺少考核、评议、责任追究", "a government's report lacks appraisal, review or accountability"},
			Explanation: Text{"各级人民政府的年度报告还应当包括工作考核、社会评议和责任追究结果情况；街道办事处不是一级政府，不作要求。", "The report of a people's government also tells the results of appraisal (考核), social review (评议) and accountability (责任追究); a 街道办事处 is no government."},
			Basis:       article("五十", 50),
			Messages:    []Message{{Text: Text{"未见 %[4]s", "nothing on %[4]s"}}},
		},
		{
			ID: "S05", Severity: severity.Warning, Needs: NeedNarrative, Run: emptyProblems,
			Title:       Text{"第五部分没有内容", "section 五 says nothing"},
			Explanation: Text{"主要问题及改进情况不足十个字，或者只写“无”。", "The section on problems and improvements has fewer than ten characters, or says 无."},
			Basis:       article("五十", 50),
			Messages:    []Message{{Text: Text{"没有实质内容", "says nothing"}}},
		},
		{
			ID: "S06", Period: sinceForm2021, Severity: severity.Warning, Needs: NeedNarrative | NeedYear, Run: missingFee,
			Title:       Text{"第六部分没有报告信息处理费", "section 六 does not report 信息处理费"},
			Explanation: Text{"收取信息处理费的情况在第六部分报告，没有收取也应说明。", "Section 六 is where fees for processing information are reported, none being worth a word, too."},
			Basis:       Text{basisForm2021.ZH + "；国办函〔2020〕109号", basisForm2021.EN + "; 国办函〔2020〕109号"},
			Messages:    []Message{{Text: Text{"未报告收取信息处理费情况", "does not report the fees for processing information (信息处理费)"}}},
		},
		{
			ID: "S07", Period: sinceForms, Severity: severity.Warning, Needs: NeedYear, Run: otherEdition,
			Title:       Text{"表格不是该年度规定的格式", "a table follows another form than the year prescribes"},
			Explanation: Text{"2019、2020年度用2019年格式，2021年度起用2021年格式；两张表分别判断。", "Report years 2019 and 2020 use the form of 2019, later ones that of 2021; tables 二 and 三 are told apart by themselves."},
			Basis:       basisForm,
			Messages: []Message{
				{Text: Text{"用的是%[2]s年格式，该年度应为%[3]s年格式", "follows the form of %[2]s, prescribed is that of %[3]s"}},
				{"mixed", Text{"同时填有两种格式的单元格", "cells of both forms are filled"}},
			},
		},
	}
}

// sectionNumber is the number of a section, 1 to 6.
func sectionNumber(section int) Text {
	return Text{[...]string{"一", "二", "三", "四", "五", "六"}[section-1], strconv.Itoa(section)}
}

// sectionRefIn returns the ref of a section, as the report's tables have it.
func sectionRefIn(r *govinfo.Report, section int) govinfo.Ref {
	if section == 2 && r.ProactiveEdition() == govinfo.Edition2019 {
		return "proactive2019"
	}
	return sectionRef(section)
}

// titledSections tells which sections have a title. One in words that are not
// known counts for the section of its number.
func titledSections(titles []string) (titled [7]bool) {
	for _, title := range titles {
		section := lexicon.SectionOf(title)
		if number := lexicon.TitleNumber(title); section == 0 && number <= 6 {
			section = number
		}
		titled[section] = true
	}
	return titled
}

// The years of the forms: until 2018 reports had other sections.
var (
	sinceForms    = Period{From: 2019, Since: govinfo.Date{Year: 2019, Month: time.May, Day: 15}}
	sinceForm2021 = Period{From: 2021, Since: govinfo.Date{Year: 2021, Month: time.September, Day: 26}}
)

func missingSections(p *Pass) {
	for section := 1; section <= 6; section++ {
		if p.lacks(section) {
			p.Find(Finding{Ref: sectionRefIn(p.Report(), section), Args: []Text{sectionNumber(section)}})
		}
	}
}

// lacks reports whether a report that states its titles has neither the title nor
// the content of a section. S01 says so; what rules would miss in that section is
// the same mistake, and they stay silent.
func (p *Pass) lacks(section int) bool {
	r := p.Report()
	return r.Sections != nil && !p.hasContent(section) && !titledSections(r.Sections)[section]
}

func sectionsOutOfOrder(p *Pass) {
	r := p.Report()
	if r.Sections == nil {
		return
	}
	var seen [7]bool
	inPlace := longestInOrder(r.Sections)
	for i, title := range r.Sections {
		section := lexicon.SectionOf(title)
		if section == 0 {
			continue
		}
		f := Finding{Ref: sectionRefIn(r, section), Got: TextFigure(title)}
		number := lexicon.TitleNumber(title)
		switch {
		case seen[section]:
			f.Kind = "twice"
		case !inPlace[i]:
			f.Kind, f.Args = misplaced(r.Sections, inPlace, i)
		case number != 0 && number != section:
			f.Kind, f.Args = "number", []Text{sectionNumber(section)}
		}
		if f.Kind != "" {
			p.Find(f)
		}
		seen[section] = true
	}
	titled := titledSections(r.Sections)
	for section := 1; section <= 6; section++ {
		if !titled[section] && p.hasContent(section) {
			p.Find(Finding{Kind: "untitled", Ref: sectionRefIn(r, section)})
		}
	}
}

func missingAspects(p *Pass) {
	r := p.Report()
	if p.lacks(1) {
		return
	}
	divided := false
	for i := range r.Overview {
		divided = divided || r.Overview[i].Aspect != "" || lexicon.TitleNumber(r.Overview[i].Text) != 0
	}
	var missing []string
	for _, aspect := range govinfo.Aspects() {
		hints := mentions
		if divided {
			hints = headingsMention
		}
		names, hinted := lexicon.AspectWords(aspect)
		if !coversAspect(r.Overview, aspect) && !mentions(r.Overview, names...) && !hints(r.Overview, hinted...) {
			missing = append(missing, aspect.Label())
		}
	}
	if len(missing) > 0 {
		p.Find(Finding{Ref: refOverview, Args: []Text{bare(strings.Join(missing, "、"))}})
	}
}

// headingsMention reports whether a sub-heading, or the beginning of a paragraph
// that bears a number, has one of the words.
func headingsMention(n govinfo.Narrative, words ...string) bool {
	const most = 20 * len("字")
	for i := range n {
		heading := n[i].Text
		if !n[i].Heading && lexicon.TitleNumber(heading) == 0 {
			continue
		}
		if end := strings.IndexAny(heading, "。：:；，\n"); end >= 0 {
			heading = heading[:end]
		}
		for _, word := range words {
			if at := strings.Index(heading, word); at >= 0 && at < most {
				return true
			}
		}
	}
	return false
}

func coversAspect(n govinfo.Narrative, aspect govinfo.Aspect) bool {
	for i := range n {
		if n[i].Aspect == aspect {
			return true
		}
	}
	return false
}

func missingSupervision(p *Pass) {
	r := p.Report()
	if !p.Level().IsGovernment() || isSubdistrict(r) || p.lacks(1) {
		return
	}
	var missing []string
	for _, part := range []struct {
		name  string
		words []string
	}{
		{"考核", []string{"考核", "考评"}},
		{"评议", []string{"评议", "测评", "满意度", "评估"}},
		{"责任追究", []string{"责任追究", "追责", "问责", "追究"}},
	} {
		if !mentions(r.Overview, part.words...) && !mentions(r.Problems, part.words...) && !mentions(r.OtherMatters, part.words...) {
			missing = append(missing, part.name)
		}
	}
	if len(missing) > 0 {
		p.Find(Finding{Ref: refOverview, Args: []Text{bare(strings.Join(missing, "、"))}})
	}
}

// isSubdistrict reports whether the organ is a 街道办事处: an agency of a government
// that stands on the level of the townships, and no government itself.
func isSubdistrict(r *govinfo.Report) bool {
	name := r.Agency.Name
	if name == "" {
		name = r.Title
	}
	return strings.Contains(name, "街道") && !strings.Contains(name, "人民政府")
}

func emptyProblems(p *Pass) {
	if p.lacks(5) {
		return
	}
	const enough = 10
	letters := 0
	for _, paragraph := range p.Report().Problems {
		for _, r := range withoutHints(paragraph.Text) {
			if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
				continue
			}
			if letters++; letters >= enough {
				return
			}
		}
	}
	p.Find(Finding{Ref: refProblems})
}

func missingFee(p *Pass) {
	if r := p.Report(); !p.lacks(6) && !reportsFee(r) {
		p.Find(Finding{Ref: refOtherMatters})
	}
}

// reportsFee reports whether section 六 speaks of fees. Where that section lost
// its heading its text stands in section 五.
func reportsFee(r *govinfo.Report) bool {
	words := []string{"处理费", "收费", "费用"}
	if mentions(r.OtherMatters, words...) {
		return true
	}
	return len(r.OtherMatters) == 0 && mentions(r.Problems, "信息处理费")
}

func otherEdition(p *Pass) {
	r := p.Report()
	prescribed := govinfo.PrescribedEdition(r.Year)
	if prescribed == govinfo.EditionUnstated {
		return
	}
	parts := &p.program.parts
	const other govinfo.Ref = "applications.outcomes.other"
	p.compareEdition(prescribed, r.ProactiveEdition(), p.filled(&parts.proactive2019), p.filled(&parts.proactive2021), "proactive2019", refProactive)
	p.compareEdition(prescribed, r.ApplicationsEdition(), p.filled(&parts.undivided), p.filled(&parts.divided), other, other)
}

// compareEdition judges a table by what is filled of what only one edition has:
// an empty table follows any.
func (p *Pass) compareEdition(prescribed, follows govinfo.Edition, filled2019, filled2021 bool, ref2019, ref2021 govinfo.Ref) {
	switch {
	case filled2019 && filled2021:
		p.Find(Finding{Kind: "mixed", Ref: ref2021})
	case follows == prescribed:
	case follows == govinfo.Edition2019 && filled2019:
		p.Find(Finding{Ref: ref2019, Got: TextFigure("2019"), Want: TextFigure(prescribed.String())})
	case follows == govinfo.Edition2021 && filled2021:
		p.Find(Finding{Ref: ref2021, Got: TextFigure("2021"), Want: TextFigure(prescribed.String())})
	}
}
