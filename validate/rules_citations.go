package validate

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/openxxgk/annualreport/govinfo"
	folding "github.com/openxxgk/annualreport/internal/words"
	"github.com/openxxgk/annualreport/severity"
)

// citationRules are the rules of what a report cites and who it says it is.
func citationRules() []Rule {
	return []Rule{
		{
			ID: "S08", Severity: severity.Warning, Needs: NeedNarrative | NeedYear, Period: Period{From: 2020}, Run: outdatedBasis,
			Title:       Text{"引用的依据已经过时", "an outdated legal basis is cited"},
			Explanation: Text{"2021年度起的格式依据是国办公开办函〔2021〕30号，不再是〔2019〕60号；条例2019年修订后为国务院令第711号，不再是第492号（2020年度起检查）。只看说明本报告依据的句子；同句并列现行文件，说明修订、废止，或涉及其他年度的，不报。", "Since report year 2021 the form is that of 〔2021〕30号, no longer 〔2019〕60号; the 条例 is that of 国务院令第711号, no longer 第492号 (checked since report year 2020). Only sentences that say what the report itself rests on are looked at. One that also names the document in force, speaks of revision or repeal, or names another year, is right."},
			Basis:       Text{"国务院令第711号；" + basisForm2021.ZH, "国务院令第711号; " + basisForm2021.EN},
			Messages:    []Message{{Text: Text{"引用“%[2]s”，现行的是“%[3]s”（“%[4]s”）", "“%[2]s” is cited, in force is “%[3]s” (“%[4]s”)"}}},
		},
		{
			ID: "M04", Severity: severity.Warning, Needs: NeedNarrative, Run: anotherOrgan,
			Title:       Text{"文中自称的机关不是本机关", "another organ stands in the text as the reporting one"},
			Explanation: Text{"“本报告由某机关编制”“现公布某机关某年年度报告”中的机关应与标题一致。只报必定不同的机关：县区不同，乡镇、街道不同，或者业务从不归入同一部门；简称、挂牌名称、上下级机关、办公室，以及政府报告由其部门编制的，不报。", "The organ that 本报告由…编制 or 现公布…年度报告 names is that of the title. Only organs that must be others are told: of another county, another town or subdistrict, or for what is never one department's. Short forms, several names of one organ, organs above and below it, offices, and a government's report made by a department are right."},
			Basis:       basisAccurate,
			Messages:    []Message{{Text: Text{"文中为“%[2]s”，标题为“%[3]s”", "“%[2]s” in the text, “%[3]s” in the title"}}},
		},
	}
}

// basisWords introduce what a sentence rests on.
const basisWords = `(?:根据|依据|依照|按照|遵照)`

// noBasis are words of a sentence that names an old document as what it is: repealed,
// of years before, or used by others.
const noBasis = `废止|代替|取代|修订|失效|停止|旧|误|不能|不得|不应|尚|通报|退回|(?:个别|部分|有的?|一些|少数|多数)(?:单位|部门|乡镇|镇街|街道|机关)|(?:没有|未|不)` + basisWords + `|以往|以前|之前|年前|月前|时期|不再|仍|上一?年|往年|原|参照|档案|督促|整改|不可比|20(?:19|20)年度`

// outdatedDocument is a document that is out of date from a report year on.
type outdatedDocument struct {
	from              int
	cited             *regexp.Regexp
	document, instead string
	inForce           *regexp.Regexp
}

// isBasisOf reports whether a sentence says that the report rests on the document.
func (d *outdatedDocument) isBasisOf(sentence string) bool {
	return d.cited.MatchString(sentence) && ofThisReport.MatchString(sentence) && !d.inForce.MatchString(sentence)
}

