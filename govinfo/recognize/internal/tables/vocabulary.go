package tables

import (
	"slices"
	"sync"

	"github.com/openxxgk/annualreport/internal/lexicon"
)

// dictionary is the words of one section's table.
type dictionary struct {
	root  *node
	keys  []string // of lines, for closeness
	lines []int    // their lines
	// owners are the keys' owners: lines that both editions have are one.
	owners []int
}

// node is a node of the tree of words, by characters.
type node struct {
	next    map[rune]*node
	meaning *lexicon.Meaning // of the word that ends here, or nil
}

// vocabulary returns the words of the table of a section, 2 to 4.
func vocabulary(section int) *dictionary { return dictionaries()[section] }

var dictionaries = sync.OnceValue(func() *[5]*dictionary {
	var all [5]*dictionary
	known := lexicon.Tables()
	for section := 2; section <= 4; section++ {
		d := &dictionary{root: &node{}}
		for i, key := range known.LineKeys {
			if known.Blocks[known.Lines[known.LineOf[i]].Block].Section == section {
				d.keys, d.lines = append(d.keys, key), append(d.lines, known.LineOf[i])
				d.owners = append(d.owners, slices.Index(d.keys, known.Lines[known.LineOf[i]].Label.Key))
			}
		}
		for m := range known.Meanings {
			if m.Neutral || !m.Line.Or(m.Column).Or(m.Group).And(known.Sections[section]).IsEmpty() {
				d.root.add(m)
			}
		}
		all[section] = d
	}
	return &all
})

func (n *node) add(m *lexicon.Meaning) {
	for _, r := range m.Key {
		if n.next == nil {
			n.next = make(map[rune]*node)
		}
		child := n.next[r]
		if child == nil {
			child = &node{}
			n.next[r] = child
		}
		n = child
	}
	n.meaning = m
}
