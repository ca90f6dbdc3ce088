package validate

import (
	"regexp"
	"strings"
	"unicode/utf8"

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
			Explanation: Text{"2021年度起的格式依据是国办公开办函〔2021〕30号，不再是〔2019〕60号；条例2019年修订后为国务院令第711号，不再是第492号（2020年度起检查）。同句并列现行文件，或说明修订、废止的，不报。", "Since report year 2021 the form is that of 〔2021〕30号, no longer 〔2019〕60号; the 条例 is that of 国务院令第711号, no longer 第492号 (checked since report year 2020). A sentence that also names the document in force, or speaks of revision or repeal, is right."},
			Basis:       Text{"国务院令第711号；" + basisForm2021.ZH, "国务院令第711号; " + basisForm2021.EN},
			Messages:    []Message{{Text: Text{"引用“%[2]s”，现行的是“%[3]s”（“%[4]s”）", "“%[2]s” is cited, in force is “%[3]s” (“%[4]s”)"}}},
		},
		{
			ID: "M04", Severity: severity.Warning, Needs: NeedNarrative, Run: anotherOrgan,
			Title:       Text{"文中自称的机关不是本机关", "another organ stands in the text as the reporting one"},
			Explanation: Text{"“本报告由某机关编制”“现公布某机关某年年度报告”中的机关应与标题一致；简称、全称互相包含的，办公室，以及政府报告由其部门编制的，不报。", "The organ that 本报告由…编制 or 现公布…年度报告 names is that of the title. Short and long forms of one name, offices, and a government's report made by a department are right."},
			Basis:       basisAccurate,
			Messages:    []Message{{Text: Text{"文中为“%[2]s”，标题为“%[3]s”", "“%[2]s” in the text, “%[3]s” in the title"}}},
		},
	}
}

// basisWords introduce what a sentence rests on.
const basisWords = `(?:根据|依据|依照|按照|遵照)`

// noBasis are words of a sentence that names an old document as what it is: repealed,
// of years before, or used by others.
const noBasis = `废止|代替|取代|修订|失效|以往|以前|之前|年前|月前|时期|不再|仍|上一?年|往年|原|参照|档案|督促|整改|不可比|20(?:19|20)年度`

// outdated are the documents that are out of date from a report year on.
var outdated = []struct {
	from              int
	cited             *regexp.Regexp
	document, instead string
	inForce           *regexp.Regexp
}{
	{
		2021, regexp.MustCompile(basisWords + `[^。；]*国办公开办函[〔\[(【]2019[〕\])】]60号`), "国办公开办函〔2019〕60号", "国办公开办函〔2021〕30号",
		regexp.MustCompile(`2021[〕\])】]30号|新(?:修[订改]的)?格式|` + noBasis),
	},
	{
		2020, regexp.MustCompile(basisWords + `[^。；]*国务院令\(?第?492号`), "国务院令第492号", "国务院令第711号",
		regexp.MustCompile(`711号|修改|` + noBasis),
	},
}

// narratives are the sections of a report that have text.
func narratives(r *govinfo.Report) [3]struct {
	ref     govinfo.Ref
	section int
	text    govinfo.Narrative
} {
	return [3]struct {
		ref     govinfo.Ref
		section int
		text    govinfo.Narrative
	}{{refOverview, 1, r.Overview}, {refProblems, 5, r.Problems}, {refOtherMatters, 6, r.OtherMatters}}
}

func outdatedBasis(p *Pass) {
	for _, section := range narratives(p.Report()) {
		for i := range section.text {
			if text := section.text[i].Text; citesNumber(text) {
				p.outdatedIn(section.ref, section.text[i].Text)
			}
		}
	}
}

func (p *Pass) outdatedIn(ref govinfo.Ref, paragraph string) {
	for sentence := range strings.FieldsFuncSeq(paragraph, func(r rune) bool { return strings.ContainsRune("。！\n", r) }) {
		folded := folding.Fold(sentence)
		for _, old := range outdated {
			if p.Report().Year >= old.from && old.cited.MatchString(folded) && !old.inForce.MatchString(folded) {
				p.Find(Finding{Ref: ref, Got: TextFigure(old.document), Want: TextFigure(old.instead), Args: []Text{bare(shortened(strings.TrimSpace(sentence)))}})
			}
		}
	}
}

// ownNames are the ways in which a report names the organ that reports.
var ownNames = [...]*regexp.Regexp{
	regexp.MustCompile(`本(?:年度)?报告(?:系|是)?由(\p{Han}{3,30}?)(?:负责|组织)?(?:编制|编写|制作)`),
	regexp.MustCompile(`现(?:将|公布|发布|向社会公布|予公布)《?(\p{Han}{3,30}?)(?:[〇零一二三四五六七八九0-9]{4})年度?(?:的)?政府信息公开(?:工作)?(?:年度)?(?:报告|年报)`),
}

