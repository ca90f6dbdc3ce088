package recognize

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/internal/words"
)

// Many pages print no title in their text. What a report says of itself in its preface
// names the organ as well: 现公布云溪县水利局2023年政府信息公开工作年度报告, 本报告由云溪县水利局编制.
// Whom to ask is no such statement: the office asked may be another organ's.

// announcement matches how a folded, simplified sentence names the report, behind the
// word that announces it. The named part is the first group.
var announcement = regexp.MustCompile(`(?:公布|公开|发布|公示|编制(?:形成)?了?|编写了?|形成了?|完成了?|现将)+《?([^,。;:《》]{2,60}?(?:信息|政务)公开(?:工作)?(?:情况)?的?(?:(?:年度|工作)*(?:报告|年报))?)(?:》|\(?以下简称|如下|予以|公布|公开|发布|$|[,。;:])`)

// authors match who a sentence says has made the report, or whose work is told of. The
// sentence is asked beforehand whether it says that a report is made.
var authors = [...]*regexp.Regexp{
	regexp.MustCompile(`由([^,。;:《》、]{3,40}?)(?:根据|按照|依据|依照|结合|负责|组织|编制|编写|撰写)`),
	regexp.MustCompile(`结合(?:20\d\d年度?)?([^,。;:《》、]{3,40}?)(?:\(以下简称[^()]{0,20}\))?(?:20\d\d年度?)?(?:政府信息|政务)公开(?:工作)?(?:有关|相关|实际|统计|情况|编制)`),
	regexp.MustCompile(`(?:^|[,;:])([^,。;:《》、]{3,40}?)(?:根据|按照|依据|依照)[^。;]{0,200}?编制了?(?:本(?:年度)?报告|20\d\d年度?政府信息公开(?:工作)?(?:年度)?(?:工作)?(?:报告|年报))`),
	regexp.MustCompile(`(?:^|[,;:])([^,。;:《》、]{3,40}?)(?:根据20\d\d年度?政府信息公开(?:工作)?情况)?(?:特|现)?编制了?(?:本(?:年度)?报告|20\d\d年度?政府信息公开(?:工作)?(?:年度)?(?:工作)?(?:报告|年报))`),
}

// gathers are words of sentences about a report that covers several organs: who has made
// it is not whose it is.
var gathers = [...]string{"汇总", "各县", "各区", "各市", "各镇", "各乡", "各街", "各部门", "各单位", "所属"}

// compilers are words in the names of organs that make the report of their government,
// too.
var compilers = [...]string{"政务服务", "政务公开", "信息公开", "数据", "行政审批", "营商环境"}

// announcedOrgan returns the organ that the preface, or the first paragraph of the
// overview, says the report is of; "" where it says none, or more than one.
func (r *reader) announcedOrgan(preface govinfo.Narrative) string {
	const paragraphs = 4
	found := ""
	texts := preface[:min(len(preface), paragraphs)]
	if overview := r.result.Report.Overview; len(texts) == 0 && len(overview) > 0 {
		texts = overview[:1]
	}
	for i := range texts {
		if len(texts[i].Text) > 6000 {
			continue
		}
		folded := words.Fold(texts[i].Text)
		for sentence := range strings.FieldsFuncSeq(folded, func(r rune) bool { return r == '。' || r == ';' || r == '\n' }) {
			for _, organ := range r.organsOf(sentence) {
				switch {
				case strings.HasSuffix(found, organ):
				case strings.HasSuffix(organ, found):
					found = organ // 临江市云溪县水利局 is 云溪县水利局 in full
				default:
					return ""
				}
			}
		}
	}
	return found
}

// organsOf returns the organs whose report a folded sentence is about: those that it
// announces one of or, if there are none, the one that has made it.
func (r *reader) organsOf(sentence string) (organs []string) {
	plain := simplified(sentence)
	for at := 0; ; {
		in := announcement.FindStringSubmatchIndex(plain[at:])
		if in == nil {
			break
		}
		if organ := r.announcedBy(sentence[at+in[2] : at+in[3]]); organ != "" {
			organs = append(organs, organ)
			at += in[3]
			continue
		}
		_, size := utf8.DecodeRuneInString(plain[at+in[0]:])
		at += in[0] + size // the word may have been part of a name
	}
	if len(organs) > 0 || !words.HasAny(plain, "报告", "公开工作实际") ||
		!words.HasAny(plain, "编制", "撰写", "编写") || words.HasAny(plain, gathers[:]...) {
		return organs
	}
	for _, form := range authors {
		in := form.FindStringSubmatchIndex(plain)
		if in == nil {
			continue
		}
		if organ := withoutOffice(sentence[in[2]:in[3]]); isAuthor(organ) {
			return []string{organ}
		}
	}
	return nil
}

// isAuthor reports whether a name is that of an organ that makes its own report: not the
// office that makes its government's, nor a company, which makes others'.
func isAuthor(name string) bool {
	return isFullName(name) && !words.HasAny(simplified(name), compilers[:]...) && !strings.HasSuffix(name, "公司")
}

// announcedBy returns the organ in what a sentence announces, if that is the report of
// the year, or "".
func (r *reader) announcedBy(named string) string {
	if strings.HasSuffix(named, "情况") {
		named += "报告"
	}
	title, ok := parseTitle(named)
	year := r.result.Report.Year
	if !ok || title.year != 0 && year != 0 && title.year != year || !isFullName(title.organ) {
		return ""
	}
	return title.organ
}

// withoutOffice cuts the office within an organ that has made its report: 云溪县水利局办公室.
// The office of a government is an organ itself, which reports for both: whose report it
// is remains open then, and the result is "".
func withoutOffice(name string) string {
	name = scopeBehind.ReplaceAllString(name, "")
	plain := simplified(name)
	for _, office := range [...]string{"党政综合办公室", "党政办公室", "党政办", "综合办公室"} {
		if strings.HasSuffix(plain, office) {
			return name[:len(name)-len(office)]
		}
	}
	for _, office := range [...]string{"办公室", "办公厅"} {
		if !strings.HasSuffix(plain, office) {
			continue
		}
		organ := strings.TrimSuffix(plain, office)
		if strings.HasSuffix(organ, "政府") || strings.HasSuffix(organ, "公开") || !isOrganName(organ, organ) {
			return ""
		}
		return name[:len(organ)]
	}
	return name
}

// isFullName reports whether a name from a sentence is that of one organ: not 我局,
// 市水利局 or 该镇, which say which only to who knows the place, and no working group.
func isFullName(name string) bool {
	if name == "" || !isOrganName(name, name) {
		return false
	}
	plain := simplified(name)
	first, _ := utf8.DecodeRuneInString(plain)
	return !hasProse(plain) && !strings.ContainsRune("省市县区州旗镇乡街我本各该全其", first) && !words.HasAny(strings.ReplaceAll(plain, "监督管理", ""), notOne[:]...) && !areTwo(plain)
}

// notOne are words of texts that end in an organ's name and name another one, or none.
var notOne = [...]string{"领导小组", "单位", "部门", "委托", "授权", "会同", "联合", "配合", "牵头", "指导", "领导", "监督"}

// areTwo reports whether a text names two organs: 云溪县水利局和云溪县财政局, but not
// 云溪县住房和城乡建设局.
func areTwo(plain string) bool {
	for _, and := range [...]string{"和", "与", "及"} {
		for at := 0; ; at += len(and) {
			next := strings.Index(plain[at:], and)
			if next < 0 {
				break
			}
			at += next
			if head := plain[:at]; isOrganName(head, head) {
				return true
			}
		}
	}
	return false
}
