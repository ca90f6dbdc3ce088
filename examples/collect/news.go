package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	"github.com/openxxgk/annualreport/govinfo"
)

// A run keeps what it found of each organ, and the next tells what is new.

// standing is what is known of an organ after a run.
type standing struct {
	ID     string // of the record that counts; "" where nothing is filed
	Errors int
	Items  []string
}

// news is what is new of an organ since the last run.
type news struct {
	Organ string
	Texts []string
}

const lastRun = "state/last-run.json"

// compareRuns finds the news.
func (c *collection) compareRuns() error {
	last := make(map[string]standing)
	data, err := os.ReadFile(filepath.Join(c.out, filepath.FromSlash(lastRun)))
	if err == nil {
		err = json.Unmarshal(data, &last)
	}
	c.first = err != nil
	now := make(map[string]standing)
	for _, o := range c.organs {
		s, err := c.standing(o)
		if err != nil {
			return err
		}
		now[o.name] = s
		if c.first {
			continue
		}
		if texts := c.changes(last[o.name], s); len(texts) > 0 {
			c.news = append(c.news, news{o.name, texts})
		}
	}
	c.now = now
	return nil
}

// keepRun keeps this run's standings for the next. It comes last, so that a run that
// failed has told nothing.
func (c *collection) keepRun() error {
	data, err := json.Marshal(c.now)
	if err != nil {
		return err
	}
	return c.write(lastRun, data)
}

func (c *collection) standing(o *organ) (standing, error) {
	var s standing
	items, err := c.items(o)
	if err != nil {
		return s, err
	}
	if o.taken != nil {
		s.ID, s.Errors = o.taken.ID, o.taken.Errors
	}
	for _, i := range items {
		s.Items = append(s.Items, i.Rule+" "+i.Place+"："+i.Text)
	}
	return s, nil
}

// changes tells what is new.
func (c *collection) changes(last, now standing) []string {
	var texts []string
	switch {
	case last.ID == now.ID:
	case last.ID == "":
		texts = append(texts, "新报送")
	case now.ID == "":
		texts = append(texts, "原报送的文件已不在")
	default:
		texts = append(texts, c.figures(last.ID, now.ID)...)
	}
	texts = append(texts, without("已改正：", last.Items, now.Items)...)
	return append(texts, without("新问题：", now.Items, last.Items)...)
}

// figures tells the cells that changed from one record to the other.
func (c *collection) figures(last, now string) []string {
	var before, after record
	if !c.restore(last, &before) || !c.restore(now, &after) || before.Report == nil || after.Report == nil {
		return []string{"重新报送"}
	}
	if before.Read == after.Read {
		return nil // the same file, checked by other rules or beside another report
	}
	texts := []string{"重新报送"}
	const most = 20
	changes := govinfo.Diff(before.Report, after.Report).Changes
	for i, change := range changes {
		if i == most {
			texts = append(texts, fmt.Sprintf("另有 %d 处数据变化", len(changes)-most))
			break
		}
		texts = append(texts, fmt.Sprintf("%s：%s → %s", govinfo.Label(change.Ref), shown(change.Before), shown(change.After)))
	}
	return texts
}

// without returns the items that are not among others.
func without(prefix string, items, others []string) []string {
	known := make(map[string]bool)
	for _, other := range others {
		known[other] = true
	}
	var texts []string
	for _, item := range items {
		if !known[item] {
			texts = append(texts, prefix+item)
		}
	}
	return texts
}

// items returns all that is to be mended by an organ: what its report shows, read from
// its record, and what others' show.
func (c *collection) items(o *organ) ([]item, error) {
	var items []item
	if o.taken != nil && o.taken.total > 0 {
		var r record
		if !c.restore(o.taken.ID, &r) {
			return nil, fmt.Errorf("the record %s is gone", o.taken.ID)
		}
		items = r.Items
	}
	return append(items, o.tells...), nil
}
