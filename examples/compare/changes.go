package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/read"
)

// group are the changes of a part of the report, as the page lists them.
type group struct {
	Title  string
	Fields bool // the rows are fields of identity, which have no difference
	Rows   []row
	// Passages are of narrative; a group has either these or rows.
	Passages []passage
}

// Count is the number of changes.
func (g group) Count() int { return len(g.Rows) + len(g.Passages) }

// Open reports whether the list is shown at once.
func (g group) Open() bool { return g.Count() <= 15 }

// row is a field or a figure that differs. Difference and Percent are "" where there
// is none.
type row struct {
	Ref                                       govinfo.Ref
	Label, Before, After, Difference, Percent string
}

// passage is text that differs.
type passage struct{ Before, After []string }

// comparison is what the page says of two reports.
type comparison struct {
	words      words
	last, this *read.Reading
	difference govinfo.Difference
}

func compare(last, this *read.Reading, words words) *comparison {
	return &comparison{words, last, this, govinfo.Diff(&last.Report, &this.Report)}
}

// groups returns the changes by the part of the report that they are in, parts
// without any left out.
func (c *comparison) groups() []group {
	sections := c.this.Report.ApplicationsEdition().Form().Sections
	groups := []group{c.identity()}
	for section := 1; section <= 6; section++ {
		g := group{Title: sections[section-1]}
		for _, change := range c.difference.Changes {
			if info, _ := govinfo.Describe(change.Ref); info.Section == section {
				g.Rows = append(g.Rows, c.figure(change))
			}
		}
		for _, change := range c.difference.Narrative {
			if change.Ref == narrativeOf(section) {
				g.Passages = append(g.Passages, passage{paragraphs(change.Before), paragraphs(change.After)})
			}
		}
		groups = append(groups, g)
	}
	return slices.DeleteFunc(groups, func(g group) bool { return g.Count() == 0 })
}

// narrativeOf returns the ref of a section of narrative, or "".
func narrativeOf(section int) govinfo.Ref {
	return map[int]govinfo.Ref{1: "overview", 5: "problems", 6: "otherMatters"}[section]
}

func paragraphs(narrative govinfo.Narrative) []string {
	var texts []string
	for _, paragraph := range narrative {
		texts = append(texts, paragraph.Text)
	}
	return texts
}

func (c *comparison) identity() group {
	g := group{Title: c.words.Identity, Fields: true}
	for _, change := range c.difference.Fields {
		g.Rows = append(g.Rows, row{
			Ref: change.Ref, Label: govinfo.Label(change.Ref), Before: strings.ReplaceAll(change.Before, "\n", "；"), After: strings.ReplaceAll(change.After, "\n", "；"),
		})
	}
	return g
}

// figure tells a change of a cell. There is a difference where both reports have a
// figure.
func (c *comparison) figure(change govinfo.Change) row {
	r := row{
		Ref: change.Ref, Label: govinfo.Label(change.Ref),
		Before: c.text(c.last, change.Ref, change.Before), After: c.text(c.this, change.Ref, change.After),
	}
	if difference := change.Difference(); !difference.IsBlank() {
		r.Difference = signed(difference.String())
	}
	if percent, ok := change.Percent(); ok {
		r.Percent = signed(percent.String()) + "%"
	}
	return r
}

// signed writes a number with its sign.
func signed(number string) string {
	if rest, negative := strings.CutPrefix(number, "-"); negative {
		return "−" + rest
	}
	return "+" + number
}

// text is a figure as the list has it: what was not read is no blank.
func (c *comparison) text(reading *read.Reading, ref govinfo.Ref, value govinfo.Value) string {
	switch {
	case slices.Contains(reading.Unread, ref):
		return c.words.Unread
	case value.IsBlank():
		return c.words.Blank
	}
	return value.String()
}

// mark is what stands beside a changed figure in this year's report: by how much it
// differs, or from what.
func (c *comparison) mark(change govinfo.Change) string {
	r := c.figure(change)
	if r.Difference != "" {
		return r.Difference
	}
	return fmt.Sprintf(c.words.Was, r.Before)
}

// notes are what the reader has to know of the comparison itself.
func (c *comparison) notes() []string {
	var notes []string
	if len(c.difference.NotComparable) > 0 {
		notes = append(notes, c.words.NotComparable)
	}
	for _, part := range []struct {
		reading *read.Reading
		text    string
	}{{c.last, c.words.LastUnread}, {c.this, c.words.ThisUnread}} {
		if n := len(part.reading.Unread); n > 0 {
			notes = append(notes, fmt.Sprintf(part.text, n))
		}
	}
	return notes
}
