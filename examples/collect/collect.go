package main

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/openxxgk/annualreport/examples/internal/command"
	"github.com/openxxgk/annualreport/examples/internal/terminal"
	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/validate"
	"github.com/openxxgk/annualreport/validate/whole"
)

// collection is what has come in.
type collection struct {
	job
	engine  *validate.Engine
	texts   sentences // of all reports on the year
	match   *matcher
	organs  []*organ // in the order of the list; the whole last, if there is one
	byName  map[string]*organ
	others  []*filed // files of no organ of the list, and those that could not be read
	tree    whole.Tree
	total   govinfo.Whole
	found   *whole.Account // nil without a report of the whole
	news    []news
	notUsed []otherRow // files on the year before that were not used
	now     map[string]standing
	first   bool // there was no run before
}

// organ is an organ of the list with what it filed.
type organ struct {
	name  string
	files []*filed
	taken *filed // the file that counts; nil where none does
	prior *govinfo.Report
	// priorUnread are the cells of prior that could not be read.
	priorUnread []govinfo.Ref
	tells       []item // what only the others' reports or its other files show
}

// filed is a file. Of its report only the figures are kept.
type filed struct {
	record
	year  int
	late  bool
	total int // items of its own
}

// collect reads the folders.
func (j job) collect(ctx context.Context, stderr io.Writer) (*collection, error) {
	c := &collection{job: j, match: newMatcher(j.organs, j.whole), byName: make(map[string]*organ)}
	var err error
	if c.engine, err = j.rules.Engine(); err != nil {
		return nil, err
	}
	names := slices.Clone(j.organs)
	if j.whole != "" {
		names = append(names, j.whole)
	}
	for _, name := range names {
		o := &organ{name: name}
		c.organs = append(c.organs, o)
		c.byName[name] = o
	}
	if err := c.readPrior(ctx, stderr); err != nil {
		return nil, err
	}
	files, err := filesIn(j.folder, j.out)
	if err != nil {
		return nil, err
	}
	records, err := c.loadAll(ctx, stderr, files, func(organ, _ string) *govinfo.Report {
		if o := c.byName[organ]; o != nil {
			return o.prior
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	for _, r := range records {
		c.place(r)
	}
	for _, o := range c.organs {
		c.choose(o)
	}
	if err := c.tellCopies(); err != nil {
		return nil, err
	}
	return c, c.addUp()
}

// readPrior reads the reports on the year before.
func (c *collection) readPrior(ctx context.Context, stderr io.Writer) error {
	if c.prior == "" {
		return nil
	}
	files, err := filesIn(c.prior, c.out)
	if err != nil {
		return err
	}
	records, err := c.loadAll(ctx, stderr, files, nil)
	if err != nil {
		return err
	}
	for _, r := range records {
		switch {
		case r.Failed != "":
			c.unusedPrior(r, "无法读取："+r.Failed)
			continue
		case r.Report.Year != c.year-1:
			c.unusedPrior(r, fmt.Sprintf("年度为 %s，不是 %d", yearText(r.Report.Year), c.year-1))
			continue
		}
		o := c.byName[c.match.organ(r.Report.Agency.Name, filepath.Base(r.File))]
		switch {
		case o == nil:
			c.unusedPrior(r, "“"+r.Report.Agency.Name+"”不在名单中")
		case o.prior != nil && len(govinfo.Diff(o.prior, r.Report).Changes) > 0:
			c.unusedPrior(r, "“"+o.name+"”有数据不同的另一份")
		default:
			o.prior, o.priorUnread = r.Report, r.Unread
		}
	}
	return nil
}

// unusedPrior tells that a report on the year before is not used.
func (c *collection) unusedPrior(r *record, why string) {
	c.notUsed = append(c.notUsed, otherRow{filepath.Base(r.File), "上年度报告未使用：" + why})
}

// loadAll loads files, as many at once as there are processors, in their order.
func (c *collection) loadAll(ctx context.Context, stderr io.Writer, files []string, prior func(organ, file string) *govinfo.Report) ([]*record, error) {
	var done atomic.Int64
	progress := terminal.NewProgress(stderr, zh, func() terminal.Extent {
		n := done.Load()
		return terminal.Extent{Done: n, Part: float64(n) / float64(max(len(files), 1))}
	})
	defer progress.Stop()
	records := make([]*record, len(files))
	errs := make([]error, len(files))
	var next atomic.Int64
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for i := next.Add(1) - 1; i < int64(len(files)) && ctx.Err() == nil; i = next.Add(1) - 1 {
				if records[i], errs[i] = c.load(ctx, files[i], prior); records[i] != nil {
					if prior != nil {
						c.texts.add(records[i].Report)
					}
					slim(records[i])
				}
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
	return records, nil
}

// slim drops what the sum does not need: the narrative, and what is to be mended, which
// the kept record has.
func slim(r *record) {
	r.count, r.Items = len(r.Items), nil
	if r.Report != nil {
		figures := *r.Report
		// Texts are cut from the whole document, which they would keep.
		figures.Title = strings.Clone(figures.Title)
		figures.Agency = govinfo.Agency{Name: strings.Clone(figures.Agency.Name), Level: figures.Agency.Level}
		figures.Overview, figures.Problems, figures.OtherMatters, figures.Sections = nil, nil, nil, nil
		r.Report = &figures
	}
}

// place puts a file with its organ.
func (c *collection) place(r *record) {
	f := &filed{record: *r, total: r.count}
	if r.Failed != "" {
		if o := c.byName[c.match.organ("", filepath.Base(r.File))]; o != nil {
			o.files = append(o.files, f)
			return
		}
		c.others = append(c.others, f)
		return
	}
	f.year = r.Report.Year
	day := r.Report.Published
	// 条例第四十九条: before 31 January of the year after.
	f.late = day.Year > c.year+1 || day.Year == c.year+1 && (day.Month > 1 || day.Day > 31)
	if o := c.byName[c.match.organ(r.Report.Agency.Name, filepath.Base(r.File))]; o != nil {
		o.files = append(o.files, f)
		return
	}
	c.others = append(c.others, f)
}

// choose takes the one report of an organ that counts. Where several on the year differ,
// the first is taken, and that is told.
func (c *collection) choose(o *organ) {
	tell := func(rule, place, text string) { o.tells = append(o.tells, item{rule, place, text, "", true}) }
	for _, f := range o.files {
		switch name := filepath.Base(f.File); {
		case f.Failed != "":
			tell("文件", name, "无法读取："+f.Failed)
		case f.year != c.year:
			tell("年度", name, fmt.Sprintf("是 %s 年度的报告，应报 %d 年度", yearText(f.year), c.year))
		case o.taken == nil:
			o.taken = f
		case len(govinfo.Diff(o.taken.Report, f.Report).Changes) == 0:
			tell("重复", name, "与 "+filepath.Base(o.taken.File)+" 重复报送，数据相同，只计一次")
		default:
			change := govinfo.Diff(o.taken.Report, f.Report).Changes[0]
			tell("重复", name, fmt.Sprintf("与 %s 重复报送，且数据不同（如 %s：%s 与 %s），请确认以哪一份为准", filepath.Base(o.taken.File), govinfo.Label(change.Ref), shown(change.Before), shown(change.After)))
		}
	}
	if o.taken != nil && o.taken.late {
		o.tells = append(o.tells, item{"逾期", "公布日期", o.taken.Report.Published.String() + "，晚于 1 月 31 日", "《条例》第四十九条", false})
	}
}

func yearText(year int) string {
	if year == 0 {
		return "未能确定"
	}
	return strconv.Itoa(year)
}

// addUp adds the members up, compares them with the whole, and tells the organs what that
// shows of them.
func (c *collection) addUp() error {
	adder := govinfo.Adder{}
	var members []*organ
	for _, o := range c.organs {
		member := whole.Organ{Name: o.name, Prior: o.prior, PriorUnread: o.priorUnread}
		if o.taken != nil {
			member.Report, member.Unread = o.taken.Report, o.taken.Unread
		}
		if o.name == c.whole && c.whole != "" {
			c.tree.Whole = member
			continue
		}
		members = append(members, o)
		c.tree.Members = append(c.tree.Members, member)
		if member.Report != nil {
			if err := adder.Add(member.Report); err != nil {
				return fmt.Errorf("%s: %w", o.name, err)
			}
		}
	}
	var err error
	if c.total, err = adder.Whole(); err != nil {
		return err
	}
	c.tellRepeated(members)
	if c.tree.Whole.Report == nil {
		return nil
	}
	account, err := whole.Examine(c.tree)
	if err != nil {
		return err
	}
	c.found = &account
	c.tellAccount(members)
	return nil
}

// tellRepeated looks for last year's figures filed again where there is no whole.
func (c *collection) tellRepeated(members []*organ) {
	if c.tree.Whole.Report != nil {
		return // Examine tells them
	}
	for _, o := range members {
		if o.taken != nil && o.prior != nil && len(govinfo.Diff(o.prior, o.taken.Report).Changes) == 0 && filled(o.prior) {
			o.tells = append(o.tells, repeated)
		}
	}
}

var repeated = item{"重报", "全部数据", "与上年度报告的数据完全相同，疑将上年报告再次报送", "", true}

// filled reports whether some figure of a report is more than 0.
func filled(r *govinfo.Report) bool {
	for _, value := range r.Cells() {
		if !value.IsBlank() && value.String() != "0" {
			return true
		}
	}
	return false
}

// tellAccount tells the organs what the comparison with the whole shows of them.
func (c *collection) tellAccount(members []*organ) {
	of := func(i int) *organ {
		if i == whole.TheWhole {
			return c.byName[c.whole]
		}
		return members[i]
	}
	county := of(whole.TheWhole)
	for _, i := range c.found.Repeated {
		of(i).tells = append(of(i).tells, repeated)
	}
	for _, pair := range c.found.Twins {
		a, b := of(pair[0]), of(pair[1])
		b.tells = append(b.tells, item{"雷同", "全部数据", "与“" + a.name + "”的数据完全相同", "", true})
	}
	for _, i := range c.found.Omitted {
		county.tells = append(county.tells, item{"汇总", of(i).name, "汇总数漏计该单位", "《条例》第五十条", true})
	}
	for _, i := range c.found.Doubled {
		county.tells = append(county.tells, item{"汇总", of(i).name, "汇总数将该单位重复计算", "《条例》第五十条", true})
	}
	for i := range c.found.Suspects {
		s := &c.found.Suspects[i]
		to := county
		if s.Sure {
			to = of(s.Cells[0].Organ)
		}
		to.tells = append(to.tells, item{"汇总", govinfo.Label(s.Cells[0].Ref), c.tree.Message(*s, zh), "《条例》第五十条", true})
	}
}

// status is the exit status.
func (c *collection) status() command.Status {
	status := command.Clean
	for _, o := range c.organs {
		for _, f := range o.files {
			if f.Failed != "" {
				return command.Failed
			}
		}
		if o.isWrong() || o.taken == nil {
			status = command.Errors
		}
	}
	for _, f := range c.others {
		if f.Failed != "" {
			return command.Failed
		}
	}
	return status
}

// goesBack reports whether a notice goes to the organ: not for what may be right.
func (o *organ) goesBack() bool { return o.taken == nil || o.isWrong() }

func (o *organ) isWrong() bool {
	if o.taken != nil && o.taken.Errors > 0 {
		return true
	}
	return slices.ContainsFunc(o.tells, func(i item) bool { return i.Error })
}
