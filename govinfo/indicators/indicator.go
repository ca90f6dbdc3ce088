package indicators

import (
	"slices"

	"github.com/openxxgk/annualreport/govinfo"
)

// ID names an indicator. Ids are a contract: they never change.
type ID string

// The indicators of [All].
const (
	Granted             ID = "granted"             // 予以公开率
	Disclosed           ID = "disclosed"           // 公开率（含部分公开）
	PartlyGranted       ID = "partlyGranted"       // 部分公开率
	Refused             ID = "refused"             // 不予公开率
	Unavailable         ID = "unavailable"         // 无法提供率
	NotProcessed        ID = "notProcessed"        // 不予处理率
	Other               ID = "other"               // 其他处理率
	CarriedOut          ID = "carriedOut"          // 结转率
	Organizations       ID = "organizations"       // 法人或其他组织申请占比
	ReconsiderationLost ID = "reconsiderationLost" // 复议纠错率
	LitigationLost      ID = "litigationLost"      // 诉讼纠错率
	Disputed            ID = "disputed"            // 每百件答复引发的复议、诉讼
	PerPopulation       ID = "perPopulation"       // 每万人申请量
	Repealed            ID = "repealed"            // 规范性文件废止率
)

// Wording is a text in both languages.
type Wording struct {
	ZH string `json:"zh"`
	EN string `json:"en"`
}

// Indicator is one rate as a documented value: Numerator ÷ Denominator × Scale.
type Indicator struct {
	ID   ID      `json:"id"`
	Name Wording `json:"name"`
	// Definition says what is divided by what, in the words of the form.
	Definition Wording `json:"definition"`
	// Source cites where the cells, and the habit of dividing them, come from.
	Source Wording `json:"source"`
	// Numerator are the cells that are added up above the line, those of both editions
	// of the form; only those of a report's own edition count.
	Numerator []govinfo.Ref `json:"numerator"`
	// Denominator are the cells below the line; nil for the population of [Basis].
	Denominator []govinfo.Ref `json:"denominator"`
	// Scale is 100 for a percentage, 10,000 for a figure on 10,000 inhabitants.
	Scale int64 `json:"scale"`
	// Part says that the numerator is a part of the denominator, so that the rate is
	// at most Scale.
	Part bool `json:"part"`
	// Since is the first report year that has these cells; 2019 for most.
	Since int `json:"since"`
}

// SmallBase is the number of cases, in 件, below which a rate says little: one case
// more or less moves it by more than three points. It is a convention of statistics
// offices, no rule of law.
const SmallBase = 30

// total returns the 总计 cells of the lines under a prefix, in form order.
func total(prefixes ...govinfo.Ref) []govinfo.Ref {
	var refs []govinfo.Ref
	for _, prefix := range prefixes {
		for _, ref := range govinfo.Refs() {
			if ref.Within(prefix) && ref.Last() == "total" {
				refs = append(refs, ref)
			}
		}
	}
	return refs
}

// columns returns cells of one line.
func columns(line govinfo.Ref, names ...string) []govinfo.Ref {
	refs := make([]govinfo.Ref, len(names))
	for i, name := range names {
		refs[i] = line.Join(name)
	}
	return refs
}

var organizations = []string{"business", "research", "publicWelfare", "legalService", "otherOrganization"}

var (
	formLines = Wording{"国办公开办函〔2021〕30号表三", "table 三 of 国办公开办函〔2021〕30号"}
	formCases = Wording{"国办公开办函〔2021〕30号表四", "table 四 of 国办公开办函〔2021〕30号"}
)

// ofOutcomes is a rate of table 三: a class of outcomes among all of the year.
func ofOutcomes(id ID, name, class Wording, lines ...govinfo.Ref) Indicator {
	return Indicator{
		ID: id, Name: name,
		Definition: Wording{class.ZH + "件数 ÷ 本年度办理结果总计", class.EN + " ÷ all outcomes of the year (三（七）)"},
		Source:     formLines,
		Numerator:  total(lines...), Denominator: total("applications.outcomes.total"),
		Scale: 100, Part: true, Since: 2019,
	}
}

// lost is a rate of table 四: what was corrected among what has ended.
func lost(id ID, name Wording, blocks ...govinfo.Ref) Indicator {
	i := Indicator{
		ID: id, Name: name,
		Definition: Wording{"结果纠正 ÷（结果维持＋结果纠正＋其他结果），不含尚未审结", "corrected ÷ (upheld + corrected + other result); what is pending is left out"},
		Source:     formCases,
		Scale:      100, Part: true, Since: 2019,
	}
	for _, block := range blocks {
		i.Numerator = append(i.Numerator, block.Join("corrected"))
		i.Denominator = append(i.Denominator, columns(block, "upheld", "corrected", "otherResult")...)
	}
	return i
}