func anotherOrgan(p *Pass) {
	name := strings.TrimSpace(p.Report().Agency.Name)
	if name == "" || p.Level().IsGovernment() && !isSubdistrict(p.Report()) {
		return
	}
	for _, section := range narratives(p.Report()) {
		for i := range section.text {
			text := section.text[i].Text
			if !announces(text) {
				continue
			}
			if correction.MatchString(text) {
				continue
			}
			for _, pattern := range &ownNames {
				if found := pattern.FindStringSubmatch(folding.Fold(text)); found != nil && isAnotherOrgan(found[1], name) {
					p.Find(Finding{Ref: section.ref, Got: TextFigure(found[1]), Want: TextFigure(name)})
				}
			}
		}
	}
}

// correction are words of a paragraph that tells of another report or of a mistake.
var correction = regexp.MustCompile(`上一?年度?的?(?:本)?报告|更正|笔误|误写|更名|机构改革`)

// announces reports whether a text has words without which no pattern of ownNames
// fits.
func announces(text string) bool {
	for at := range occurrences(text, "由") {
		if before := text[:at]; strings.HasSuffix(before, "报告") || strings.HasSuffix(before, "报告系") || strings.HasSuffix(before, "报告是") {
			return true
		}
	}
	for at := range occurrences(text, "现") {
		after := text[at+len("现"):]
		for _, word := range [...]string{"将", "公布", "发布", "向社会公布", "予公布"} {
			if strings.HasPrefix(after, word) {
				return true
			}
		}
	}
	return false
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

// isAnotherOrgan reports whether a name is that of an organ of its own, and surely
// not a short or a long form of the organ's.
func isAnotherOrgan(found, name string) bool {
	ending := ""
	for _, known := range [...]string{"委员会", "人民政府", "街道办事处", "局", "厅", "委", "镇", "乡"} {
		if strings.HasSuffix(found, known) {
			ending = known
			break
		}
	}
	if ending == "" {
		return false
	}
	for _, general := range [...]string{"本", "我", "各", "该", "上级", "同级", "有关"} {
		if strings.HasPrefix(found, general) {
			return false
		}
	}
	bare := strings.TrimSuffix(found, ending)
	if utf8.RuneCountInString(bare) < 3 || joinsOrgans.MatchString(found) {
		return false // 县教育局 of a district may be anyone's short form
	}
	return endsLike(name, ending) && !sharesTrade(bare, name) && !isSubsequence(bare, name) && !isSubsequence(coreOf(name), found)
}

// joinsOrgans are words of a name that is several organs' or a former one's.
var joinsOrgans = regexp.MustCompile(`^原|会同|联合|牵头|以及|委托|下属|所属|更名|管委会`)

// endsLike reports whether the reporting organ is of the kind that an ending names.
// Others prepare the reports of governments, zones, offices and institutions: a
// department, a bureau of data, the organ above.
func endsLike(name, ending string) bool {
	switch ending {
	case "局", "厅", "委员会", "委":
		for _, department := range [...]string{"局", "厅", "委员会", "委"} {
			if strings.HasSuffix(name, department) {
				return true
			}
		}
		return false
	}
	return strings.HasSuffix(name, ending)
}

// beforeTrade is what stands before the trade of an organ in its name: the places.
var beforeTrade = regexp.MustCompile(`^.*[省市县区州旗]`)

// sharesTrade reports whether the trades in two names have a character in common, in
// any order: names are shortened, turned round and joined when organs are merged
// (江南公安分局 of 公安局江南分局, 教育体育局 of 教育局).
func sharesTrade(found, name string) bool {
	trade := beforeTrade.ReplaceAllString(found, "")
	if trade == "" {
		trade = found
	}
	own := strings.TrimRight(beforeTrade.ReplaceAllString(name, ""), "局厅委员会")
	if own == "" {
		own = name
	}
	return strings.ContainsAny(trade, own)
}

// coreOf cuts the ending of an organ's name.
func coreOf(name string) string {
	for _, ending := range [...]string{"委员会", "人民政府", "街道办事处", "局", "厅", "委"} {
		if core, cut := strings.CutSuffix(name, ending); cut && core != "" {
			return core
		}
	}
	return name
}

// isSubsequence reports whether all runes of short stand in long, in their order.
func isSubsequence(short, long string) bool {
	for _, r := range short {
		i := strings.IndexRune(long, r)
		if i < 0 {
			return false
		}
		long = long[i+utf8.RuneLen(r):]
	}
	return true
}
