package recognize_test

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"golang.org/x/text/encoding/simplifiedchinese"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/govinfo/read/plain"
	"github.com/openxxgk/annualreport/govinfo/recognize"
)

// variant is a harmless difference between a report and the form as organs
// publish it.
type variant struct {
	name   string
	change func(s *source)                    // of labels, figures and tables
	text   func(s *source) []byte             // a text dump, read by package plain
	doc    func(s *source) *document.Document // another way to put the parts together
	told   []recognize.Code                   // problems that must be told; other ones must not be
	doubts bool                               // cells may be left blank, if that is told
	only   govinfo.Edition                    // of table 二; unstated is both
	// doubtsIn allows blank cells in table 二 of one edition: headings and figures
	// of the 2019 form have different boundaries, which some layouts lose.
	doubtsIn govinfo.Edition
	untitled bool // the document has no titles of sections
	filled   bool // only for reports without blank cells
}

func dumped(write tableWriter) func(s *source) []byte {
	return func(s *source) []byte { return s.dump(write) }
}

func numbers(style func(text string) string) func(s *source) {
	return func(s *source) {
		s.figures(func(cell *document.Cell) {
			if cell.Text != "" {
				cell.Text = style(cell.Text)
			}
		})
	}
}

// TestVariants reads each variant of several random reports. No cell may ever be
// wrong: a cell that is not right must be blank and told.
func TestVariants(t *testing.T) {
	all := slices.Concat(layoutVariants(), labelVariants(), figureVariants(), tableVariants(), documentVariants())
	if len(all) < 60 {
		t.Errorf("only %d variants", len(all))
	}
	for _, v := range all {
		t.Run(v.name, func(t *testing.T) {
			for seed := range uint64(12) {
				editions := [...]govinfo.Editions{
					{Proactive: govinfo.Edition2021, Applications: govinfo.Edition2021},
					{Proactive: govinfo.Edition2019, Applications: govinfo.Edition2019},
					{Proactive: govinfo.Edition2021, Applications: govinfo.Edition2019},
				}[seed%3]
				if v.only != govinfo.EditionUnstated && v.only != editions.Proactive {
					continue
				}
				s := newSource(seed, editions, seed >= 6 && !v.filled)
				v.check(t, s)
			}
		})
	}
}

