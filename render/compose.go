package render

import (
	"strconv"
	"strings"

	"golang.org/x/text/language"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/document"
)

// Composer says how a report becomes a document. The zero Composer makes the
// statutory report: its title, the six sections with the titles of the form,
// the three tables with every label and span as in the form, in Chinese.
//
// A Composer is not changed by its use and may serve several goroutines.
type Composer struct {
	// Byline holds the lines below the title. Nil stands for what the report
	// states and its title does not: the organ's name, and the day of
	// publication. An empty list that is not nil leaves the lines out.
	Byline []string `json:"byline"`
	// Preface stands between the title and section 一, where most reports state
	// their legal basis, period and contact. The form has no such part.
	Preface govinfo.Narrative `json:"preface"`
	// PrintedTitles keeps the section titles of [govinfo.Report.Sections] where
	// they can be told to belong to a section. Otherwise, and for the sections
	// without one, the titles are those of the form.
	PrintedTitles bool `json:"printedTitles"`
	// Language selects the labels: Chinese in simplified characters, which are
	// those of the form ([language.Und], the zero value), Chinese in traditional
	// characters, or English. The narrative is never translated.
	Language language.Tag `json:"language"`
	// Thousands separates the digits of figures by three, as the language does
	// ("13,612"). Years are never separated.
	Thousands bool `json:"thousands"`
}

// Compose returns the document of a report as the zero [Composer] makes it.
func Compose(report *govinfo.Report) *document.Document {
	return Composer{}.Compose(report)
}

// Compose returns the document of a report: a heading of level 1 for the title,
// one of level 2 for each of the six sections, one of level 3 for each
// sub-heading of the narrative, and a table in sections 二, 三 and 四. The cells
// of the tables carry their refs as [document.Cell.ID], blank cells too.
//
// Table 二 and table 三 follow their own editions of the form (see
// [govinfo.Report.ProactiveEdition]). Figures that the edition has no cell for
// are told in a note below the table. Nothing of the narrative is left out.
func (c Composer) Compose(report *govinfo.Report) *document.Document {
	labels := labelsFor(c.Language)
	doc := &document.Document{
		Language: labels.HTMLLanguage,
		Title:    title(report, labels),
		Blocks:   make([]document.Block, 0, 24+len(report.Overview)+len(report.Problems)+len(report.OtherMatters)),
	}
	add := func(blocks ...document.Block) { doc.Blocks = append(doc.Blocks, blocks...) }

	add(&document.Heading{Level: 1, Text: doc.Title})
	for _, line := range c.byline(report, doc.Title, labels) {
		add(&document.Paragraph{Text: line, Role: document.RoleByline})
	}
	add(narrative(c.Preface)...)

	titles := c.sectionTitles(report, labels)
	var counts [govinfo.CellCount]govinfo.Count
	tables := tableComposer{
		report:  report,
		counts:  report.AppendCounts(counts[:0]),
		labels:  labels,
		numbers: newNumberStyle(labels, c.Thousands),
	}
	for i, text := range titles {
		add(&document.Heading{Level: 2, Text: text})
		switch section := i + 1; section {
		case 1:
			add(narrative(report.Overview)...)
		case 2:
			add(tables.compose(report.ProactiveEdition(), section, text)...)
		case 3:
			add(tables.compose(report.ApplicationsEdition(), section, text)...)
		case 4:
			add(tables.compose(govinfo.Edition2021, section, text)...)
		case 5:
			add(narrative(report.Problems)...)
		case 6:
			add(narrative(report.OtherMatters)...)
		}
	}
	return doc
}

// title returns the title as printed, or the usual one for the organ and year.
func title(report *govinfo.Report, labels *labelSet) string {
	if report.Title != "" {
		return report.Title
	}
	pattern := labels.Words["title"]
	if report.Year == 0 {
		pattern = labels.Words["title.undated"]
	}
	return strings.TrimSpace(strings.NewReplacer(
		"{agency}", report.Agency.Name,
		"{year}", strconv.Itoa(report.Year),
	).Replace(pattern))
}

func (c Composer) byline(report *govinfo.Report, title string, labels *labelSet) []string {
	if c.Byline != nil {
		return c.Byline
	}
	var lines []string
	if name := report.Agency.Name; name != "" && !strings.Contains(title, name) {
		lines = append(lines, name)
	}
	if day := report.Published; !day.IsZero() {
		lines = append(lines, strings.NewReplacer(
			"{year}", strconv.Itoa(day.Year),
			"{month}", strconv.Itoa(int(day.Month)),
			"{day}", strconv.Itoa(day.Day),
			"{date}", day.String(),
		).Replace(labels.Words["published"]))
	}
	return lines
}

func narrative(paragraphs govinfo.Narrative) []document.Block {
	blocks := make([]document.Block, len(paragraphs))
	for i, p := range paragraphs {
		if p.Heading {
			blocks[i] = &document.Heading{Level: 3, Text: p.Text}
		} else {
			blocks[i] = &document.Paragraph{Text: p.Text}
		}
	}
	return blocks
}
