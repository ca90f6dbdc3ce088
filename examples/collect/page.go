package main

import (
	"bytes"
	"cmp"
	_ "embed"
	"fmt"
	"html/template"
	"path/filepath"
	"slices"
	"sync"

	"github.com/openxxgk/annualreport/govinfo"
)

//go:embed page.html
var pageText string

//go:embed page.css
var style string

var templates = sync.OnceValue(func() *template.Template {
	return template.Must(template.New("pages").Parse(pageText))
})

// overview is what index.html and worst.html show.
type overview struct {
	Style                                        template.CSS
	Year                                         int
	Whole                                        string
	Expected, Filed, Missing, Late, Wrong, Clean int
	Rows                                         []organRow
	Rules                                        []ruleRow
	Others                                       []otherRow
	News                                         []news
	First, Worst, HasWorkbook                    bool
}

// organRow is an organ in the overview.
type organRow struct {
	Name, Status, Class    string
	Report, Notice, Repair string // addresses; "" for none
	File, Published        string
	Problems               int
	Tells                  []item
}

type ruleRow struct {
	Rule   string
	Organs []string
}

type otherRow struct{ File, Text string }

// writeAll writes everything.
func (c *collection) writeAll() error {
	if err := c.compareRuns(); err != nil {
		return err
	}
	o := overview{Style: template.CSS(style), Year: c.year, Whole: c.whole, News: c.news, First: c.first, HasWorkbook: len(c.organs) <= mostInWorkbook}
	rules := make(map[string]*ruleRow)
	var order []string
	for _, organ := range c.organs {
		items, err := c.items(organ)
		if err != nil {
			return err
		}
		for _, rule := range rulesOf(items) {
			if rules[rule] == nil {
				rules[rule] = &ruleRow{Rule: rule}
				order = append(order, rule)
			}
			rules[rule].Organs = append(rules[rule].Organs, organ.name)
		}
		if err := c.writeNotice(organ, items); err != nil {
			return err
		}
		o.add(c, organ, len(items))
	}
	slices.Sort(order)
	for _, rule := range order {
		o.Rules = append(o.Rules, *rules[rule])
	}
	for _, f := range c.others {
		text := f.Failed
		if text == "" {
			text = "“" + f.Report.Agency.Name + "”不在名单中"
		}
		o.Others = append(o.Others, otherRow{filepath.Base(f.File), text})
	}
	o.Others = append(o.Others, c.notUsed...)
	if err := c.writeSum(); err != nil {
		return err
	}
	if err := c.writeCells(); err != nil {
		return err
	}
	if err := c.writePage("index.html", "overview", o); err != nil {
		return err
	}
	// What goes back stands first.
	slices.SortStableFunc(o.Rows, func(a, b organRow) int {
		if (a.Notice == "") != (b.Notice == "") {
			return cmp.Compare(a.Notice, b.Notice) * -1
		}
		return cmp.Compare(b.Problems, a.Problems)
	})
	o.Worst = true
	if err := c.writePage("worst.html", "overview", o); err != nil {
		return err
	}
	return c.keepRun()
}

func rulesOf(items []item) []string {
	var rules []string
	for _, i := range items {
		if !slices.Contains(rules, i.Rule) {
			rules = append(rules, i.Rule)
		}
	}
	return rules
}

func (o *overview) add(c *collection, organ *organ, items int) {
	row := organRow{Name: organ.name, Problems: items, Tells: organ.tells}
	o.Expected++
	switch {
	case organ.taken == nil:
		row.Status, row.Class = "未报送", "missing"
		o.Missing++
	case organ.isWrong():
		row.Status, row.Class = "需修改", "wrong"
		o.Wrong++
	case items > 0:
		row.Status, row.Class = "需核实", "doubt"
	default:
		row.Status, row.Class = "无问题", "clean"
		o.Clean++
	}
	if f := organ.taken; f != nil {
		o.Filed++
		row.File, row.Report = filepath.Base(f.File), "reports/"+f.ID+".html"
		if !f.Report.Published.IsZero() {
			row.Published = f.Report.Published.String()
		}
		if f.late {
			o.Late++
			row.Status += "（逾期）"
		}
		if f.Word && f.total > 0 {
			row.Repair = "repaired/" + f.ID + ".docx"
		}
	}
	if organ.goesBack() {
		row.Notice = organ.noticeName()
	}
	o.Rows = append(o.Rows, row)
}

