package lexicon

import (
	"slices"
	"strings"

	"github.com/openxxgk/annualreport/internal/words"
)

// Inner is the label of a line that stands behind those of its groups.
type Inner struct {
	Label   words.Label
	Meaning *Meaning
}

// Compound takes apart a label that names a line behind its groups in one text:
// "（三）不予公开 1.属于国家秘密". group is what the groups have in common.
func (c *Cells) Compound(text string) (inner Inner, group Set, ok bool) {
	const most = 200
	if len(text) > 3*most {
		return Inner{}, Set{}, false
	}
	rest, bound := words.Fold(text), false
	for range len(c.Groups) {
		_, _, named := words.SplitNumber(rest)
		at := c.groupPrefix(named)
		if at == 0 {
			break
		}
		set := c.Meaning(words.Key(named[:at])).Group
		if bound {
			set = set.And(group)
		}
		group, bound, rest = set, true, named[at:]
	}
	if !bound {
		return Inner{}, Set{}, false
	}
	inner.Label = words.ParseLabel(rest)
	inner.Meaning = c.Meaning(inner.Label.Key)
	return inner, group, inner.Meaning != nil && len(inner.Meaning.Lines) > 0
}

// groupPrefix returns the length of the group's name that a folded text begins
// with, or 0.
func (c *Cells) groupPrefix(folded string) int {
	for _, group := range c.groupNames {
		if strings.HasPrefix(folded, group) && len(folded) > len(group) {
			return len(group)
		}
	}
	return 0
}

// SetOfText returns what a line of text before a table says of its cells: an item
// of article 20, a group, a block of table 四, alone or one behind the other
// ("行政诉讼（未经复议直接起诉）"). It is empty for all other text.
func (c *Cells) SetOfText(text string) Set {
	const most = 60
	if len(text) > 3*most {
		return Set{}
	}
	key := words.ParseLabel(text).Key
	var set Set
	bound := false
	for key != "" {
		m, length := c.longestPrefix(key)
		if m == nil {
			return Set{}
		}
		next := m.Group.Or(m.Column)
		if bound {
			next = next.And(set)
		}
		set, bound, key = next, true, key[length:]
	}
	return set
}

// longestPrefix returns the longest title or block that a key begins with.
func (c *Cells) longestPrefix(key string) (*Meaning, int) {
	for end := len(key); end > 0; end-- {
		if m := c.meanings[key[:end]]; m != nil && (!m.Group.IsEmpty() || m.Column.And(c.Sections[4]).Len() >= 5) {
			return m, end
		}
	}
	return nil, 0
}

// ClosestColumn returns the one heading of a column that a misspelt key must mean.
func (c *Cells) ClosestColumn(key string) (*Meaning, bool) {
	index, ok := words.ClosestOf(key, c.columnKeys, c.columnOwners)
	if !ok {
		return nil, false
	}
	return c.meanings[c.columnKeys[index]], true
}

// ClosestGroup returns the group of table 三 that a misspelt or cut key must mean.
func (c *Cells) ClosestGroup(key string) (*Meaning, bool) {
	if index, ok := words.Closest(key, c.groupNames); ok {
		return c.Meaning(c.groupNames[index]), true
	}
	found := -1
	for i, name := range c.groupNames {
		if len(key) >= 2*len("字") && strings.Contains(name, key) {
			if found >= 0 {
				return nil, false
			}
			found = i
		}
	}
	if found < 0 {
		return nil, false
	}
	return c.Meaning(c.groupNames[found]), true
}

// LabelOf reads a label or a heading, in table 二 without an explanation behind it, which
// some templates have: "规章（由设区的市、自治州的人民政府填写）", "上一年项目数量（指去年底的项数）".
func (c *Cells) LabelOf(text string) words.Label {
	const longest = 200 // characters
	label := words.ParseLabel(text)
	if len(text) > longest*len("字") || c.Meaning(label.Key) != nil {
		return label
	}
	folded := words.Fold(text)
	at := max(0, strings.IndexAny(folded, "(:"))
	named := words.ParseLabel(folded[:at])
	if m := c.Meaning(named.Key); m != nil && c.explains(m, folded[at:]) {
		return named
	}
	return label
}

// explains reports whether a text behind a word of table 二 only explains it. One that
// names another line, or says what is counted in or out, makes the line another one,
// unless it is a definition.
func (c *Cells) explains(m *Meaning, text string) bool {
	const shortest, definition = 10, 40 // characters
	set := m.Line.Or(m.Column)
	switch {
	case set.IsEmpty() || set.And(c.Sections[2]) != set, text[0] == '(' && !strings.HasSuffix(text, ")"):
		return false
	case strings.HasPrefix(text[1:], "指"), strings.HasPrefix(text[1:], "是指"):
		return true
	case len(text) < shortest*len("字"), words.HasAny(text, "含", "包括", "其中", "除外", "仅"):
		return false
	}
	return len(text) >= definition*len("字") || !c.namesOther(m, text)
}

// namesOther reports whether a text names a line of table 二 that a word does not mean.
func (c *Cells) namesOther(m *Meaning, text string) bool {
	for i, key := range c.LineKeys {
		line := c.LineOf[i]
		if !slices.Contains(m.Lines, line) && c.Blocks[c.Lines[line].Block].Section == 2 && strings.Contains(text, key) {
			return true
		}
	}
	return false
}
