package render

import (
	"sync"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/internal/labels"
	"golang.org/x/text/language"
)

// labelSet are the words of one language, and the tables of the forms in them.
type labelSet struct {
	*labels.Set
	models func() map[govinfo.Edition][3]*tableModel
}

var labelSets = sync.OnceValue(func() map[*labels.Set]*labelSet {
	sets := make(map[*labels.Set]*labelSet)
	for _, words := range labels.All() {
		set := &labelSet{Set: words}
		set.models = sync.OnceValue(set.tableModels)
		sets[words] = set
	}
	return sets
})

// labelsFor returns the labels in the language closest to tag.
func labelsFor(tag language.Tag) *labelSet { return labelSets()[labels.For(tag)] }

// labelsOf returns the labels in the language of a document.
func labelsOf(documentLanguage string) *labelSet { return labelSets()[labels.Of(documentLanguage)] }

// place returns the name of what a mark stands on, or "" where it stands on the
// report as a whole.
func (s *labelSet) place(mark *Mark) string {
	if mark.Ref == "" {
		return ""
	}
	return s.Name(mark.Ref)
}

// Label names a cell, a line, a table, a section or a field of the report in the
// language closest to tag: what [govinfo.Label] does in the words of the form
// for cells and lines, for readers of traditional characters and of English,
// too. The English words are a reading aid, for the form exists in Chinese only.
// A ref that is none of these is returned as text.
func Label(ref govinfo.Ref, tag language.Tag) string { return labels.For(tag).Name(ref) }
