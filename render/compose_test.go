package render_test

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/language"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/govinfo/govinfotest"
	"github.com/openxxgk/annualreport/render"
)

func tablesOf(doc *document.Document) []*document.Table {
	var tables []*document.Table
	for _, block := range doc.Blocks {
		if table, ok := block.(*document.Table); ok {
			tables = append(tables, table)
		}
	}
	return tables
}

func headingsOf(doc *document.Document, level int) []string {
	var texts []string
	for _, block := range doc.Blocks {
		if heading, ok := block.(*document.Heading); ok && heading.Level == level {
			texts = append(texts, heading.Text)
		}
	}
	return texts
}

func TestComposedTablesFillTheirGrid(t *testing.T) {
	for _, test := range goldenCases() {
		doc := test.composer.Compose(&test.report)
		tables := tablesOf(doc)
		if len(tables) != 3 {
			t.Fatalf("%s: %d tables", test.name, len(tables))
		}
		for i, table := range tables {
			grid, err := table.Grid()
			if err != nil {
				t.Fatal(err)
			}
			for y, row := range grid {
				if len(row) != table.Columns {
					t.Errorf("%s: table %d row %d is %d wide, want %d", test.name, i, y, len(row), table.Columns)
				}
				for x, place := range row {
					if place.Cell < 0 {
						t.Errorf("%s: table %d has a hole at row %d column %d", test.name, i, y, x)
					}
				}
			}
		}
	}
}

// The spans of the printed forms.
func TestStatutorySpans(t *testing.T) {
	for _, test := range []struct {
		editions govinfo.Editions
		rows     [3]int
		outcomes int // rows that 三、本年度办理结果 spans
	}{
		{both2021, [3]int{14, 28, 4}, 22},
		{both2019, [3]int{18, 26, 4}, 20},
		{mixed, [3]int{14, 26, 4}, 20},
	} {
		r := sample(test.editions)
		tables := tablesOf(render.Compose(&r))
		for i, table := range tables {
			if len(table.Rows) != test.rows[i] {
				t.Errorf("%v: table %d has %d rows, want %d", test.editions, i, len(table.Rows), test.rows[i])
			}
		}
		spans := make(map[string][2]int)
		for _, row := range tables[1].Rows {
			for _, cell := range row.Cells {
				if cell.Header == document.HeaderRow {
					spans[cell.Text] = [2]int{cell.ColSpan, cell.RowSpan}
				}
			}
		}
		for label, want := range map[string][2]int{
			"三、本年度办理结果":        {1, test.outcomes},
			"一、本年新收政府信息公开申请数量": {3, 1},
			"（一）予以公开":          {2, 1},
			"（三）不予公开":          {1, 8},
			"（四）无法提供":          {1, 3},
			"（五）不予处理":          {1, 5},
			"1.属于国家秘密":         {1, 1},
			"（七）总计":            {2, 1},
		} {
			if spans[label] != want {
				t.Errorf("%v: %s spans %v, want %v", test.editions, label, spans[label], want)
			}
		}
	}
}

func TestNothingIsLost(t *testing.T) {
	random := rand.New(rand.NewPCG(9, 9))
	for i := range 200 {
		editions := []govinfo.Editions{both2021, both2019, mixed}[i%3]
		r := govinfotest.Options{Editions: editions, WithBlank: i%2 == 0}.Report(random)
		doc := render.Compose(&r)
		cells := make(map[string]string)
		for _, table := range tablesOf(doc) {
			for _, row := range table.Rows {
				for _, cell := range row.Cells {
					if _, twice := cells[cell.ID]; cell.ID != "" && twice {
						t.Fatalf("%s twice", cell.ID)
					}
					cells[cell.ID] = cell.Text
				}
			}
		}
		for ref, value := range r.Cells() {
			if text, ok := cells[string(ref)]; !ok || text != value.String() {
				t.Fatalf("%s is %q, want %q", ref, text, value)
			}
		}
		var texts []string
		for _, block := range doc.Blocks {
			switch block := block.(type) {
			case *document.Paragraph:
				texts = append(texts, block.Text)
			case *document.Heading:
				texts = append(texts, block.Text)
			}
		}
		for _, part := range []govinfo.Narrative{r.Overview, r.Problems, r.OtherMatters} {
			for _, p := range part {
				if !slices.Contains(texts, p.Text) {
					t.Fatalf("lost: %s", p.Text)
				}
			}
		}
	}
}

