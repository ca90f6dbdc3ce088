package validate

import (
	"slices"
	"strings"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/internal/organname"
	"github.com/openxxgk/annualreport/severity"
)

func identityRules() []Rule {
	return []Rule{
		{
			ID: "M01", Severity: severity.Error, Run: malformedIdentity,
			Title:       Text{"机关名称缺失或标识有误", "the organ is unnamed or its identity malformed"},
			Explanation: Text{"报告须写明机关名称；统一社会信用代码为18位且校验位正确，行政区划代码为6位数字。只有表格数据而没有其他内容的，不要求名称。", "A report names its organ; the unified social credit code has 18 characters and a correct check character, the region code six digits. Tables without anything else are not asked for a name."},
			Basis:       Text{"条例第四十九条；GB 32100；GB/T 2260", "条例 art. 49; GB 32100; GB/T 2260"},
			Messages: []Message{
				{"malformed", Text{"“%[2]s”不符合规定形式", "“%[2]s” is malformed"}},
				{"unnamed", Text{"未写明", "not stated"}},
				{"year", Text{"“%[2]s”不在本制度施行的年份之内", "“%[2]s” is not a year of this report"}},
			},
		},
		{
			ID: "M02", Severity: severity.Warning, Run: malformedContact,
			Title:       Text{"联系方式有误", "contact malformed"},
			Explanation: Text{"已填写的邮政编码、电话、电子邮箱、网址须合乎其形式；没有填写的不报。", "What is given as postal code, telephone, e-mail or web address must look like one; nothing need be given."},
			Basis:       article("四", 4),
			Messages:    []Message{{Text: Text{"“%[2]s”不符合规定形式", "“%[2]s” is malformed"}}},
		},
		{
			ID: "M03", Severity: severity.Warning, Needs: NeedYear | NeedPublished, Run: func(p *Pass) { publishedLate(p, nil) },
			Title:       Text{"逾期公布", "published late"},
			Explanation: Text{"县级以上人民政府部门于次年1月31日前公布，县级以上地方人民政府于次年3月31日前公布；层级不明或未作规定的，按3月31日；2018年度及以前一律为3月31日。地方规定的日期更早的，以地方规定为准。", "Departments publish by 31 January of the next year, governments by 31 March; an organ whose level is unknown or has no date of its own is held to 31 March, and so was everybody until report year 2018. Where the place sets an earlier day, that counts."},
			Basis:       article("四十九", 49),
			Messages: []Message{
				{Text: Text{"%[2]s，晚于 %[3]s", "%[2]s is after %[3]s"}},
				{"place", Text{"%[2]s，晚于 %[3]s（%[4]s）", "%[2]s is after %[3]s (%[4]s)"}},
			},
		},
	}
}

func malformedIdentity(p *Pass) {
	for _, field := range p.malformedFields() {
		switch field.ref {
		case refAgencyName:
			if !p.tablesOnly() && !slices.Contains(p.Filing.Unread, refAgencyName) {
				p.Find(Finding{Kind: "unnamed", Ref: field.ref})
			}
		case refCreditCode, refRegionCode:
			p.Find(Finding{Kind: "malformed", Ref: field.ref, Got: TextFigure(field.value)})
		case refYear:
			p.Find(Finding{Kind: "year", Ref: field.ref, Got: TextFigure(field.value)})
		}
	}
}

// tablesOnly reports whether the filing is figures without any word, as they are
// kept in a data store.
func (p *Pass) tablesOnly() bool {
	r := p.Report()
	return p.misses(NeedYear) && p.misses(NeedNarrative) && r.Agency == (govinfo.Agency{}) && r.Title == "" &&
		p.filled(&p.program.form)
}

func malformedContact(p *Pass) {
	for _, field := range p.malformedFields() {
		switch field.ref {
		case refPostalCode, refPhone, refEmail, refWebsite:
			p.Find(Finding{Ref: field.ref, Got: TextFigure(field.value)})
		}
	}
}

// isDepartment reports whether the organ is surely a department of a government at or
// above the county. 市水利局 is one whether the city ranks as a county or above, though
// its level is not sure.
func (p *Pass) isDepartment() bool {
	level := p.Level()
	if level == govinfo.LevelUnknown {
		name := strings.Join(strings.Fields(p.Report().Agency.Name), "")
		if _, kind := organname.Split(name); kind != organname.Department || strings.Contains(name, "政府") {
			return false
		}
		level, _ = govinfo.LevelOfName(name)
	}
	switch level {
	case govinfo.LevelStateCouncil, govinfo.LevelProvincialDepartment, govinfo.LevelMunicipalDepartment, govinfo.LevelCountyDepartment:
		return true
	}
	return false
}
