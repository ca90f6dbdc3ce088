package annotate

import (
	"golang.org/x/text/language"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/validate"
)

// Findings returns a note for every finding of a check of the report, worded in the
// language that is nearest to tag: its rule, what is wrong, and the article behind it.
// Where the failing sums leave one smallest set of wrong cells, each cell of it gets a
// change to the value that it should have. Where they leave several, or the search had to
// end, nothing is changed: none of them is more than a possibility. The report is the one
// that was checked, and must not be nil.
func Findings(result validate.Result, report *govinfo.Report, tag language.Tag) []Note {
	var notes []Note
	for i := range result.Findings {
		f := &result.Findings[i]
		n := Note{Ref: f.Ref, Initials: string(f.Rule), Lines: lines(f, tag)}
		if q := f.Quote; q != (validate.Quote{}) {
			n.Quote, n.Section, n.Context = q.Text, q.Section, contextOf(report, q)
		}
		notes = append(notes, n)
	}
	location := result.Locate()
	if len(location.Suspects) != 1 || location.Exhausted {
		return notes
	}
	for _, cell := range location.Suspects[0].Cells {
		text := words(tag).likely + cell.Want.String()
		if slip := cell.Slip.Message(tag); slip != "" {
			text += words(tag).between + slip
		}
		notes = append(notes, Note{
			Ref: cell.Ref, Initials: words(tag).initials, Lines: []string{text},
			Change: Change{From: cell.Got.String(), To: cell.Want.String()},
		})
	}
	return notes
}

// lines returns the paragraphs of a finding's comment.
func lines(f *validate.Finding, tag language.Tag) []string {
	rule, known := f.OfRule()
	if !known {
		return []string{string(f.Rule) + " " + f.Message(tag)}
	}
	lines := []string{string(f.Rule) + " " + rule.Title.In(tag), f.Message(tag)}
	if basis := rule.Basis.In(tag); basis != "" {
		lines = append(lines, words(tag).basis+basis)
	}
	return lines
}

// contextOf returns the paragraph that a quotation is of, or "".
func contextOf(report *govinfo.Report, q validate.Quote) string {
	narrative := map[int]govinfo.Narrative{1: report.Overview, 5: report.Problems, 6: report.OtherMatters}[q.Section]
	if q.Paragraph < 0 || q.Paragraph >= len(narrative) {
		return ""
	}
	return narrative[q.Paragraph].Text
}

type wording struct{ likely, between, basis, initials string }

func words(tag language.Tag) wording {
	if base, _ := tag.Base(); base.String() == "en" {
		return wording{"Most likely wrong: all sums hold with ", "; ", "Basis: ", "?"}
	}
	return wording{"最可能有误：改为以下数值后各合计关系全部成立：", "；", "依据：", "疑"}
}
