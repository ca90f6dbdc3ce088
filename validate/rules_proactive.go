package validate

import (
	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/severity"
)

func proactiveRules() []Rule {
	const regulations, documents = "proactive.regulations", "proactive.normativeDocuments"
	atMost := func(left govinfo.Ref, right ...govinfo.Ref) Sum {
		return Sum{Left: Cells(left), AtMost: true, Right: Cells(right...)}
	}
	return []Rule{
		{
			ID: "P01", Severity: severity.Warning,
			Sums: []Sum{
				atMost("proactive2019.regulations.published", "proactive2019.regulations.publishedTotal"),
				atMost("proactive2019.normativeDocuments.published", "proactive2019.normativeDocuments.publishedTotal"),
			},
			Title:       Text{"本年新公开数大于对外公开总数", "more was published this year than in all"},
			Explanation: Text{"总数是累计数，包含本年新公开的。", "The total is cumulative and holds this year's."},
			Basis:       Text{"国办公开办函〔2019〕60号所附格式", "the form of the notice 国办公开办函〔2019〕60号"},
			Formula:     relationFormula("proactive2019.regulations.published", "≤", "proactive2019.regulations.publishedTotal"),
			Messages:    []Message{{Text: Text{"填报 %[2]s，大于累计总数 %[3]s", "%[2]s as printed, more than the total of %[3]s"}}},
		},
		{
			ID: "P02", Severity: severity.Warning,
			Sums: []Sum{
				atMost(regulations+".issued", regulations+".inForce", regulations+".repealed"),
				atMost(documents+".issued", documents+".inForce", documents+".repealed"),
			},
			Title:       Text{"本年制发数大于现行有效与废止之和", "more was issued than is in force or was repealed"},
			Explanation: Text{"本年制发的文件，年末或者有效，或者已废止；自然失效、修订计为制发等口径可能例外。", "What was issued during the year is in force at its end or was repealed; lapse without repeal is an exception."},
			Basis:       basisForm2021,
			Formula:     relationFormula(regulations+".issued", "≤", regulations+".inForce", regulations+".repealed"),
			Messages:    []Message{{Text: Text{"填报 %[2]s，大于现行有效与废止之和 %[3]s", "%[2]s as printed, more than what is in force or was repealed, %[3]s"}}},
		},
		{
			ID: "P03", Levels: levelsThat(makesNoRegulations), Severity: severity.Warning, Needs: NeedLevel, Run: regulationsWithoutPower,
			Title:       Text{"无规章制定权的机关填报了规章", "规章 counted by an organ that makes none"},
			Explanation: Text{"规章由国务院部门、省级人民政府和设区的市、自治州人民政府制定。", "规章 are made by departments of the State Council, provincial governments and governments of cities with districts and of autonomous prefectures."},
			Basis:       Text{"《中华人民共和国立法法》", "立法法"},
			Messages:    []Message{{Text: Text{"填报 %[2]s，但该层级的机关不制定规章", "%[2]s as printed, but an organ of this level makes no 规章"}}},
		},
	}
}

// relationFormula words a relation over one line by the labels of its columns.
func relationFormula(left govinfo.Ref, relation string, right ...govinfo.Ref) Text {
	word := func(ref govinfo.Ref) string {
		info, _ := govinfo.Describe(ref)
		return info.Column.Label
	}
	formula := Text{word(left) + " " + relation + " ", left.Last() + " " + relation + " "}
	for i, ref := range right {
		if i > 0 {
			formula.ZH, formula.EN = formula.ZH+" + ", formula.EN+" + "
		}
		formula.ZH, formula.EN = formula.ZH+word(ref), formula.EN+ref.Last()
	}
	return formula
}

// makesNoRegulations reports whether organs of a level have no power to make 规章.
func makesNoRegulations(level govinfo.AgencyLevel) bool {
	switch level {
	case govinfo.LevelStateCouncil, govinfo.LevelProvince, govinfo.LevelCity:
		return false
	}
	return true
}

func regulationsWithoutPower(p *Pass) {
	r := p.Report()
	if !makesNoRegulations(p.Level()) {
		return
	}
	d := &r.Proactive.Regulations
	switch {
	case positive(d.Issued):
		p.findRegulations("proactive.regulations.issued", d.Issued)
	case positive(d.Repealed):
		p.findRegulations("proactive.regulations.repealed", d.Repealed)
	case positive(d.InForce):
		p.findRegulations("proactive.regulations.inForce", d.InForce)
	}
	// To publish the 规章 of others is no mistake: only what was made counts.
	if made := r.Proactive2019.Regulations.Made; positive(made) {
		p.findRegulations("proactive2019.regulations.made", made)
	}
}

func (p *Pass) findRegulations(ref govinfo.Ref, count govinfo.Count) {
	p.Find(Finding{Ref: ref, Refs: []govinfo.Ref{ref}, Got: ValueFigure(count), Want: intFigure(0)})
}
