package main

import (
	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/internal/lang"
)

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
	frame
	Members int
	Missing []string
	Left    int // missing organs that are not named
	Rows    []sumRow
	Tells   []said
}

// mostMissing is how many missing organs the page of the sum names; the overview has all.
const mostMissing = 200

func (c *collection) writeSum() error {
	page := sumPage{frame: c.frame()}
	for _, o := range c.organs {
		switch {
		case c.isWhole(o):
			page.Tells = c.saidAll(o.tells)
		case o.taken != nil:
			page.Members++
		case len(page.Missing) == mostMissing:
			page.Left++
		default:
			page.Missing = append(page.Missing, o.name)
		}
	}
	differs, brackets := c.differences()
	cell := -1
	for ref, sum := range c.total.Report.Cells() {
		cell++
		row := sumRow{
			Label: c.in(cellName(ref)), Sum: c.in(shown(sum)), Difference: c.in(differs[ref]), Bracket: c.in(brackets[ref]),
			Blank: c.total.Missing[ref].Count,
		}
		if c.theSum != nil {
			if value, err := c.theSum.At(ref); err == nil {
				row.Whole = c.in(shown(value))
			}
		}
		behind := &c.shares[cell]
		for _, s := range behind.largest {
			row.Largest = append(row.Largest, c.organs[s.organ].name+" "+s.value)
		}
		row.More = behind.count - len(behind.largest)
		page.Rows = append(page.Rows, row)
	}
	return c.writePage("sum.html", "sum", page, nil)
}

// differences words what the whole has otherwise than the sum, and what it leaves for
// those who have not filed.
func (c *collection) differences() (differs, brackets map[govinfo.Ref]lang.Text) {
	differs, brackets = make(map[govinfo.Ref]lang.Text), make(map[govinfo.Ref]lang.Text)
	if c.found == nil {
		return differs, brackets
	}
	for _, d := range c.found.Differences {
		if !d.Prior {
			differs[d.Ref] = both("不一致", "not the sum")
			if d.AtLeast {
				differs[d.Ref] = both("小于已报单位之和", "less than those who filed together")
			}
		}
	}
	for _, b := range c.found.Brackets {
		brackets[b.Ref] = both("%d 个单位未报或未填，合计应为 %s", "%d organs have no figure; together they have %s", b.Count, shown(b.Left))
	}
	return differs, brackets
}
