package validate

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/internal/organname"
	folding "github.com/openxxgk/annualreport/internal/words"
)

// ownNames are the ways in which a report names the organ that reports.
var ownNames = [...]*regexp.Regexp{
	regexp.MustCompile(`本(?:年度)?报告(?:系|是)?由(\p{Han}{3,30}?)(?:负责|组织)?(?:编制|编写|制作)`),
	regexp.MustCompile(`现(?:将|公布|发布|向社会公布|予公布)《?(\p{Han}{3,30}?)(?:[〇零一二三四五六七八九0-9]{4})年度?(?:的)?政府信息公开(?:工作)?(?:年度)?(?:报告|年报)`),
}

func anotherOrgan(p *Pass) {
	name := strings.TrimSpace(p.Report().Agency.Name)
	level := p.Level()
	if name == "" || level.IsGovernment() && level != govinfo.LevelTown {
		return // departments make the reports of governments
	}
	for _, section := range narratives(p.Report()) {
		for i := range section.text {
			text := section.text[i].Text
			if !announces(text) || correction.MatchString(text) {
				continue
			}
			folded := folding.Fold(text)
			for _, pattern := range &ownNames {
				if found := pattern.FindStringSubmatch(folded); found != nil && isAnotherOrgan(found[1], name) {
					p.Find(Finding{Ref: section.ref, Got: TextFigure(found[1]), Want: TextFigure(name)})
				}
			}
		}
	}
}

// correction are words of a paragraph that tells of another report or of a mistake.
var correction = regexp.MustCompile(`上一?年度?的?(?:本)?报告|更正|笔误|误写|更名|机构改革|合并|撤销|划转`)

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

// isAnotherOrgan reports whether a name is that of an organ of its own, and surely
// not a short or a long form of the organ's.
func isAnotherOrgan(found, name string) bool {
	core, kind := organname.Split(found)
	if kind == organname.Department && utf8.RuneCountInString(core) < 3 || joinsOrgans.MatchString(found) {
		return false // 县教育局 of a district may be anyone's short form
	}
	return organname.Differ(found, name)
}

// joinsOrgans are words of a name that is several organs', a former one's, or none.
var joinsOrgans = regexp.MustCompile(`^[本我各该原]|^(?:上级|同级|有关)|会同|联合|牵头|以及|委托|下属|所属|更名|管委会`)
