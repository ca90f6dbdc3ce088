package whole

import (
	"fmt"
	"strings"

	"golang.org/x/text/language"

	"github.com/openxxgk/annualreport/internal/labels"
)

// words are what an account says in one language.
type words struct {
	theWhole, prior, want, sure, either, joint, others string
}

var chinese = words{
	theWhole: "汇总报告", prior: "（上一年度报告）", want: "%s：填报 %s，应为 %s", sure: "%s（改正后 %d 条关系成立）",
	either: "以下改正之一（各使 %d 条关系成立，无从判定）：%s", joint: "；", others: "等共 %d 处",
}

var english = words{
	theWhole: "the whole", prior: " (last year's report)", want: "%s: %s as reported, should be %s", sure: "%s (%d relations then hold)",
	either: "one of these changes (each mends %d relations, nothing tells which): %s", joint: "; ", others: "and others, %d in all",
}

func wordsFor(tag language.Tag) *words {
	if labels.For(tag) == labels.For(language.English) {
		return &english
	}
	return &chinese
}

// Message words a suspect of the tree in Chinese or English, whichever is nearer to
// the language asked for: organ, cell, the figure and what it should be.
func (t *Tree) Message(s Suspect, tag language.Tag) string {
	return s.Message(tag, func(organ int) string { return t.Members[organ].name() })
}

// Message words a suspect in Chinese or English, as [Tree.Message] does, for who has no
// Tree; member tells the names of members by their indexes.
func (s *Suspect) Message(tag language.Tag, member func(organ int) string) string {
	w := wordsFor(tag)
	first := w.cells(s.Cells, tag, member)
	if s.Sure {
		return fmt.Sprintf(w.sure, first, s.Mends)
	}
	ways := []string{first}
	for _, other := range s.Others {
		ways = append(ways, w.cells(other, tag, member))
	}
	if s.OthersLeft > 0 {
		ways = append(ways, fmt.Sprintf(w.others, 1+len(s.Others)+s.OthersLeft))
	}
	return fmt.Sprintf(w.either, s.Mends, strings.Join(ways, w.joint))
}

func (w *words) cells(cells []Cell, tag language.Tag, member func(organ int) string) string {
	texts := make([]string, len(cells))
	for i, c := range cells {
		name := w.theWhole
		if c.Organ != TheWhole {
			name = member(c.Organ)
		}
		if c.Prior {
			name += w.prior
		}
		texts[i] = fmt.Sprintf(w.want, name+" "+labels.For(tag).Name(c.Ref), c.Got, c.Want)
	}
	return strings.Join(texts, w.joint)
}
