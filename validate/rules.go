package validate

import (
	"slices"
	"strconv"

	"github.com/openxxgk/annualreport/govinfo"
)

// Rules returns the statutory rules in the order of the catalogue: the sections
// of the report (S), its organ and dates (M), what is filled in (F), the tables
// 二 (P), 三 (A) and 四 (D), the narrative (N), last year's report (Y) and the
// members' reports (G). Every call returns new values, which the caller may
// change.
func Rules() []Rule {
	citations := citationRules()
	return slices.Concat(
		sectionRules(), citations[:1],
		identityRules(), citations[1:],
		fillRules(),
		proactiveRules(),
		applicationRules(),
		disputeRules(), courtRules(),
		narrativeRules(),
		priorRules(),
		memberRules(), wholeRules(),
	)
}

// levelsThat returns the levels of which something is true.
func levelsThat(is func(govinfo.AgencyLevel) bool) []govinfo.AgencyLevel {
	return slices.DeleteFunc(govinfo.AgencyLevels(), func(l govinfo.AgencyLevel) bool { return !is(l) })
}

// The notices and articles that rules cite.
var (
	basisForm     = Text{"国办公开办函〔2019〕60号、〔2021〕30号所附格式", "the forms of the notices 国办公开办函〔2019〕60号 and 〔2021〕30号"}
	basisForm2021 = Text{"国办公开办函〔2021〕30号", "the notice 国办公开办函〔2021〕30号"}
)

// article cites an article of the 政府信息公开条例, its number in both writings.
func article(chinese string, number int) Text {
	return Text{"《中华人民共和国政府信息公开条例》第" + chinese + "条", "条例 art. " + strconv.Itoa(number)}
}
