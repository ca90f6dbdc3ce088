package main

import (
	"cmp"
	"context"
	_ "embed"
	"fmt"
	"html/template"
	"io"
	"iter"
	"os"
	"slices"

	"github.com/openxxgk/annualreport/examples/internal/outfile"
	"github.com/openxxgk/annualreport/internal/lang"
)

//go:embed page.html
var pageText string

//go:embed page.css
var style string

// templates returns the pages in the language of the run.
func (j *job) templates() *template.Template {
	in := func(chinese, english string, args ...any) string {
		return fmt.Sprintf(j.in(lang.Text{ZH: chinese, EN: english}), args...)
	}
	return template.Must(template.New("pages").Funcs(template.FuncMap{"in": in}).Parse(pageText))
}

// frame is what all pages have.
type frame struct {
	Style template.CSS
	Lang  string // of the page, as HTML has it
	Year  int
	Whole string
}

func (j *job) frame() frame {
	return frame{template.CSS(style), j.in(lang.Text{ZH: "zh-CN", EN: "en"}), j.year, j.whole}
}

// overview is what index.html and worst.html show. What there is of each organ is read
// from the disk while the page is written.
type overview struct {
	frame
	counts
	Rows        iter.Seq[organRow]
	Rules       []ruleRow
	Others      []otherRow
	News        iter.Seq[news]
	HasNews     bool
	First       bool
	Worst       bool
	HasWorkbook bool
}

// organRow is an organ in the overview.
type organRow struct {
	Name, Status, Class    string
	Report, Notice, Repair string // addresses; "" for none
	File, Published        string
	Late                   bool
	Problems               int
	Tells                  []said
}

type ruleRow struct {
	Rule   string
	Count  int
	Organs iter.Seq[string]
}

type otherRow struct{ File, Text string }

// news is what is new of an organ since the last run.
type news struct {
	Organ string
	Texts []string
}

// writeAll writes everything.
func (c *collection) writeAll(ctx context.Context) error {
	index, err := c.writeRun(ctx)
	if err != nil {
		return err
	}
	if err := c.writeSum(); err != nil {
		return err
	}
	if err := c.writeCells(ctx); err != nil {
		return err
	}
	if err := c.writeOverview(ctx, index); err != nil {
		return err
	}
	return c.keepRun()
}

// writeOverview writes the two pages on all organs.
func (c *collection) writeOverview(ctx context.Context, index *runIndex) error {
	lines, err := os.Open(index.name)
	if err != nil {
		return err
	}
	defer lines.Close()
	r := &reader{ctx: ctx, file: lines}
	o := overview{
		frame: c.frame(), counts: index.counts, First: index.first, HasWorkbook: len(c.organs) <= mostInWorkbook,
		Rules: c.ruleRows(index), Others: slices.Concat(c.others, c.notUsed),
		HasNews: slices.ContainsFunc(index.lines, func(l indexed) bool { return l.news }),
		Rows:    r.rows(index.lines), News: r.news(index.lines),
	}
	if err := c.writePage("index.html", "overview", o, r); err != nil {
		return err
	}
	// What goes back stands first.
	slices.SortStableFunc(index.lines, func(a, b indexed) int {
		if a.back != b.back {
			if a.back {
				return -1
			}
			return 1
		}
		return cmp.Compare(b.problems, a.problems)
	})
	o.Worst = true
	return c.writePage("worst.html", "overview", o, r)
}

// reader reads lines of a run for a page. After an error it reads no more.
type reader struct {
	ctx  context.Context
	file *os.File
	err  error
}

func (r *reader) each(lines []indexed, do func(*standing) bool) {
	for _, line := range lines {
		if r.err = cmp.Or(r.err, r.ctx.Err()); r.err != nil {
			return
		}
		var s standing
		if s, r.err = lineAt(r.file, line.at); r.err != nil || !do(&s) {
			return
		}
	}
}

func (r *reader) rows(lines []indexed) iter.Seq[organRow] {
	return func(yield func(organRow) bool) {
		r.each(lines, func(s *standing) bool { return yield(s.Row) })
	}
}

func (r *reader) news(lines []indexed) iter.Seq[news] {
	return func(yield func(news) bool) {
		for _, line := range lines {
			if line.news {
				r.each([]indexed{line}, func(s *standing) bool { return yield(news{s.Organ, s.News}) })
			}
		}
	}
}

func (c *collection) ruleRows(index *runIndex) []ruleRow {
	var rows []ruleRow
	for rule, organs := range index.rules {
		rows = append(rows, ruleRow{c.in(rule), len(organs), func(yield func(string) bool) {
			for _, organ := range organs {
				if !yield(c.organs[organ].name) {
					return
				}
			}
		}})
	}
	slices.SortFunc(rows, func(a, b ruleRow) int { return cmp.Compare(a.Rule, b.Rule) })
	return rows
}

// row makes the row of an organ.
func (c *collection) row(o *organ, items int) organRow {
	row := organRow{Name: o.name, Problems: items, Tells: c.saidAll(o.tells)}
	var status lang.Text
	switch {
	case o.taken == nil:
		status, row.Class = both("未报送", "not filed"), "missing"
	case o.isWrong():
		status, row.Class = both("需修改", "to be mended"), "wrong"
	case items > 0:
		status, row.Class = both("需核实", "to be looked at"), "doubt"
	default:
		status, row.Class = both("无问题", "nothing found"), "clean"
	}
	row.Status = c.in(status)
	if f := o.taken; f != nil {
		row.File, row.Report = f.base, f.id.page()
		if !f.published.IsZero() {
			row.Published = f.published.String()
		}
		if row.Late = f.late; row.Late {
			row.Status += c.in(both("（逾期）", " (late)"))
		}
		if f.marking == canBeMarked && f.items > 0 {
			row.Repair = f.id.repaired()
		}
	}
	if o.goesBack() {
		row.Notice = o.noticeName()
	}
	return row
}

// count counts an organ.
func (n *counts) count(row *organRow) {
	n.Expected++
	if row.Late {
		n.Late++
	}
	switch row.Class {
	case "missing":
		n.Missing++
		return
	case "wrong":
		n.Wrong++
	case "clean":
		n.Clean++
	}
	n.Filed++
}

// writePage writes a page. What failed while its content was read is an error, too.
func (c *collection) writePage(name, of string, content any, r *reader) error {
	return outfile.Replace(c.path(name), func(w io.Writer) error {
		if err := c.templates().ExecuteTemplate(w, of, content); err != nil {
			return err
		}
		if r != nil {
			return r.err
		}
		return nil
	})
}
