package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"slices"

	"github.com/openxxgk/annualreport/examples/internal/outfile"
	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/internal/lang"
)

// A run keeps what it found of each organ, a line an organ; the pages are made of these
// lines, and the next run tells what is new beside them.

const (
	thisRun = "this-run.jsonl"
	lastRun = "last-run.jsonl"
)

// standing is what is known of an organ after a run.
type standing struct {
	Organ  string
	ID     id // of the record that counts; none where nothing is filed
	Errors int
	Items  []item
	Row    organRow // in the overview
	News   []string // since the run before
}

// runIndex is what memory has of a run: where its lines are, and what they are ordered
// and counted by.
type runIndex struct {
	name  string
	lines []indexed
	rules map[lang.Text][]int32 // the organs with something to mend, by rule
	counts
	first bool // there was no run before
}

type indexed struct {
	at       int64
	problems int32
	back     bool // a notice goes back
	news     bool
}

type counts struct{ Expected, Filed, Missing, Late, Wrong, Clean int }

// writeRun writes the notices, and the line of each organ.
func (c *collection) writeRun(ctx context.Context) (*runIndex, error) {
	before, err := openRun(c.path("state", lastRun))
	if err != nil {
		return nil, err
	}
	defer before.close()
	index := &runIndex{name: c.path("state", thisRun), rules: make(map[lang.Text][]int32), first: before.file == nil}
	err = outfile.Replace(index.name, func(w io.Writer) error {
		at := int64(0)
		for i, o := range c.organs {
			if err := ctx.Err(); err != nil {
				return err
			}
			s, err := c.standing(o)
			if err != nil {
				return err
			}
			if err := c.writeNotice(o, s.Items); err != nil {
				return err
			}
			if before.file != nil {
				last, err := before.of(o.name)
				if err != nil {
					return err
				}
				s.News = c.changes(&last, &s)
			}
			data, err := json.Marshal(s)
			if err != nil {
				return err
			}
			index.note(int32(i), at, o, &s)
			at += int64(len(data)) + 1
			if _, err := w.Write(append(data, '\n')); err != nil {
				return err
			}
		}
		return nil
	})
	return index, err
}

// keepRun makes this run the last one. It comes last, so that a run that failed has told
// nothing.
func (c *collection) keepRun() error {
	return os.Rename(c.path("state", thisRun), c.path("state", lastRun))
}

// note keeps what is wanted of a line.
func (x *runIndex) note(organ int32, at int64, o *organ, s *standing) {
	x.lines = append(x.lines, indexed{at, int32(len(s.Items)), o.goesBack(), len(s.News) > 0})
	var seen []lang.Text
	for _, i := range s.Items {
		if !slices.Contains(seen, i.Rule) {
			seen = append(seen, i.Rule)
			x.rules[i.Rule] = append(x.rules[i.Rule], organ)
		}
	}
	x.count(&s.Row)
}

// standing returns what is known of an organ: what its report shows, read from its
// record, and what others' show.
func (c *collection) standing(o *organ) (standing, error) {
	s := standing{Organ: o.name}
	if o.taken != nil {
		s.ID, s.Errors = o.taken.id, o.taken.errors
		if o.taken.items > 0 {
			r, err := c.kept(o.taken.id)
			if err != nil {
				return s, err
			}
			s.Items = r.Items
		}
	}
	s.Items = append(s.Items, o.tells...)
	s.Row = c.row(o, len(s.Items))
	return s, nil
}

// changes tells what is new.
func (c *collection) changes(last, now *standing) []string {
	var texts []string
	switch none := (id{}); {
	case last.ID == now.ID:
	case last.ID == none:
		texts = append(texts, c.in(both("新报送", "filed")))
	case now.ID == none:
		texts = append(texts, c.in(both("原报送的文件已不在", "the file that was there is gone")))
	default:
		texts = append(texts, c.figures(last.ID, now.ID)...)
	}
	texts = append(texts, c.without(both("已改正：", "mended: "), last.Items, now.Items)...)
	return append(texts, c.without(both("新问题：", "new: "), now.Items, last.Items)...)
}

// figures tells the cells that changed from one record to the other.
func (c *collection) figures(last, now id) []string {
	again := c.in(both("重新报送", "filed anew"))
	var before, after record
	if !c.restore(last, &before) || !c.restore(now, &after) || before.Report == nil || after.Report == nil {
		return []string{again}
	}
	if before.Read == after.Read {
		return nil // the same file, checked by other rules, beside another report or in another language
	}
	texts := []string{again}
	const most = 20
	changes := govinfo.Diff(before.Report, after.Report).Changes
	for i, change := range changes {
		if i == most {
			texts = append(texts, c.in(both("另有 %d 处数据变化", "and %d more figures", len(changes)-most)))
			break
		}
		texts = append(texts, c.in(both("%s：%s → %s", "%s: %s → %s", cellName(change.Ref), shown(change.Before), shown(change.After))))
	}
	return texts
}

// without returns the items that are not among others.
func (c *collection) without(prefix lang.Text, items, others []item) []string {
	known := make(map[string]bool)
	for i := range others {
		known[others[i].in(zh).line(zh)] = true
	}
	var texts []string
	for i := range items {
		if !known[items[i].in(zh).line(zh)] {
			texts = append(texts, c.in(prefix)+items[i].in(c.lang).line(c.lang))
		}
	}
	return texts
}

// pastRun reads the lines of a run.
type pastRun struct {
	file *os.File // nil if there was none
	at   map[string]int64
}

// openRun finds the lines of a run. A run that can't be understood is none.
func openRun(name string) (*pastRun, error) {
	file, err := os.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return new(pastRun), nil
	}
	if err != nil {
		return nil, err
	}
	r := &pastRun{file: file, at: make(map[string]int64)}
	lines, at := bufio.NewReader(file), int64(0)
	for {
		line, err := lines.ReadBytes('\n')
		if err == io.EOF && len(line) == 0 {
			return r, nil
		}
		var of struct{ Organ string }
		if err != nil || json.Unmarshal(line, &of) != nil {
			r.close()
			return new(pastRun), nil
		}
		r.at[of.Organ] = at
		at += int64(len(line))
	}
}

func (r *pastRun) close() {
	if r.file != nil {
		r.file.Close()
	}
}

// of returns an organ's line; one of an organ without anything if it has none.
func (r *pastRun) of(organ string) (standing, error) {
	at, known := r.at[organ]
	if !known {
		return standing{Organ: organ}, nil
	}
	return lineAt(r.file, at)
}

func lineAt(file *os.File, at int64) (s standing, err error) {
	const most = 1 << 40
	line, err := bufio.NewReader(io.NewSectionReader(file, at, most)).ReadBytes('\n')
	if err == nil {
		err = json.Unmarshal(line, &s)
	}
	return s, err
}