func TestFiguresOutsideTheEditionAreTold(t *testing.T) {
	r := sample(mixed)
	r.Applications.Outcomes.Other.FeeUnpaid.NaturalPerson = govinfo.N(2)
	r.Proactive2019.Procurement.Amount = govinfo.MustAmount("12.50")
	doc := render.Compose(&r)
	var notes []string
	for _, block := range doc.Blocks {
		if p, ok := block.(*document.Paragraph); ok && p.Role == document.RoleNote {
			notes = append(notes, p.Text)
		}
	}
	if len(notes) != 2 {
		t.Fatalf("notes %q", notes)
	}
	for i, want := range []string{
		govinfo.Label("proactive2019.procurement.amount") + " 12.50",
		govinfo.Label("applications.outcomes.other.feeUnpaid.naturalPerson") + " 2",
	} {
		if !strings.Contains(notes[i], want) {
			t.Errorf("%q does not tell %q", notes[i], want)
		}
	}
}

func TestTitle(t *testing.T) {
	for _, test := range []struct {
		report govinfo.Report
		tag    language.Tag
		want   string
		lines  []string
	}{
		{govinfo.Report{}, language.Und, "政府信息公开工作年度报告", nil},
		{govinfo.Report{Year: 2023, Agency: govinfo.Agency{Name: "甲局"}}, language.Und, "甲局2023年政府信息公开工作年度报告", nil},
		{govinfo.Report{Title: "2023年年报", Agency: govinfo.Agency{Name: "甲局"}, Published: govinfo.Date{Year: 2024, Month: 1, Day: 9}},
			language.Und, "2023年年报", []string{"甲局", "发布日期：2024年1月9日"}},
		{govinfo.Report{Year: 2023, Agency: govinfo.Agency{Name: "甲局"}}, language.English, "甲局 Annual Report on Government Information Disclosure 2023", nil},
	} {
		doc := render.Composer{Language: test.tag, Thousands: true}.Compose(&test.report)
		if got := headingsOf(doc, 1); len(got) != 1 || got[0] != test.want || doc.Title != test.want {
			t.Errorf("title %q, want %q", got, test.want)
		}
		var lines []string
		for _, block := range doc.Blocks {
			if p, ok := block.(*document.Paragraph); ok && p.Role == document.RoleByline {
				lines = append(lines, p.Text)
			}
		}
		if !slices.Equal(lines, test.lines) {
			t.Errorf("%s: byline %q, want %q", test.want, lines, test.lines)
		}
		doc = render.Composer{Byline: []string{}}.Compose(&test.report)
		if p, ok := doc.Blocks[1].(*document.Paragraph); ok {
			t.Errorf("an empty byline left %q", p.Text)
		}
	}
}

func TestSectionTitles(t *testing.T) {
	form2021, form2019 := govinfo.Edition2021.Form(), govinfo.Edition2019.Form()
	for _, test := range []struct {
		name     string
		report   govinfo.Report
		composer render.Composer
		want     [6]string
	}{
		{"no year", govinfo.Report{}, render.Composer{}, form2021.Sections},
		{"2019", govinfo.Report{Year: 2019}, render.Composer{}, form2019.Sections},
		{"2020 in the form of 2021", govinfo.Report{Year: 2020, Editions: both2021}, render.Composer{}, form2019.Sections},
		{"no year, form of 2019", govinfo.Report{Editions: both2019}, render.Composer{}, form2019.Sections},
		{"printed titles not asked for", govinfo.Report{Sections: []string{"一、基本情况"}}, render.Composer{}, form2021.Sections},
		{"printed", govinfo.Report{Sections: []string{
			"一、总体情况", "二、行政机关主动公开政府信息情况", "三、行政机关收到和处理政府信息公开申请情况",
			"四、因政府信息公开工作被申请行政复议、提起行政诉讼情况", "5、 存在问题及改进措施", "6、其他需要报告的事项"}},
			render.Composer{PrintedTitles: true},
			[6]string{"一、总体情况", "二、行政机关主动公开政府信息情况", "三、行政机关收到和处理政府信息公开申请情况",
				"四、因政府信息公开工作被申请行政复议、提起行政诉讼情况", "5、 存在问题及改进措施", "6、其他需要报告的事项"}},
		{"printed, some missing", govinfo.Report{Sections: []string{"二、政府信息主动公开情况", "附件", "五、存在的问题和改进"}},
			render.Composer{PrintedTitles: true},
			[6]string{form2021.Sections[0], "二、政府信息主动公开情况", form2021.Sections[2], form2021.Sections[3], "五、存在的问题和改进", form2021.Sections[5]}},
	} {
		doc := test.composer.Compose(&test.report)
		if got := headingsOf(doc, 2); !slices.Equal(got, test.want[:]) {
			t.Errorf("%s: %q\nwant %q", test.name, got, test.want)
		}
	}
}

