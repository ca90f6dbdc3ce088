package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"unicode"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/internal/lang"
	"github.com/openxxgk/annualreport/validate/whole"
	"golang.org/x/text/language"
)

// addUp adds the members up, compares them with the whole, and tells the organs what that
// shows of them. It takes one organ's reports from the disk at a time.
func (c *collection) addUp(ctx context.Context) (err error) {
	scratch, err := os.CreateTemp(c.path("state"), ".figures.*.00000000") // as what is left half written
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, scratch.Close(), os.Remove(scratch.Name())) }()
	adder := govinfo.Adder{SameOrgan: true} // the list has each once
	examiner := whole.NewExaminer(scratch)
	codes := make(map[string]int32)
	var ofWhole whole.Organ
	for i, o := range c.organs {
		if err := ctx.Err(); err != nil {
			return err
		}
		member, err := c.member(o)
		if err != nil {
			return err
		}
		if c.isWhole(o) {
			ofWhole = member
			continue
		}
		if err := examiner.Add(member); err != nil {
			return err
		}
		if member.Report == nil {
			continue
		}
		if err := adder.Add(member.Report); err != nil {
			return fmt.Errorf("%s: %w", o.name, err)
		}
		c.share(int32(i), member.Report)
		c.tellCode(codes, int32(i), member.Report.Agency.CreditCode)
		c.tellRepeated(o, &member)
	}
	if c.total, err = adder.Whole(); err != nil {
		return err
	}
	if c.theSum = ofWhole.Report; c.theSum == nil {
		return nil
	}
	account, err := examiner.Examine(ofWhole)
	if err != nil {
		return err
	}
	c.found = &account
	c.tellAccount()
	return nil
}

func (c *collection) isWhole(o *organ) bool { return c.whole != "" && o.name == c.whole }

// member returns the reports of an organ from the disk.
func (c *collection) member(o *organ) (whole.Organ, error) {
	m := whole.Organ{Name: o.name}
	if o.taken != nil {
		r, err := c.kept(o.taken.id)
		if err != nil {
			return m, err
		}
		m.Report, m.Unread = r.Report, r.Unread
	}
	if o.prior != (id{}) {
		r, err := c.kept(o.prior)
		if err != nil {
			return m, err
		}
		m.Prior, m.PriorUnread = r.Report, r.Unread
	}
	return m, nil
}

// tellCode tells that two organs state one code.
func (c *collection) tellCode(codes map[string]int32, organ int32, code string) {
	if code == "" {
		return
	}
	first, known := codes[code]
	if !known {
		codes[strings.Clone(code)] = organ // a copy, without the document it was cut from
		return
	}
	o := c.organs[organ]
	o.tells = append(o.tells, item{both("雷同", "same as another"), both("统一社会信用代码", "unified social credit code"),
		both("与“%s”的相同：%s", "that of %q: %s", c.organs[first].name, code), lang.Text{}, false}) // one organ may have two names
}

var repeated = item{both("重报", "filed again"), allFigures, both("与上年度报告的数据完全相同，疑将上年报告再次报送", "the figures of last year's report; it seems to have been filed again"), lang.Text{}, true}

// tellRepeated tells that last year's report was filed again, with or without another
// year in it: all figures are the same, and enough of them are not 0, or the text is the
// same, too.
func (c *collection) tellRepeated(o *organ, m *whole.Organ) {
	if m.Prior == nil {
		return
	}
	const enough = 10 // figures that tell a report from others
	n := filled(m.Prior)
	if n == 0 || len(govinfo.Diff(m.Prior, m.Report).Changes) > 0 {
		return
	}
	if n >= enough || sameText(m.Prior, m.Report) {
		again := repeated
		again.Error = n >= enough // a few figures may well be the same, and so may a short text
		o.tells = append(o.tells, again)
	}
}

// filled counts the figures of a report that are not 0.
func filled(r *govinfo.Report) (n int) {
	for _, value := range r.Cells() {
		if isFilled(value) {
			n++
		}
	}
	return n
}

// isFilled reports whether a figure is one that is not 0.
func isFilled(value govinfo.Value) bool { return !value.IsBlank() && value.String() != "0" }

// sameText reports whether two reports say the same, figures aside, and enough to tell.
func sameText(a, b *govinfo.Report) bool {
	const enough = 60 // letters
	first := letters(a)
	return len(first) >= enough && slices.Equal(first, letters(b))
}

func letters(r *govinfo.Report) (list []rune) {
	for _, section := range [...]govinfo.Narrative{r.Overview, r.Problems, r.OtherMatters} {
		for _, paragraph := range section {
			for _, letter := range paragraph.Text {
				if unicode.IsLetter(letter) {
					list = append(list, letter)
				}
			}
		}
	}
	return list
}

// tellAccount tells the organs what the comparison with the whole shows of them. Reports
// that were filed again are told already.
func (c *collection) tellAccount() {
	of := func(i int) *organ {
		if i == whole.TheWhole {
			return c.byName[c.whole]
		}
		return c.organs[i]
	}
	county := of(whole.TheWhole)
	if slices.Contains(c.found.Repeated, whole.TheWhole) {
		county.tells = append(county.tells, repeated)
	}
	for _, pair := range c.found.Twins {
		a, b := of(pair[0]), of(pair[1])
		b.tells = append(b.tells, item{both("雷同", "same as another"), allFigures, both("与“%s”的数据完全相同", "the figures of %q", a.name), lang.Text{}, true})
	}
	for _, i := range c.found.Omitted {
		county.tells = append(county.tells, item{ofTheWhole, plainly(of(i).name), both("汇总数漏计该单位", "the whole leaves it out"), wholeLaw, true})
	}
	for _, i := range c.found.Doubled {
		county.tells = append(county.tells, item{ofTheWhole, plainly(of(i).name), both("汇总数将该单位重复计算", "the whole counts it twice"), wholeLaw, true})
	}
	name := func(i int) string { return of(i).name }
	for i := range c.found.Suspects {
		s := &c.found.Suspects[i]
		to := county
		if s.Sure {
			to = of(s.Cells[0].Organ)
		}
		text := inEach(func(tag language.Tag) string { return s.Message(tag, name) })
		to.tells = append(to.tells, item{ofTheWhole, cellName(s.Cells[0].Ref), text, wholeLaw, true})
	}
}

// shares are the members with the largest figures of a cell, the largest first, and how
// many have one that is not 0.
type shares struct {
	largest []share
	count   int
}

type share struct {
	organ int32
	value string
	size  float64
}

// mostBehind is how many organs are named behind a figure; cells.csv has all.
const mostBehind = 5

// share notes which figures are a member's.
func (c *collection) share(organ int32, r *govinfo.Report) {
	cell := -1
	for _, value := range r.Cells() {
		cell++
		if isFilled(value) {
			c.shares[cell].add(share{organ, value.String(), sizeOf(value)})
		}
	}
}

func (s *shares) add(new share) {
	s.count++
	at := len(s.largest)
	for at > 0 && s.largest[at-1].size < new.size {
		at--
	}
	if at == mostBehind {
		return
	}
	s.largest = slices.Insert(s.largest, at, new)
	s.largest = s.largest[:min(len(s.largest), mostBehind)]
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
