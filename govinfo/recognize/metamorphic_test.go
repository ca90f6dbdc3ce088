package recognize_test

import (
	"cmp"
	"fmt"
	"hash/fnv"
	"maps"
	"math/rand/v2"
	"os"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/govinfo/recognize"
)

// A metamorphic test needs no expected files: a known report is laid out, changed
// in a way whose effect on the meaning is known, and read.
//
//   - What leaves the meaning alone must be read equal: nearly every cell, and none
//     differently.
//   - What changes the meaning must never give a figure that does not stand under
//     the labels of its cell.
//
// The invariant of both is that of [outcome]: right, or blank and unread.

// metamorphicSeeds is the number of reports for each layout and change;
// METAMORPHIC_SEEDS in the environment sets another.
func metamorphicSeeds() int {
	if n, err := strconv.Atoi(os.Getenv("METAMORPHIC_SEEDS")); err == nil {
		return n
	}
	return 1
}

// outcome counts the cells of documents that were read.
type outcome struct {
	documents, cells, equal int
	wrong                   []string            // differences that must never be
	lacking                 map[govinfo.Ref]int // lines with cells that are not equal
}

// rate is the part of the cells that were read equal.
func (o outcome) rate() float64 { return float64(o.equal) / float64(max(1, o.cells)) }

func (o *outcome) add(other outcome) {
	o.documents += other.documents
	o.cells += other.cells
	o.equal += other.equal
	o.wrong = append(o.wrong, other.wrong...)
	for ref, n := range other.lacking {
		o.lack(ref, n)
	}
}

func (o *outcome) lack(ref govinfo.Ref, n int) {
	if o.lacking == nil {
		o.lacking = make(map[govinfo.Ref]int)
	}
	o.lacking[ref] += n
}

// most names the lines that lack most.
func (o *outcome) most() string {
	refs := slices.SortedFunc(maps.Keys(o.lacking), func(a, b govinfo.Ref) int {
		return cmp.Or(o.lacking[b]-o.lacking[a], strings.Compare(string(a), string(b)))
	})
	var names []string
	for _, ref := range refs[:min(len(refs), 4)] {
		names = append(names, fmt.Sprintf("%s %d", ref, o.lacking[ref]))
	}
	return strings.Join(names, ", ")
}

// compare holds what was read against what stands in the document.
func compare(want *govinfo.Report, result *recognize.Result) (o outcome) {
	o.documents = 1
	report, unread := result.Filed()
	isUnread := toldUnread(unread)
	for ref, value := range want.Cells() {
		o.cells++
		got, _ := report.At(ref)
		if !same(got, value) || value.IsBlank() && isUnread(ref) {
			o.lack(ref.Parent(), 1)
		}
		switch {
		case same(got, value) && (!value.IsBlank() || !isUnread(ref)):
			o.equal++
		case same(got, value):
		case !got.IsBlank():
			o.wrong = append(o.wrong, fmt.Sprintf("%s = %s, want %q", ref, got, value))
		case !isUnread(ref):
			o.wrong = append(o.wrong, fmt.Sprintf("%s is blank and not unread, want %s", ref, value))
		}
	}
	for ref, got := range report.Cells() {
		if value, _ := want.At(ref); !got.IsBlank() && value.IsBlank() && !slices.ContainsFunc(o.wrong, func(w string) bool { return strings.HasPrefix(w, string(ref)+" ") }) {
			o.wrong = append(o.wrong, fmt.Sprintf("%s = %s, want none", ref, got))
		}
	}
	return o
}

// toldUnread returns whether a cell is among the unread. Where nothing of a table
// was read, its edition is not known either: the cells of one stand for those of
// the other.
func toldUnread(unread []govinfo.Ref) func(ref govinfo.Ref) bool {
	has := make(map[govinfo.Ref]bool, len(unread))
	for _, ref := range unread {
		has[ref] = true
	}
	return func(ref govinfo.Ref) bool {
		switch {
		case has[ref]:
			return true
		case ref.Within("proactive2019"):
			return has["proactive.regulations.issued"] && has["proactive.normativeDocuments.issued"] && has["proactive.fees.amount"]
		case ref.Within("proactive"):
			return has["proactive2019.regulations.made"] && has["proactive2019.normativeDocuments.made"] && has["proactive2019.procurement.amount"]
		case ref.Within("applications.outcomes.other.undivided"):
			return has["applications.outcomes.other.otherReasons.total"]
		case ref.Within("applications.outcomes.other"):
			return has["applications.outcomes.other.undivided.total"]
		}
		return false
	}
}

// subject is a report in a layout.
type subject struct {
	*source
	layout *pageLayout
	name   string
}

// subjectOf makes the report of a seed: all combinations of editions, of distinct
// and consistent figures, and of reports with and without blank cells come within
// sixteen seeds. offset has each pair of layout and change begin elsewhere.
func subjectOf(layout *pageLayout, change string, seed uint64, blanks bool) *subject {
	hash := fnv.New64a()
	hash.Write([]byte(layout.name + change))
	kind := seed + hash.Sum64()%16
	editions := govinfo.Editions{Proactive: govinfo.Edition(1 + kind/2%2), Applications: govinfo.Edition(1 + kind/4%2)}
	s := newSource(hash.Sum64()<<8|seed<<1|kind%2, editions, blanks && kind/8%2 == 1)
	if kind%2 == 1 {
		s = relaid(s)
	}
	s.beside = layout.beside
	s.eachTable(markRows)
	if layout.change != nil {
		s.eachTable(layout.change)
	}
	return &subject{source: s, layout: layout, name: fmt.Sprintf("%s, %s, seed %d, %d and %d, figures %d, blanks %t", layout.name, change, seed, editions.Proactive, editions.Applications, kind%2, blanks && kind/8%2 == 1)}
}

