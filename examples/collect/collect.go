package main

import (
	"context"
	"errors"
	"path/filepath"
	"slices"

	"github.com/openxxgk/annualreport/examples/internal/command"
	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/internal/lang"
	"github.com/openxxgk/annualreport/validate"
	"github.com/openxxgk/annualreport/validate/whole"
)

// collection is what has come in. Of reports it has only an index: they are on the disk.
type collection struct {
	job
	engine *validate.Engine
	match  *matcher
	// sentences are of all reports on the year, until texts have been compared.
	sentences *sentences
	organs    []*organ // in the order of the list; the whole last, if there is one
	byName    map[string]*organ
	others    []otherRow // files that count for no organ
	failed    bool       // one of the others could not be read
	notUsed   []otherRow // files on the year before that were not used
	total     govinfo.Whole
	shares    [govinfo.CellCount]shares
	theSum    *govinfo.Report // the whole's own report; nil for none
	found     *whole.Account  // nil without a report of the whole
}

// organ is an organ of the list with what it filed.
type organ struct {
	name  string
	files []*filed // until one is chosen
	taken *filed   // the file that counts; nil where none does
	prior id       // of its report on the year before
	tells []item   // what only the others' reports or its other files show
	// unreadable says that one of its files could not be read.
	unreadable bool
}

// collect reads the folders, checks the reports and adds them up.
func (j job) collect(ctx context.Context) (*collection, error) {
	c := &collection{job: j, match: newMatcher(j.organs, j.whole), sentences: newSentences(), byName: make(map[string]*organ)}
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
	if err := c.readPrior(ctx); err != nil {
		return nil, err
	}
	files, err := filesIn(j.folder, j.out)
	if err != nil {
		return nil, err
	}
	list, err := c.loadAll(ctx, files, true)
	if err != nil {
		return nil, err
	}
	for _, f := range list {
		c.place(f)
	}
	for _, o := range c.organs {
		if err := c.choose(o); err != nil {
			return nil, err
		}
	}
	if err := c.tellCopies(ctx); err != nil {
		return nil, err
	}
	return c, c.addUp(ctx)
}

// readPrior reads the reports on the year before.
func (c *collection) readPrior(ctx context.Context) error {
	if c.prior == "" {
		return nil
	}
	files, err := filesIn(c.prior, c.out)
	if err != nil {
		return err
	}
	list, err := c.loadAll(ctx, files, false)
	if err != nil {
		return err
	}
	for _, f := range list {
		switch o := c.byName[c.match.organ(f.agency, f.base)]; {
		case f.failed != (lang.Text{}):
			c.unusedPrior(f, both("无法读取：%s", "it cannot be read: %s", f.failed))
		case f.year != c.year-1:
			c.unusedPrior(f, both("年度为 %s，不是 %d", "its year is %s, not %d", yearText(f.year), c.year-1))
		case o == nil:
			c.unusedPrior(f, both("“%s”不在名单中", "%q is not in the list", f.agency))
		case o.prior == (id{}):
			o.prior = f.id
		default:
			change, err := c.difference(o.prior, f.id)
			if err != nil {
				return err
			}
			if change != nil {
				c.unusedPrior(f, both("“%s”有数据不同的另一份", "%q has another one with other figures", o.name))
			}
		}
	}
	return nil
}

// difference returns the first figure that two records have otherwise; nil for none.
func (c *collection) difference(a, b id) (*govinfo.Change, error) {
	if a == b {
		return nil, nil
	}
	first, err := c.kept(a)
	second, err2 := c.kept(b)
	if err := errors.Join(err, err2); err != nil {
		return nil, err
	}
	if changes := govinfo.Diff(first.Report, second.Report).Changes; len(changes) > 0 {
		return &changes[0], nil
	}
	return nil, nil
}

// unusedPrior tells that a report on the year before is not used.
func (c *collection) unusedPrior(f *filed, why lang.Text) {
	c.notUsed = append(c.notUsed, otherRow{f.base, c.in(both("上年度报告未使用：%s", "report on the year before, not used: %s", why))})
}

// place puts a file with its organ.
func (c *collection) place(f *filed) {
	if o := c.byName[c.match.organ(f.agency, f.base)]; o != nil {
		o.files = append(o.files, f)
		f.agency = ""
		return
	}
	if f.failed != (lang.Text{}) {
		c.failed = true
		c.others = append(c.others, otherRow{f.base, c.in(f.failed)})
		return
	}
	c.others = append(c.others, otherRow{f.base, c.in(both("“%s”不在名单中", "%q is not in the list", f.agency))})
}

// choose takes the one report of an organ that counts. Where several on the year differ,
// the first is taken, and that is told.
func (c *collection) choose(o *organ) error {
	tell := func(rule, place, text lang.Text) {
		o.tells = append(o.tells, item{rule, place, text, lang.Text{}, true})
	}
	twice := both("重复", "filed twice")
	for _, f := range o.files {
		switch name := plainly(f.base); {
		case f.failed != (lang.Text{}):
			o.unreadable = true
			tell(both("文件", "file"), name, both("无法读取：%s", "it cannot be read: %s", f.failed))
		case f.year != c.year:
			tell(both("年度", "year"), name, both("是 %s 年度的报告，应报 %d 年度", "a report on %s; the year is %d", yearText(f.year), c.year))
		case o.taken == nil:
			o.taken = f
		default:
			change, err := c.difference(o.taken.id, f.id)
			switch {
			case err != nil:
				return err
			case change == nil:
				tell(twice, name, both("与 %s 重复报送，数据相同，只计一次", "the same figures as %s; counted once", o.taken.base))
			default:
				tell(twice, name, both("与 %s 重复报送，且数据不同（如 %s：%s 与 %s），请确认以哪一份为准", "%s has other figures (such as %s: %s and %s); which one is right?",
					o.taken.base, cellName(change.Ref), shown(change.Before), shown(change.After)))
			}
		}
	}
	o.files = nil
	return nil
}

// status is the exit status.
func (c *collection) status() command.Status {
	status := command.Clean
	if c.failed {
		return command.Failed
	}
	for _, o := range c.organs {
		if o.unreadable {
			return command.Failed
		}
		if o.isWrong() || o.taken == nil {
			status = command.Errors
		}
	}
	return status
}

// goesBack reports whether a notice goes to the organ: not for what may be right.
func (o *organ) goesBack() bool { return o.taken == nil || o.isWrong() }

func (o *organ) isWrong() bool {
	if o.taken != nil && o.taken.errors > 0 {
		return true
	}
	return slices.ContainsFunc(o.tells, func(i item) bool { return i.Error })
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
	return c.in(both("应报 %d 个单位，已报 %d 个，未报 %d 个，需修改 %d 个；另有 %d 个文件未计入。结果见 %s",
		"%d organs are to file, %d have, %d have not, %d have something to mend; %d other files are not counted. See %s",
		len(c.organs), filed, len(c.organs)-filed, wrong, len(c.others), filepath.Join(c.out, "index.html")))
}
