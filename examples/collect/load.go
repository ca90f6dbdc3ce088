package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/openxxgk/annualreport/examples/internal/command"
	"github.com/openxxgk/annualreport/examples/internal/terminal"
	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/read"
	"github.com/openxxgk/annualreport/internal/lang"
	"github.com/openxxgk/annualreport/render"
	"github.com/openxxgk/annualreport/render/docx/annotate"
	"github.com/openxxgk/annualreport/render/findingmarks"
	"github.com/openxxgk/annualreport/severity"
	"github.com/openxxgk/annualreport/validate"
	"github.com/openxxgk/annualreport/validate/triage"
	"golang.org/x/text/language"
)

// filed is a file: what memory has of it.
type filed struct {
	base      string // its name, without folders
	id        id     // of its record
	failed    lang.Text
	agency    string // as the report states it; kept only while it is wanted
	year      int
	published govinfo.Date
	late      bool // published after the day of its level and place, as rule M03 tells
	errors    int
	items     int
	marking   marking
}

// loadAll loads files, as many at once as there are processors, in their order. With
// check they are checked, too.
func (c *collection) loadAll(ctx context.Context, files []string, check bool) ([]*filed, error) {
	var done atomic.Int64
	progress := terminal.NewProgress(c.told, c.lang, func() terminal.Extent {
		n := done.Load()
		return terminal.Extent{Done: n, Part: float64(n) / float64(max(len(files), 1))}
	})
	defer progress.Stop()
	list := make([]*filed, len(files))
	errs := make([]error, len(files))
	var next atomic.Int64
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for i := next.Add(1) - 1; i < int64(len(files)) && ctx.Err() == nil; i = next.Add(1) - 1 {
				list[i], errs[i] = c.load(ctx, files[i], check)
				done.Add(1)
			}
		})
	}
	workers.Wait()
	for _, err := range append(errs, ctx.Err()) {
		if err != nil {
			return nil, err
		}
	}
	return list, nil
}

// load returns what is known of a file, read and checked anew if nothing is kept.
func (c *collection) load(ctx context.Context, name string, check bool) (*filed, error) {
	f := &filed{base: strings.Clone(filepath.Base(name))}
	info, err := os.Stat(name)
	if err != nil {
		return nil, err
	}
	if info.Size() > read.MaxBytes {
		f.id, f.failed = hash([]byte(name)), both("文件超过 %d MB", "the file has more than %d MB", read.MaxBytes>>20)
		return f, nil
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	r, err := c.reading(ctx, data)
	if err != nil {
		return nil, err
	}
	f.id, f.failed = r.Read, r.Failed
	if r.Report == nil {
		return f, nil
	}
	// Texts are cut from the whole document, which they would keep.
	f.agency, f.year, f.published = strings.Clone(r.Report.Agency.Name), r.Report.Year, r.Report.Published
	if check {
		if f.year == c.year {
			c.sentences.add(r.Report)
		}
		var prior id
		if o := c.byName[c.match.organ(f.agency, f.base)]; o != nil {
			prior = o.prior
		}
		if f.id, err = c.check(data, r, prior); err != nil {
			return nil, err
		}
	}
	f.late, f.errors, f.items, f.marking = r.Late, r.Errors, len(r.Items), r.Marking
	return f, nil
}

// reading returns what is read of a file, without what a check finds.
func (c *collection) reading(ctx context.Context, data []byte) (*record, error) {
	of := hash([]byte(version), data)
	r := new(record)
	if c.restore(of, r) {
		return r, nil
	}
	*r = record{Read: of}
	reading, err := read.Options{}.Bytes(ctx, data)
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if err == nil {
		err = reading.Err()
	}
	if err != nil {
		r.Failed = inEach(func(tag language.Tag) string { return command.Reason(err, tag) })
		return r, c.keep(of, r)
	}
	r.Report, r.Unread = &reading.Report, reading.Unread
	switch reading.Format {
	case read.FormatWord:
		r.Marking = canBeMarked
	case read.FormatOldWord:
		r.Marking = oldWord
	}
	return r, c.keep(of, r)
}

// check adds to a record what a check finds, and writes its page and the repaired file.
// prior is of the organ's report on the year before, if there is one.
func (c *collection) check(data []byte, r *record, prior id) (of id, err error) {
	of = hash([]byte(version), data, prior[:], []byte(c.rules.Mark), []byte(c.lang.String()))
	before := new(record)
	if c.restore(of, before) && c.written(of, before) {
		*r = *before
		return of, nil
	}
	filing := validate.Filing{Report: r.Report, Unread: r.Unread}
	if prior != (id{}) {
		before, err := c.kept(prior)
		if err != nil {
			return of, err
		}
		filing.Prior = before.Report
	}
	result := c.engine.Check(filing)
	r.Errors, r.Items, r.Late = result.Count(severity.Error), itemsOf(&result), len(result.Of("M03")) > 0
	page := render.HTML{Marks: findingmarks.Of(result, c.lang)}.Append(nil, render.Compose(r.Report))
	if err := c.write(of.page(), page); err != nil {
		return of, err
	}
	if r.Marking == canBeMarked && len(r.Items) > 0 {
		var repaired bytes.Buffer
		notes := annotate.Findings(result, r.Report, c.lang)
		author := c.in(both("政务公开办公室", "Open government office"))
		if _, err := (annotate.Writer{Notes: notes, Author: author}).Render(&repaired, data); err != nil {
			r.Marking = notMarked // the file stays as it is; the notice tells all
		} else if err := c.write(of.repaired(), repaired.Bytes()); err != nil {
			return of, err
		}
	}
	return of, c.keep(of, r)
}

// written reports whether the page of a record and its repaired file are there.
func (c *collection) written(of id, r *record) bool {
	names := []string{c.path(of.page())}
	if r.Marking == canBeMarked && len(r.Items) > 0 {
		names = append(names, c.path(of.repaired()))
	}
	for _, name := range names {
		if info, err := os.Stat(name); err != nil || !info.Mode().IsRegular() || info.Size() == 0 {
			return false
		}
	}
	return true
}

// itemOf returns a finding, or several of a rule by the first, as an item.
func itemOf(f validate.Finding, place, text func(language.Tag) string) item {
	rule, _ := f.OfRule()
	return item{plainly(string(f.Rule)), inEach(place), inEach(text), inEach(rule.Basis.In), f.Severity == severity.Error}
}

// itemsOf returns what a check has found.
func itemsOf(result *validate.Result) []item {
	var items []item
	for _, e := range triage.Of(result.Findings) {
		items = append(items, itemOf(e.Findings[0], e.Place, e.Text))
	}
	if location := result.Locate(); len(location.Suspects) == 1 && !location.Exhausted {
		for _, cell := range location.Suspects[0].Cells {
			items = append(items, item{
				both("改正", "correction"), cellName(cell.Ref),
				both("填报 %s，改为 %s 后各合计关系全部成立", "%s as reported; with %s all totals hold", shown(cell.Got), shown(cell.Want)), lang.Text{}, true,
			})
		}
	}
	return items
}