// read lays the report out, changes the text, and reads it. It returns what was
// read and the text, for messages.
func (s *subject) read(t testing.TB, change func(random *rand.Rand, layout *pageLayout, text string) string) (recognize.Result, string) {
	t.Helper()
	text := ""
	if s.layout.write != nil {
		text = s.layout.dump(s.source)
		if change != nil {
			text = change(s.random, s.layout, text)
		}
	} else {
		s.eachTable(withoutMarks)
		text = string(s.dump(joined("", "|", "", repeatCovered))) // for messages
	}
	doc := s.layout.document(t, s.source, text)
	defer func() {
		if p := recover(); p != nil {
			t.Errorf("%s: panic: %v\n%s", s.name, p, debug.Stack())
		}
	}()
	return recognize.Document(doc), unmarked(text)
}

func withoutMarks(table *document.Table) *document.Table {
	table = clone(table)
	for i := range table.Rows {
		for c := range table.Rows[i].Cells {
			table.Rows[i].Cells[c].Text = unmarked(table.Rows[i].Cells[c].Text)
		}
	}
	return table
}

// report tells of wrong readings: the first of each pair, and the text where
// METAMORPHIC_DUMP names a folder for it.
func (s *subject) report(t testing.TB, o outcome, text string, result *recognize.Result) {
	t.Helper()
	if len(o.wrong) == 0 {
		return
	}
	t.Errorf("%s: %d cells, such as %s", s.name, len(o.wrong), strings.Join(o.wrong[:min(len(o.wrong), 4)], "; "))
	for _, p := range result.Doubts[:min(len(result.Doubts), 3)] {
		t.Logf("problem: %s %s %s", p.Code, p.Ref, p.Sentence)
	}
	if folder := os.Getenv("METAMORPHIC_DUMP"); folder != "" {
		file := folder + "/" + strings.NewReplacer(" ", "-", ",", "", "/", "-").Replace(s.name) + ".txt"
		if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
			t.Log(err)
		}
	}
}

// TestHarmlessChanges reads reports that differ from the form in ways that leave
// their meaning alone.
func TestHarmlessChanges(t *testing.T) {
	var all, certain outcome
	for _, layout := range pageLayouts() {
		for _, change := range harmlessChanges() {
			if change.only != nil && !change.only(&layout) {
				continue
			}
			var pair, sure outcome
			for seed := range uint64(metamorphicSeeds()) {
				s := subjectOf(&layout, change.name, seed, layout.blanks)
				if change.tables != nil {
					change.tables(s.source)
				}
				result, text := s.read(t, change.text)
				o := compare(&s.want, &result)
				s.report(t, o, text, &result)
				pair.add(o)
				if !layout.unclear || s.want.ProactiveEdition() == govinfo.Edition2021 {
					sure.add(o)
				}
			}
			all.add(pair)
			if change.certain == nil || change.certain(&layout) {
				certain.add(sure)
				if sure.documents > 0 && sure.rate() < 0.97 {
					t.Logf("%5.1f %% %s, %s: %s", 100*sure.rate(), layout.name, change.name, sure.most())
				}
				if sure.documents > 0 && sure.rate() < 0.85 {
					t.Errorf("only %.1f %% of the cells are read equal: %s, %s", 100*sure.rate(), layout.name, change.name)
				}
			}
		}
	}
	t.Logf("%d documents, %d cells, %.2f %% equal, %d wrong; %.2f %% equal of %d documents in all", certain.documents, certain.cells,
		100*certain.rate(), len(all.wrong), 100*all.rate(), all.documents)
	if certain.rate() < 0.99 {
		t.Errorf("only %.2f %% of the cells are read equal", 100*certain.rate())
	}
}

// TestHarmfulChanges reads reports that were damaged.
func TestHarmfulChanges(t *testing.T) {
	var all outcome
	for _, layout := range pageLayouts() {
		for _, change := range harmfulChanges() {
			if change.text != nil && layout.write == nil || change.only != nil && !change.only(&layout) {
				continue
			}
			for seed := range uint64(metamorphicSeeds()) {
				s := subjectOf(&layout, change.name, seed, !change.filled)
				if change.tables != nil {
					change.tables(s.source)
				}
				result, text := s.read(t, change.text)
				o := compare(&s.want, &result)
				s.report(t, o, text, &result)
				all.add(o)
			}
		}
	}
	t.Logf("%d documents, %d cells, %.2f %% equal, %d wrong", all.documents, all.cells, 100*all.rate(), len(all.wrong))
}

// TestCutAnywhere cuts a text off behind every byte of its tables, or in a short
// test behind some.
func TestCutAnywhere(t *testing.T) {
	var all outcome
	for _, layout := range pageLayouts() {
		if layout.write == nil {
			continue
		}
		for seed := range uint64(max(1, metamorphicSeeds()/50)) {
			s := subjectOf(&layout, "cut", seed+1, true)
			text := unmarked(layout.dump(s.source))
			from := strings.Index(text, "第二十条")
			step := 1
			if metamorphicSeeds() < 50 {
				step = 1 + (len(text)-from)/6
			}
			for at := from + s.random.IntN(step); at < len(text); at += step {
				result := recognize.Document(layout.document(t, s.source, text[:at]))
				o := compare(&s.want, &result)
				s.name = fmt.Sprintf("%s, cut behind byte %d, seed %d", layout.name, at, seed+1)
				s.report(t, o, text[:at], &result)
				all.add(o)
				if len(o.wrong) > 0 && metamorphicSeeds() >= 50 {
					break // the next bytes fail alike
				}
			}
		}
	}
	t.Logf("%d documents, %.2f %% equal, %d wrong", all.documents, 100*all.rate(), len(all.wrong))
}
