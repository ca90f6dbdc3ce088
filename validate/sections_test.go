package validate_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/validate"
	"golang.org/x/text/language"
)

// told returns the places, kinds and figures of a rule's findings.
func told(result validate.Result, rule validate.RuleID) string {
	var all []string
	for _, f := range result.Of(rule) {
		text := string(f.Ref)
		for _, part := range []string{f.Kind, f.Got.String(), f.Want.String()} {
			if part != "" {
				text += " " + part
			}
		}
		for _, arg := range f.Args {
			text += " " + arg.ZH
		}
		all = append(all, text)
	}
	return strings.Join(all, "; ")
}

// An aspect is there where a paragraph is marked with it, where its name stands, or
// where a word that hints at it stands: in a sub-heading, if there are any.
func TestAspectsOfTheOverview(t *testing.T) {
	const four = "主动公开。依申请公开。政府信息管理。监督保障。"
	heading := func(text string) govinfo.Paragraph { return govinfo.Paragraph{Text: text, Heading: true} }
	plain := func(text string) govinfo.Paragraph { return govinfo.Paragraph{Text: text} }
	numbered := plain("（一）工作。" + four)
	for name, test := range map[string]struct {
		text  govinfo.Narrative
		found bool
	}{
		"lacking":                             {govinfo.Narrative{plain(four)}, true},
		"named":                               {govinfo.Narrative{plain(four + "平台建设。")}, false},
		"hinted at in undivided text":         {govinfo.Narrative{plain(four + "办好网站。")}, false},
		"hinted at in the first words":        {govinfo.Narrative{plain("网站。" + four)}, false},
		"marked":                              {govinfo.Narrative{plain(four), {Text: "建设。", Aspect: govinfo.AspectPlatforms}}, false},
		"hinted at beside a number":           {govinfo.Narrative{numbered, plain("办好网站。")}, true},
		"hinted at beside a marked paragraph": {govinfo.Narrative{{Text: four, Aspect: govinfo.AspectProactive}, plain("办好网站。")}, true},
		"hinted at in a heading":              {govinfo.Narrative{numbered, heading("网站建设")}, false},
		"hinted at in the middle of one":      {govinfo.Narrative{numbered, heading("加强网站建设")}, false},
		"hinted at behind a number":           {govinfo.Narrative{numbered, plain("2.网站建设。略")}, false},
		"hinted at behind a numbered heading": {govinfo.Narrative{numbered, plain("2.建设：网站很好。")}, true},
		"hinted at in the 20th character":     {govinfo.Narrative{numbered, heading(strings.Repeat("工", 19) + "网站")}, false},
		"hinted at in the 21st character":     {govinfo.Narrative{numbered, heading(strings.Repeat("工", 20) + "网站")}, true},
		"a heading alone does not divide":     {govinfo.Narrative{plain(four), heading("工作"), plain("办好网站。")}, false},
		"the form's own hint is no text":      {govinfo.Narrative{plain(four), plain("（文字描述）")}, true},
	} {
		r := govinfo.Zero(govinfo.Edition2021)
		r.Year, r.Overview = 2023, test.text
		want := ""
		if test.found {
			want = "overview 政府信息公开平台建设"
		}
		if got := told(validate.Check(validate.Filing{Report: &r}), "S03"); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}

// What a government must tell may stand in any section with text, in several words.
func TestWhatGovernmentsTell(t *testing.T) {
	const name = "云溪县人民政府"
	for _, test := range []struct {
		organ, overview, problems, matters, want string
		level                                    govinfo.AgencyLevel
	}{
		{name, "概述", "", "", "overview 考核、评议、责任追究", ""},
		{name, "考核", "", "", "overview 评议、责任追究", ""},
		{name, "考评", "满意度", "问责", "", ""},
		{name, "评议", "考核", "追究", "", ""},
		{name, "概述", "概述", "考核、测评、追责", "", ""},
		{name, "概述", "考核", "评估", "overview 责任追究", ""},
		{"云溪县水利局", "概述", "", "", "", ""},
		{"北街街道办事处", "概述", "", "", "", govinfo.LevelTown},
		{"云溪县人民政府街道办公室", "考核、评议", "", "", "overview 责任追究", govinfo.LevelTown},
		{"", "考核、评议", "", "", "overview 责任追究", govinfo.LevelCounty},
	} {
		r := govinfo.Zero(govinfo.Edition2021)
		r.Year, r.Agency.Name, r.Overview = 2023, test.organ, govinfo.Text(test.overview)
		r.Problems, r.OtherMatters = govinfo.Text(test.problems), govinfo.Text(test.matters)
		if got := told(validate.Check(validate.Filing{Report: &r, Level: test.level}), "S04"); got != test.want {
			t.Errorf("%+v: %q", test, got)
		}
	}
	subdistrict := govinfo.Zero(govinfo.Edition2021)
	subdistrict.Year, subdistrict.Title, subdistrict.Overview = 2023, "北街街道办事处2023年政府信息公开工作年度报告", govinfo.Text("概述")
	if got := told(validate.Check(validate.Filing{Report: &subdistrict, Level: govinfo.LevelTown}), "S04"); got != "" {
		t.Errorf("known by its title: %q", got)
	}
}

// Fees are told in section 六; where it lost its heading, in 五.
func TestWhereFeesAreTold(t *testing.T) {
	for _, test := range []struct {
		problems, matters string
		found             bool
	}{
		{"不足十分明显。", "", true}, {"本年度没有收取信息处理费。", "", false}, {"收费较多。", "", true},
		{"本年度没有收取信息处理费。", "无。", true}, {"", "处理费0元。", false}, {"", "收费0元。", false}, {"", "费用为零。", false}, {"", "无。", true},
		{"", "（文字描述，收取信息处理费情况在此处报告。）", true}, {"", "（文字描述，收取信息处理费情况在此处报告）费用为零。", false},
	} {
		r := govinfo.Zero(govinfo.Edition2021)
		r.Year, r.Overview, r.Problems = 2023, govinfo.Text("概述"), govinfo.Text(test.problems)
		if test.matters != "" {
			r.OtherMatters = govinfo.Text(test.matters)
		}
		if found := validate.Check(validate.Filing{Report: &r}).Of("S06"); (len(found) == 1) != test.found {
			t.Errorf("%+v: %v", test, found)
		}
	}
}

// Which form a table follows is judged by what is filled of what only one form has.
func TestTablesOfAnotherYearsForm(t *testing.T) {
	const undivided, feeUnpaid = "applications.outcomes.other.undivided.total", "applications.outcomes.other.feeUnpaid.total"
	const licensing, licensing2019 = "proactive.licensing.decisions", "proactive2019.licensing.decisions"
	for _, test := range []struct {
		year int
		set  []govinfo.Ref
		want string
	}{
		{2023, nil, ""}, {2020, nil, ""}, {2018, []govinfo.Ref{licensing}, ""}, {0, []govinfo.Ref{licensing2019}, ""},
		{2021, []govinfo.Ref{licensing, feeUnpaid}, ""}, {2020, []govinfo.Ref{licensing2019, undivided}, ""},
		{2021, []govinfo.Ref{licensing2019}, "proactive2019 2019 2021"}, {2020, []govinfo.Ref{licensing}, "proactive 2021 2019"},
		{2021, []govinfo.Ref{undivided}, "applications.outcomes.other 2019 2021"}, {2019, []govinfo.Ref{feeUnpaid}, "applications.outcomes.other 2021 2019"},
		{2023, []govinfo.Ref{licensing, licensing2019}, "proactive mixed"}, {2020, []govinfo.Ref{licensing, licensing2019}, "proactive mixed"},
		{2023, []govinfo.Ref{undivided, feeUnpaid}, "applications.outcomes.other mixed"},
		{2023, []govinfo.Ref{undivided, licensing2019}, "proactive2019 2019 2021; applications.outcomes.other 2019 2021"},
	} {
		r := govinfo.Report{Year: test.year, Overview: govinfo.Text("概述")}
		for _, ref := range test.set {
			mustSet(t, &r, ref, 0)
		}
		if got := told(validate.Check(validate.Filing{Report: &r}), "S07"); got != test.want {
			t.Errorf("%d, %v: %q, want %q", test.year, test.set, got, test.want)
		}
	}
	// A table that was filed empty follows any form, also where its form is stated.
	for year, form := range map[int]govinfo.Edition{2020: govinfo.Edition2021, 2023: govinfo.Edition2019} {
		r := govinfo.Blank(form)
		r.Year = year
		if got := told(validate.Check(validate.Filing{Report: &r}), "S07"); got != "" {
			t.Errorf("%d, blank: %q", year, got)
		}
	}
}

// The titles of a report, by the number of the section that their words name, each
// with the number that is printed before it.
func TestTitlesOutOfOrder(t *testing.T) {
	form := govinfo.Edition2021.Form()
	title := func(printed string, section int) string {
		if section == 0 {
			return printed + "附件"
		}
		return printed + form.Title(section)
	}
	all := []string{title("一、", 1), title("二、", 2), title("三、", 3), title("四、", 4), title("五、", 5), title("六、", 6)}
	at := func(places ...int) (titles []string) {
		for _, place := range places {
			titles = append(titles, all[place-1])
		}
		return titles
	}
	for name, test := range map[string]struct {
		titles        []string
		order, lacked string
	}{
		"in order":                 {all, "", ""},
		"none stated":              {nil, "", ""},
		"without numbers":          {[]string{title("", 1), title("", 2), title("", 3), title("", 4), title("", 5), title("", 6)}, "", ""},
		"two exchanged":            {at(1, 3, 2, 4, 5, 6), "proactive order " + all[1] + " " + all[2], ""},
		"the first stands last":    {at(2, 3, 4, 5, 6, 1), "overview order " + all[0] + " " + all[1], ""},
		"the last stands first":    {at(6, 1, 2, 3, 4, 5), "otherMatters early " + all[5] + " " + all[4], ""},
		"one twice at the end":     {at(1, 2, 3, 4, 5, 6, 2), "proactive twice " + all[1], ""},
		"one twice in a row":       {at(1, 2, 2, 3, 4, 5, 6), "proactive twice " + all[1], ""},
		"a wrong number":           {append(at(1, 2, 3, 4), title("六、", 5), title("六、", 6)), "problems number " + title("六、", 5) + " 五", ""},
		"an annex":                 {append(at(1, 2, 3, 4, 5, 6), title("七、", 0)), "", ""},
		"an annex between":         {append(append(at(1, 2, 3), title("", 0)), at(4, 5, 6)...), "", ""},
		"one in words of its own":  {append(append(at(1, 2, 3, 4), "五、甲乙丙"), at(6)...), "", ""},
		"one is lacking":           {at(1, 2, 4, 5, 6), "applications untitled", ""},
		"a section is lacking":     {at(1, 2, 3, 4, 5), "", "otherMatters 六"},
		"the first title is worse": {at(5, 1, 2, 3, 4, 6), "problems early " + all[4] + " " + all[3], ""},
	} {
		r := govinfo.Zero(govinfo.Edition2021)
		r.Year, r.Sections, r.Overview, r.Problems = 2023, test.titles, govinfo.Text("概述"), govinfo.Text("问题")
		if test.lacked == "" {
			r.OtherMatters = govinfo.Text("费用")
		}
		result := validate.Check(validate.Filing{Report: &r})
		if order, lacked := told(result, "S02"), told(result, "S01"); order != test.order || lacked != test.lacked {
			t.Errorf("%s: %q and %q, want %q and %q", name, order, lacked, test.order, test.lacked)
		}
	}
	// Of table 二 of 2019 the ref is its own.
	old := govinfo.Blank(govinfo.Edition2019)
	old.Year, old.Sections = 2020, at(1, 3, 4, 5, 6)
	if got := told(validate.Check(validate.Filing{Report: &old}), "S01"); got != "proactive2019 二" {
		t.Errorf("%q", got)
	}
}

// Nine tenths of the letters, sentence by sentence, in a section of some length.
func TestTextsCopiedFromLastYear(t *testing.T) {
	const sentence = "天地玄黄宇宙洪荒日月" // ten letters
	text := func(copied, own int) string {
		var all strings.Builder
		for i := range copied {
			all.WriteString(sentence + han(i) + "。") // eleven letters, twelve from the tenth on
		}
		all.WriteString(strings.Repeat("新", own))
		return all.String()
	}
	for _, test := range []struct {
		section     govinfo.Ref
		copied, own int
		want        string
	}{
		{"problems", 5, 0, ""}, {"problems", 5, 5, "problems 91"}, {"problems", 5, 4, ""}, {"problems", 9, 11, "problems 90"}, {"problems", 9, 12, ""}, {"problems", 9, 0, "problems 100"},
		{"overview", 9, 0, ""}, {"overview", 13, 3, ""}, {"overview", 13, 4, "overview 97"}, {"overview", 13, 16, "overview 90"}, {"overview", 13, 17, ""},
	} {
		now, before := govinfo.Report{Year: 2023}, govinfo.Report{Year: 2022}
		*section(&now, test.section), *section(&before, test.section) = govinfo.Text(text(test.copied, test.own)), govinfo.Text(text(test.copied, 0), strings.Repeat("旧", 20))
		if got := told(validate.Check(validate.Filing{Report: &now, Prior: &before}), "Y05"); got != test.want {
			t.Errorf("%+v: %q", test, got)
		}
		var others validate.Others
		before.Year, before.Agency.Name, now.Agency.Name = 2023, "云溪县水利局", "云溪县民政局"
		others.Add(&before)
		want := test.want
		if want != "" {
			want += " 云溪县水利局"
		}
		if got := told(validate.Check(validate.Filing{Report: &now, Others: &others}), "G03"); got != want {
			t.Errorf("%+v, another organ: %q", test, got)
		}
	}
}

func section(r *govinfo.Report, ref govinfo.Ref) *govinfo.Narrative {
	if ref == "overview" {
		return &r.Overview
	}
	return &r.Problems
}

// The same text is right where it is the organ's own, or that of an organ whose name
// holds it, or on another year.
func TestWhoseTextMayBeTheSame(t *testing.T) {
	text := govinfo.Text(strings.Repeat("天地玄黄宇宙洪荒日月", 7))
	for name, test := range map[string]struct {
		own, other govinfo.Agency
		year       int
		found      bool
	}{
		"another organ":           {govinfo.Agency{Name: "云溪县民政局"}, govinfo.Agency{Name: "云溪县水利局"}, 2023, true},
		"another year":            {govinfo.Agency{Name: "云溪县民政局"}, govinfo.Agency{Name: "云溪县水利局"}, 2022, false},
		"its own":                 {govinfo.Agency{Name: "云溪县民政局"}, govinfo.Agency{Name: " 云溪县民政局 "}, 2023, false},
		"an office":               {govinfo.Agency{Name: "云溪县人民政府"}, govinfo.Agency{Name: "云溪县人民政府办公室"}, 2023, false},
		"of an office":            {govinfo.Agency{Name: "云溪县人民政府办公室"}, govinfo.Agency{Name: "云溪县人民政府"}, 2023, false},
		"by another name":         {govinfo.Agency{Name: "云溪县民政局", CreditCode: "a"}, govinfo.Agency{Name: "民政救助局", CreditCode: "a"}, 2023, false},
		"of other codes":          {govinfo.Agency{Name: "云溪县民政局", CreditCode: "a"}, govinfo.Agency{Name: "云溪县水利局", CreditCode: "b"}, 2023, true},
		"one code is not stated":  {govinfo.Agency{Name: "云溪县民政局"}, govinfo.Agency{Name: "云溪县水利局", CreditCode: "b"}, 2023, true},
		"the other is not stated": {govinfo.Agency{Name: "云溪县民政局", CreditCode: "a"}, govinfo.Agency{Name: "云溪县水利局"}, 2023, true},
		"an organ without a name": {govinfo.Agency{Name: "云溪县民政局"}, govinfo.Agency{Name: " "}, 2023, false},
		"a report without a year": {govinfo.Agency{Name: "云溪县民政局"}, govinfo.Agency{Name: "云溪县水利局"}, 0, false},
	} {
		own, other := govinfo.Report{Year: 2023, Agency: test.own, Problems: text}, govinfo.Report{Year: test.year, Agency: test.other, Problems: text}
		var others validate.Others
		others.Add(&other)
		others.Add(&own)
		if found := validate.Check(validate.Filing{Report: &own, Others: &others}).Of("G03"); (len(found) == 1) != test.found {
			t.Errorf("%s: %v", name, found)
		}
	}
}

// What is short may well be the same: neither text is compared where one of the two is.
func TestShortTextsAreNotCompared(t *testing.T) {
	const sentence = "天地玄黄宇宙洪荒日月" // ten letters
	for _, test := range []struct {
		own, other string
		found      bool
	}{
		{strings.Repeat(sentence+"。", 6), strings.Repeat(sentence+"。", 6), true},
		{strings.Repeat(sentence+"。", 6), strings.Repeat(sentence+"。", 5), false},
		{strings.Repeat(sentence+"。", 5), strings.Repeat(sentence+"。", 6), false},
	} {
		own := govinfo.Report{Year: 2023, Agency: govinfo.Agency{Name: "云溪县民政局"}, Problems: govinfo.Text(test.own)}
		other := govinfo.Report{Year: 2023, Agency: govinfo.Agency{Name: "云溪县水利局"}, Problems: govinfo.Text(test.other)}
		var others validate.Others
		others.Add(&other)
		if found := validate.Check(validate.Filing{Report: &own, Others: &others}).Of("G03"); (len(found) == 1) != test.found {
			t.Errorf("%d and %d letters: %v", len(test.own), len(test.other), found)
		}
	}
}

// A quoted sentence is cut where a message could not bear it.
func TestLongSentencesAreCut(t *testing.T) {
	for length, cut := range map[int]bool{60: false, 61: true} {
		sentence := "本报告按照国办公开办函〔2019〕60号的要求"
		sentence += strings.Repeat("编", length-len([]rune(sentence)))
		r := govinfo.Report{Year: 2023, Overview: govinfo.Text(sentence + "。")}
		found := validate.Check(validate.Filing{Report: &r}).Of("S08")
		if len(found) != 1 {
			t.Fatalf("%v", found)
		}
		text := found[0].Text(language.Chinese)
		want := fmt.Sprintf("（“%s”）", sentence)
		if cut {
			want = fmt.Sprintf("（“%s…”）", string([]rune(sentence)[:60]))
		}
		if !strings.HasSuffix(text, want) {
			t.Errorf("%s, want %s", text, want)
		}
	}
}