func TestThousands(t *testing.T) {
	var r govinfo.Report
	r.Year = 2022
	r.Proactive.Licensing.Decisions = govinfo.N(1234567)
	r.Proactive.Penalties.Decisions = govinfo.N(-1234)
	r.Proactive.Coercion.Decisions = govinfo.N(999)
	r.Proactive.Fees.Amount = govinfo.MustAmount("123456789012.3400")
	for _, tag := range []language.Tag{language.Und, language.SimplifiedChinese, language.TraditionalChinese, language.English} {
		out := string(render.Text{}.Append(nil, render.Composer{Thousands: true, Language: tag}.Compose(&r)))
		for _, want := range []string{" 1,234,567 ", " -1,234 ", " 999 ", " 123,456,789,012.3400 ", "2022"} {
			if !strings.Contains(out, want) {
				t.Errorf("%v: no %q", tag, want)
			}
		}
	}
	r.Proactive.Fees.Amount = govinfo.MustAmount("-0.50")
	if out := string(render.Text{}.Append(nil, render.Composer{Thousands: true}.Compose(&r))); !strings.Contains(out, " -0.50 ") {
		t.Error("the sign of -0.50 is lost")
	}
	if out := string(render.Text{}.Append(nil, render.Compose(&r))); !strings.Contains(out, " 1234567 ") {
		t.Error("digits are separated without being asked for")
	}
}

// No Chinese label may be left in the English document, and no simplified one in
// the traditional.
func TestLabelsAreComplete(t *testing.T) {
	for _, editions := range []govinfo.Editions{both2021, both2019} {
		r := govinfo.Report{Year: 2022, Editions: editions}
		if editions == both2019 {
			r.Year = 2019
		}
		chinese := render.Compose(&r)
		for _, tag := range []language.Tag{language.English, language.TraditionalChinese} {
			doc := render.Composer{Language: tag}.Compose(&r)
			if len(doc.Blocks) != len(chinese.Blocks) {
				t.Fatalf("%v: %d blocks, want %d", tag, len(doc.Blocks), len(chinese.Blocks))
			}
			texts, originals := textsOf(doc), textsOf(chinese)
			for i, text := range texts {
				switch {
				case (text == "") != (originals[i] == ""):
					t.Errorf("%v: %q for %q", tag, text, originals[i])
				case tag == language.English && strings.ContainsFunc(text, isHan):
					t.Errorf("no English label for %q", originals[i])
				case tag == language.TraditionalChinese && (strings.ContainsFunc(text, isSimplified) || len([]rune(text)) != len([]rune(originals[i]))):
					t.Errorf("%q is no traditional label for %q", text, originals[i])
				}
			}
		}
	}
}

func textsOf(doc *document.Document) []string {
	var texts []string
	for _, block := range doc.Blocks {
		switch block := block.(type) {
		case *document.Heading:
			texts = append(texts, block.Text)
		case *document.Paragraph:
			texts = append(texts, block.Text)
		case *document.Table:
			texts = append(texts, block.Caption)
			for _, row := range block.Rows {
				for _, cell := range row.Cells {
					texts = append(texts, cell.Text)
				}
			}
		}
	}
	return texts
}

func isHan(r rune) bool { return unicode.Is(unicode.Han, r) }

// isSimplified knows the characters of the statutory labels that are written
// otherwise in traditional Chinese.
func isSimplified(r rune) bool {
	return strings.ContainsRune("总况开规发现决数处业费单诉讼问题进项报条务对额购关结转请组织机构会计办这执类询动补确认审维纠录属护权过经复举无当缴纳", r)
}