func (c *collection) writePage(name, of string, content any) error {
	var page bytes.Buffer
	if err := templates().ExecuteTemplate(&page, of, content); err != nil {
		return err
	}
	return c.write(name, page.Bytes())
}

// sumRow is a cell of the sum with where it comes from.
type sumRow struct {
	Label, Sum, Whole, Difference string
	Blank                         int // members whose cell is blank
	Largest                       []string
	More                          int // other members with more than 0
	Bracket                       string
}

// sumPage is what sum.html shows.
type sumPage struct {
	Style   template.CSS
	Year    int
	Whole   string
	Members int
	Missing []string
	Rows    []sumRow
	Tells   []item
}

// mostBehind is how many organs are named behind a figure; cells.csv has all.
const mostBehind = 5

func (c *collection) writeSum() error {
	page := sumPage{Style: template.CSS(style), Year: c.year, Whole: c.whole}
	for _, o := range c.organs {
		switch {
		case o.name == c.whole:
			page.Tells = o.tells
		case o.taken == nil:
			page.Missing = append(page.Missing, o.name)
		default:
			page.Members++
		}
	}
	differs, brackets := c.differences()
	for ref, sum := range c.total.Report.Cells() {
		row := sumRow{Label: govinfo.Label(ref), Sum: shown(sum), Difference: differs[ref], Bracket: brackets[ref], Blank: c.total.Missing[ref].Count}
		if r := c.tree.Whole.Report; r != nil {
			if value, err := r.At(ref); err == nil {
				row.Whole = shown(value)
			}
		}
		row.Largest, row.More = c.behind(ref)
		page.Rows = append(page.Rows, row)
	}
	return c.writePage("sum.html", "sum", page)
}

// differences words what the whole has otherwise than the sum, and what it leaves for
// those who have not filed.
func (c *collection) differences() (differs, brackets map[govinfo.Ref]string) {
	differs, brackets = make(map[govinfo.Ref]string), make(map[govinfo.Ref]string)
	if c.found == nil {
		return differs, brackets
	}
	for _, d := range c.found.Differences {
		if !d.Prior {
			differs[d.Ref] = "不一致"
			if d.AtLeast {
				differs[d.Ref] = "小于已报单位之和"
			}
		}
	}
	for _, b := range c.found.Brackets {
		brackets[b.Ref] = fmt.Sprintf("%d 个单位未报或未填，合计应为 %s", b.Count, shown(b.Left))
	}
	return differs, brackets
}

// behind names the members with the largest figures of a cell.
func (c *collection) behind(ref govinfo.Ref) (largest []string, more int) {
	type share struct {
		name  string
		value govinfo.Value
		size  float64
	}
	var shares []share
	for i := range c.tree.Members {
		m := &c.tree.Members[i]
		if m.Report == nil {
			continue
		}
		value, err := m.Report.At(ref)
		if err != nil || value.IsBlank() || value.String() == "0" {
			continue
		}
		shares = append(shares, share{m.Name, value, sizeOf(value)})
	}
	slices.SortStableFunc(shares, func(a, b share) int {
		switch {
		case a.size > b.size:
			return -1
		case a.size < b.size:
			return 1
		}
		return 0
	})
	for _, s := range shares[:min(len(shares), mostBehind)] {
		largest = append(largest, s.name+" "+s.value.String())
	}
	return largest, max(len(shares)-mostBehind, 0)
}

func sizeOf(value govinfo.Value) float64 {
	switch value := value.(type) {
	case govinfo.Count:
		n, _ := value.Int64()
		return float64(n)
	case govinfo.Amount:
		d, _ := value.Decimal()
		return d.InexactFloat64()
	}
	return 0
}

// summary is what is printed at the end.
func (c *collection) summary() string {
	filed, wrong := 0, 0
	for _, o := range c.organs {
		if o.taken != nil {
			filed++
		}
		if o.isWrong() {
			wrong++
		}
	}
	return fmt.Sprintf("应报 %d 个单位，已报 %d 个，未报 %d 个，需修改 %d 个；另有 %d 个文件未计入。结果见 %s",
		len(c.organs), filed, len(c.organs)-filed, wrong, len(c.others), filepath.Join(c.out, "index.html"))
}