func (base *variant) check(t *testing.T, s *source) {
	t.Helper()
	v := *base
	v.doubts = v.doubts || v.doubtsIn != govinfo.EditionUnstated && v.doubtsIn == s.want.ProactiveEdition()
	if v.change != nil {
		v.change(s)
	}
	doc := s.document()
	switch {
	case v.text != nil:
		read, err := plain.Document(v.text(s))
		if err != nil {
			t.Fatal(err)
		}
		doc = read
	case v.doc != nil:
		doc = v.doc(s)
	}
	result := recognize.Document(doc)
	wrong := 0
	for ref, want := range s.want.Cells() {
		got, err := result.Report.At(ref)
		if err != nil {
			t.Fatal(err)
		}
		switch {
		case same(got, want):
		case got.IsBlank() && v.doubts && isTold(result.Doubts, ref):
		default:
			if wrong++; wrong <= 4 {
				t.Errorf("%s = %q, want %q", ref, got, want)
			}
		}
	}
	for ref, got := range result.Report.Cells() {
		if want, _ := s.want.At(ref); !got.IsBlank() && !same(got, want) && wrong < 5 {
			t.Errorf("%s = %q, which the document does not have", ref, got)
		}
	}
	v.checkDoubts(t, result.Doubts)
	if result.Report.Year != s.want.Year || result.Report.Agency.Name != s.want.Agency.Name {
		t.Errorf("year %d, organ %q; want %d, %q", result.Report.Year, result.Report.Agency.Name, s.want.Year, s.want.Agency.Name)
	}
	for name, texts := range map[string][2]govinfo.Narrative{
		"overview":      {s.want.Overview, result.Report.Overview},
		"problems":      {s.want.Problems, result.Report.Problems},
		"other matters": {s.want.OtherMatters, result.Report.OtherMatters},
	} {
		if v.untitled {
			break // without titles the text is of no section
		}
		if want, got := texts[0].String(), texts[1].String(); want != got {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
	if t.Failed() {
		for _, p := range result.Doubts[:min(len(result.Doubts), 8)] {
			t.Logf("problem: %+v", p)
		}
		t.FailNow()
	}
}

// same reports whether two cells hold the same number, or none.
func same(a, b govinfo.Value) bool {
	if amount, ok := a.(govinfo.Amount); ok {
		other, _ := b.(govinfo.Amount)
		return amount.Equal(other)
	}
	return a == b
}

func (v *variant) checkDoubts(t *testing.T, problems []recognize.Doubt) {
	t.Helper()
	for _, p := range problems {
		if !slices.Contains(v.told, p.Code) && !(v.doubts && p.Code.Blank()) {
			t.Errorf("problem: %+v", p)
			return
		}
	}
	for _, code := range v.told {
		if !slices.ContainsFunc(problems, func(p recognize.Doubt) bool { return p.Code == code }) {
			t.Errorf("%s is not told", code)
		}
	}
}

// isTold reports whether a problem tells that a cell was left blank. A table 二
// that is missing is of no edition.
func isTold(problems []recognize.Doubt, ref govinfo.Ref) bool {
	return slices.ContainsFunc(problems, func(p recognize.Doubt) bool {
		return p.Code == recognize.NoReport || p.Code.Blank() && p.Ref != "" && (ref.Within(p.Ref) || p.Code == recognize.MissingTable && strings.HasPrefix(string(ref), string(p.Ref)))
	})
}

func layoutVariants() []variant {
	return []variant{
		{name: "the form"},
		{name: "dump, one cell a line", text: dumped(cellLines)},
		{name: "dump, CRLF", change: func(s *source) { s.newlines = "\r\n" }, text: dumped(cellLines)},
		{name: "dump, CR", change: func(s *source) { s.newlines = "\r" }, text: dumped(cellLines)},
		{name: "dump, page numbers between rows", text: dumped(pagedCellLines)},
		{name: "dump, empty cells lost", text: dumped(filledCellLines), doubts: true},
		{name: "dump, no empty cells to lose", text: dumped(filledCellLines), filled: true},
		{name: "dump in GB 18030", text: func(s *source) []byte {
			data, err := simplifiedchinese.GB18030.NewEncoder().Bytes(s.dump(cellLines))
			if err != nil {
				panic(err)
			}
			return data
		}},
		{name: "dump in UTF-16", text: func(s *source) []byte {
			data := []byte{0xff, 0xfe}
			for _, unit := range utf16.Encode([]rune(string(s.dump(cellLines)))) {
				data = binary.LittleEndian.AppendUint16(data, unit)
			}
			return data
		}},
		{name: "dump with a byte order mark", text: func(s *source) []byte { return append([]byte("\ufeff"), s.dump(cellLines)...) }},
		{name: "dump with bookmarks", text: func(s *source) []byte {
			return bytes.ReplaceAll(s.dump(cellLines), []byte("本年新"), []byte("[bookmark: _GoBack]本年新"))
		}},
		{name: "rows with tabs, full grid", text: dumped(joined("", "\t", "", emptyCovered))},
		{name: "rows with tabs, merged cells repeated", doubtsIn: govinfo.Edition2019, text: dumped(joined("", "\t", "", repeatCovered))},
		{name: "rows with tabs, empty below", text: dumped(joined("", "\t", "", emptyBelow))},
		{name: "rows with tabs, covered cells absent", text: dumped(joined("", "\t", "", absentCovered))},
		{name: "rows with bars", text: dumped(joined("|", "|", "|", emptyCovered))},
		{name: "rows with bars, no outer ones", doubtsIn: govinfo.Edition2019, text: dumped(joined("", " | ", "", repeatCovered))},
		{name: "Markdown", text: dumped(markdown)},
		{name: "Markdown, repeated", doubtsIn: govinfo.Edition2019, text: dumped(joined("| ", " | ", " |", repeatCovered))},
		{name: "aligned columns", text: dumped(aligned), doubts: true},
		{name: "aligned columns, filled", text: dumped(aligned), filled: true},
		{name: "single spaces", text: dumped(singleSpaces), filled: true},
		{name: "one number a line", text: dumped(onePerLine), doubts: true},
		{name: "one number a line, filled", text: dumped(onePerLine), filled: true},
		{name: "labels broken around figures", text: dumped(brokenLabels), filled: true},
		{name: "a printed page", text: dumped(printedPage), filled: true},
		{name: "a printed page, with blank cells", text: dumped(printedPage), doubts: true},
		{name: "merged cells split, empty", change: func(s *source) { s.eachTable(func(t *document.Table) *document.Table { return split(t, false) }) }},
		{name: "merged cells split, repeated", doubtsIn: govinfo.Edition2019, change: func(s *source) { s.eachTable(func(t *document.Table) *document.Table { return split(t, true) }) }},
	}
}

func (s *source) eachTable(change func(*document.Table) *document.Table) {
	for i := range s.tables {
		for k := range s.tables[i] {
			s.tables[i][k] = change(s.tables[i][k])
		}
	}
}

func labelVariants() []variant {
	replace := func(pairs ...string) func(*source) {
		r := strings.NewReplacer(pairs...)
		return func(s *source) { s.labels(r.Replace) }
	}
	return []variant{
		{name: "labels with spaces", change: func(s *source) { s.labels(spaced) }},
		{name: "labels with line breaks", change: func(s *source) {
			s.labels(func(text string) string {
				runes := []rune(text)
				return string(runes[:len(runes)/2]) + "\n" + string(runes[len(runes)/2:])
			})
		}},
		{name: "labels with wide spaces", change: func(s *source) { s.labels(func(text string) string { return "　" + text + "\u00a0" }) }},
		{name: "half-width brackets", change: replace("（", "(", "）", ")")},
		{name: "spaces in brackets", change: replace("（", "（ ", "）", " ）")},
		{name: "numbers with 、", change: replace("1.", "1、", "2.", "2、", "3.", "3、", "4.", "4、", "5.", "5、")},
		{name: "numbers with full-width point", change: replace("1.", "１．", "2.", "２．", "3.", "３．")},
		{name: "numbers in brackets", change: replace("1.", "（1）", "2.", "（2）", "3.", "（3）", "4.", "（4）")},
		{name: "circled numbers", change: replace("1.", "①", "2.", "②", "3.", "③", "4.", "④", "5.", "⑤")},
		{name: "numbers without point", change: replace("1.", "1", "2.", "2", "3.", "3", "4.", "4")},
		{name: "straight quotes", change: replace("“", `"`, "”", `"`)},
		{name: "no quotes", change: replace("“", "", "”", "")},
		{name: "comma for 、", change: replace("、行政机关", "，行政机关")},
		{name: "合计 for 总计", change: replace("总计", "合计")},
		{name: "总计 with a space", change: replace("总计", "总 计")},
		{name: "short labels", change: func(s *source) {
			s.relabel(
				"（二）部分公开（区分处理的，只计这一情形，不计其他情形）", "（二）部分公开",
				"1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", "1.逾期不补正",
				"2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", "2.逾期不缴费",
				"四、结转下年度继续办理", "四、结转下一年度继续办理")
		}},
		{name: "区分处理 in short", change: func(s *source) {
			s.relabel("（二）部分公开（区分处理的，只计这一情形，不计其他情形）", "部分公开（区分处理）")
		}},
		{name: "the old label 规范性文件", change: replace("行政规范性文件", "规范性文件")},
		{name: "the new label in the old form", only: govinfo.Edition2019, change: func(s *source) { s.relabel("规范性文件", "行政规范性文件") }},
		{name: "a garbled label", told: []recognize.Code{recognize.InexactLabel}, change: func(s *source) {
			s.relabel("2.其他法律行政法规禁止公开", "2.其他法律行政止公开")
		}},
		{name: "a misread group", told: []recognize.Code{recognize.InexactLabel}, change: func(s *source) {
			s.relabel("（三）不予公开", "（三）不子公开")
		}},
		{name: "no numbers", change: func(s *source) {
			s.labels(func(text string) string {
				for _, cut := range []string{"、", "）", "."} {
					if number, rest, found := strings.Cut(text, cut); found && len(number) <= 6 && rest != "" {
						return rest
					}
				}
				return text
			})
		}},
		{name: "no groups", doubts: true, change: func(s *source) {
			s.relabel("（三）不予公开", "", "（四）无法提供", "", "（五）不予处理", "")
		}},
		{name: "article with a space", change: replace("第二十条第", "第二十条 第")},
		{name: "cut headings of the old form", only: govinfo.Edition2019, told: []recognize.Code{recognize.InexactLabel}, change: func(s *source) {
			s.relabel("本年新制作数量", "本年新", "本年新公开数量", "本年新")
		}},
		{name: "处理决定数量 in the new form", only: govinfo.Edition2021, change: replace("本年处理决定数量", "处理决定数量")},
		{name: "a heading without unit", only: govinfo.Edition2021, change: replace("本年收费金额（单位：万元）", "本年收费金额")},
		{name: "group and line in one cell", change: func(s *source) {
			s.tables[1][0] = oneLabelCell(s.tables[1][0])
		}},
	}
}

// oneLabelCell writes the groups into the label of each line.
func oneLabelCell(table *document.Table) *document.Table {
	result := &document.Table{}
	for i, line := range grid(table) {
		var row document.Row
		var words []string
		for _, g := range line {
			switch {
			case i < 3 && !g.left && !g.above:
				cell := g.cell
				if cell.ColSpan == 3 {
					cell.ColSpan = 1
				}
				row.Cells = append(row.Cells, cell)
			case i < 3:
			case g.cell.ID != "":
				row.Cells = append(row.Cells, g.cell)
			case !g.left:
				words = append(words, g.cell.Text)
			}
		}
		if i >= 3 {
			row.Cells = append([]document.Cell{{Text: strings.Join(words, " ")}}, row.Cells...)
		}
		result.Rows = append(result.Rows, row)
	}
	return result
}

func figureVariants() []variant {
	blank := func(marker string) func(*source) {
		return func(s *source) {
			s.figures(func(cell *document.Cell) {
				if cell.Text == "" {
					cell.Text = marker
				}
			})
		}
	}
	variants := []variant{
		{name: "full-width digits", change: numbers(func(text string) string {
			return strings.Map(func(r rune) rune {
				if '0' <= r && r <= '9' {
					return r - '0' + '０'
				}
				return r
			}, text)
		})},
		{name: "figures with spaces around", change: numbers(func(text string) string { return " " + text + "\u00a0\n" })},
		{name: "figures with 件", change: numbers(func(text string) string {
			if strings.Contains(text, ".") {
				return text
			}
			return text + "件"
		})},
		{name: "thousands", change: func(s *source) {
			s.set("applications.received.total", govinfo.N(1234567), "1,234,567")
			s.set("applications.received.business", govinfo.N(12345), "12，345")
		}},
		{name: "a remark", told: []recognize.Code{recognize.Remark}, change: func(s *source) {
			s.set("applications.received.total", govinfo.N(22), "22（其中修订16件）")
		}},
		{name: "an unreadable cell", doubts: true, told: []recognize.Code{recognize.Unreadable}, change: func(s *source) {
			s.set("applications.received.total", govinfo.N(20), "二十余件")
			s.set("applications.received.business", govinfo.N(20), "20余件")
			s.set("applications.received.research", govinfo.N(3), "3万件")
			s.set("applications.received.publicWelfare", govinfo.N(12), "1 2")
			s.set("applications.received.legalService", govinfo.N(12), "12,34")
		}},
		{name: "signs in words", only: govinfo.Edition2019, change: func(s *source) {
			s.set("proactive2019.licensing.change", govinfo.N(-3), "减3")
			s.set("proactive2019.penalties.change", govinfo.N(1036), "+1036")
			s.set("proactive2019.coercion.change", govinfo.N(-2), "－2")
			s.set("proactive2019.fees.change", govinfo.N(4), "增4")
		}},
		{name: "an amount with its unit", only: govinfo.Edition2019, told: []recognize.Code{recognize.Remark}, change: func(s *source) {
			s.set("proactive2019.procurement.amount", govinfo.MustAmount("251000"), "251000元")
		}},
		{name: "an amount in another unit", only: govinfo.Edition2019, told: []recognize.Code{recognize.ConvertedUnit}, change: func(s *source) {
			s.set("proactive2019.procurement.amount", govinfo.MustAmount("251000"), "25.1万元")
		}},
		{name: "a fee in 元 below 万元", only: govinfo.Edition2021, doubts: true, told: []recognize.Code{recognize.UnitConflict}, change: func(s *source) {
			s.set("proactive.fees.amount", govinfo.MustAmount("12.5"), "125000元")
		}},
		{name: "a fee below a heading in 元", only: govinfo.Edition2021, told: []recognize.Code{recognize.ConvertedUnit}, change: func(s *source) {
			s.relabel("本年收费金额（单位：万元）", "本年收费金额（单位：元）")
			s.set("proactive.fees.amount", govinfo.MustAmount("12.5"), "125000")
		}},
	}
	for _, marker := range []string{"/", "／", "-", "--", "—", "——", "－－", "无", "不涉及", "不适用", "空", "N/A", "NA", "_", "__", "\u00a0"} {
		variants = append(variants, variant{name: fmt.Sprintf("blank cells as %q", marker), change: blank(marker)})
	}
	return variants
}

// set changes a figure and how it is printed.
func (s *source) set(ref govinfo.Ref, value govinfo.Value, printed string) {
	if err := s.want.Set(ref, value); err != nil {
		panic(err)
	}
	if cell := s.cellOf(ref); cell != nil {
		cell.Text = printed
	}
}