// All returns all indicators, those of table 三 first. The caller owns the result.
func All() []Indicator {
	const outcomes govinfo.Ref = "applications.outcomes"
	received := govinfo.Ref("applications.received")
	return []Indicator{
		ofOutcomes(Granted, Wording{"予以公开率", "granted"}, Wording{"予以公开", "granted in full"}, outcomes.Join("granted")),
		ofOutcomes(PartlyGranted, Wording{"部分公开率", "granted in part"}, Wording{"部分公开", "granted in part"}, outcomes.Join("partlyGranted")),
		ofOutcomes(Disclosed, Wording{"公开率", "granted in full or in part"}, Wording{"予以公开、部分公开", "granted in full or in part"}, outcomes.Join("granted"), outcomes.Join("partlyGranted")),
		ofOutcomes(Refused, Wording{"不予公开率", "refused"}, Wording{"不予公开", "refused"}, outcomes.Join("refused")),
		ofOutcomes(Unavailable, Wording{"无法提供率", "not available"}, Wording{"无法提供", "not available"}, outcomes.Join("unavailable")),
		ofOutcomes(NotProcessed, Wording{"不予处理率", "not processed"}, Wording{"不予处理", "not processed"}, outcomes.Join("notProcessed")),
		ofOutcomes(Other, Wording{"其他处理率", "ended otherwise"}, Wording{"其他处理", "ended otherwise"}, outcomes.Join("other")),
		{
			ID: CarriedOut, Name: Wording{"结转率", "carried out"},
			Definition: Wording{"结转下年度继续办理 ÷（本年新收＋上年结转）", "carried into the next year ÷ (received + carried in)"},
			Source:     formLines,
			Numerator:  total("applications.carriedOut"), Denominator: total(received, "applications.carriedIn"),
			Scale: 100, Part: true, Since: 2019,
		},
		{
			ID: Organizations, Name: Wording{"法人或其他组织申请占比", "applications of organizations"},
			Definition: Wording{"法人或其他组织新收 ÷ 本年新收", "received from organizations ÷ received"},
			Source:     formLines,
			Numerator:  columns(received, organizations...), Denominator: total(received),
			Scale: 100, Part: true, Since: 2019,
		},
		lost(ReconsiderationLost, Wording{"复议纠错率", "reconsiderations lost"}, "disputes.reconsideration"),
		lost(LitigationLost, Wording{"诉讼纠错率", "lawsuits lost"}, "disputes.directLitigation", "disputes.litigationAfterReconsideration"),
		{
			ID: Disputed, Name: Wording{"每百件答复引发的复议、诉讼", "disputes on 100 outcomes"},
			Definition: Wording{"（行政复议总计＋未经复议直接起诉总计）÷ 本年度办理结果总计 × 100；复议后起诉的已计入复议", "(reconsiderations + direct lawsuits) ÷ all outcomes × 100; a suit after reconsideration is one of those already"},
			Source:     formCases,
			Numerator:  []govinfo.Ref{"disputes.reconsideration.total", "disputes.directLitigation.total"}, Denominator: total(outcomes.Join("total")),
			Scale: 100, Since: 2019,
		},
		{
			ID: PerPopulation, Name: Wording{"每万人申请量", "applications on 10,000 inhabitants"},
			Definition: Wording{"本年新收 ÷ 常住人口 × 10000；人口由使用者提供", "received ÷ inhabitants × 10,000; the caller knows how many they are"},
			Source:     formLines,
			Numerator:  total(received),
			Scale:      10_000, Since: 2019,
		},
		{
			ID: Repealed, Name: Wording{"行政规范性文件废止率", "normative documents repealed"},
			Definition: Wording{"本年废止件数 ÷（本年废止件数＋现行有效件数）", "repealed in the year ÷ (repealed + in force)"},
			Source:     Wording{"国办公开办函〔2021〕30号表二（一）", "table 二（一） of 国办公开办函〔2021〕30号"},
			Numerator:  []govinfo.Ref{"proactive.normativeDocuments.repealed"}, Denominator: columns("proactive.normativeDocuments", "repealed", "inForce"),
			Scale: 100, Part: true, Since: 2021,
		},
	}
}

// Distribution returns the six classes of outcomes, which add up to 100 %: 按结果分布.
func Distribution() []Indicator {
	classes := []ID{Granted, PartlyGranted, Refused, Unavailable, NotProcessed, Other}
	all := All()
	list := make([]Indicator, 0, len(classes))
	for _, id := range classes {
		list = append(list, all[slices.IndexFunc(all, func(i Indicator) bool { return i.ID == id })])
	}
	return list
}