var outdated = []outdatedDocument{
	{
		2021, regexp.MustCompile(basisWords + `[^。；]*国办公开办函[^0-9。；]{0,2}2019[^0-9。；]{0,2}60号`), "国办公开办函〔2019〕60号", "国办公开办函〔2021〕30号",
		regexp.MustCompile(`2021[^0-9。；]{0,2}30号|新(?:修[订改]的)?格式|` + noBasis),
	},
	{
		2020, regexp.MustCompile(basisWords + `[^。；]*国务院令\(?第?492号`), "国务院令第492号", "国务院令第711号",
		regexp.MustCompile(`711号|修改|` + noBasis),
	},
}

// ofThisReport are words of a sentence that speaks of the report itself. Others may tell
// of anything: of an answer that a court judged, of a catalogue, of earlier reports.
var ofThisReport = regexp.MustCompile(`本(?:年度)?报告|本年报|现(?:将|公布|发布|予|向)|(?:编制|编写|撰写|形成|公布|发布)[^的。；，,]{0,30}(?:年度报告|年报)|(?:编制|编写|撰写)(?:完成|而成)?$`)

var (
	issueYear = regexp.MustCompile(`《[^》]*(?:通知|条例)》|[0-9]{4}年(?:[0-9]+月)?(?:[0-9]+日)?起?(?:印发|发布|公布|施行|实施|修订)`)
	namedYear = regexp.MustCompile(`((?:19|20)[0-9]{2})年`)
)

// ofOtherYears reports whether a sentence names a year that is neither the report's nor
// the one after it, beside those in which documents were
// issued, and those in their titles.
func ofOtherYears(sentence string, year int) bool {
	for _, named := range namedYear.FindAllStringSubmatch(issueYear.ReplaceAllString(sentence, ""), -1) {
		if n, _ := strconv.Atoi(named[1]); n != year && n != year+1 {
			return true
		}
	}
	return false
}

// narratives are the sections of a report that have text.
func narratives(r *govinfo.Report) [3]struct {
	ref  govinfo.Ref
	text govinfo.Narrative
} {
	return [3]struct {
		ref  govinfo.Ref
		text govinfo.Narrative
	}{{refOverview, r.Overview}, {refProblems, r.Problems}, {refOtherMatters, r.OtherMatters}}
}

func outdatedBasis(p *Pass) {
	for _, section := range narratives(p.Report()) {
		for i := range section.text {
			if text := section.text[i].Text; citesNumber(text) {
				p.outdatedIn(section.ref, text)
			}
		}
	}
}

func (p *Pass) outdatedIn(ref govinfo.Ref, paragraph string) {
	for sentence := range strings.FieldsFuncSeq(paragraph, func(r rune) bool { return strings.ContainsRune("。！\n", r) }) {
		folded := folding.Fold(sentence)
		for _, old := range outdated {
			if p.Report().Year >= old.from && old.isBasisOf(folded) && !ofOtherYears(folded, p.Report().Year) {
				p.Find(Finding{Ref: ref, Got: TextFigure(old.document), Want: TextFigure(old.instead), Args: []Text{bare(shortened(strings.TrimSpace(sentence)))}})
			}
		}
	}
}

// citesNumber reports whether a text has a 60号 or 492号, in whatever digits.
func citesNumber(text string) bool {
	for at := range occurrences(text, "号") {
		before := strings.TrimRight(text[:at], " \u3000\u00a0")
		if strings.HasSuffix(before, "0") || strings.HasSuffix(before, "2") || strings.HasSuffix(before, "０") || strings.HasSuffix(before, "２") {
			return true
		}
	}
	return false
}

// occurrences yields where a character stands. It looks for its last byte, which is
// rare; the first is that of every fourth character, and [strings.Index] stops there.
func occurrences(text, character string) func(yield func(int) bool) {
	last := len(character) - 1
	return func(yield func(int) bool) {
		for from := 0; ; {
			i := strings.IndexByte(text[from:], character[last])
			if i < 0 {
				return
			}
			end := from + i + 1
			if strings.HasSuffix(text[:end], character) && !yield(end-len(character)) {
				return
			}
			from = end
		}
	}
}
