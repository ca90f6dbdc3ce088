package docx

import (
	"encoding/xml"
	"strconv"
	"unicode/utf16"

	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/govinfo/read/internal/word"
	"github.com/openxxgk/annualreport/internal/pack"
)

// levels is the number of levels of a list.
const levels = word.Levels

// numbering holds the lists of a document and how far each has counted.
type numbering struct {
	lists     map[string]*list     // w:abstractNum by id
	instances map[string]*instance // w:num by id
	styles    *styles
}

// list is the definition of a list, and its counters.
type list struct {
	levels    [levels]word.Level
	linked    string // id of the style whose list is meant (w:numStyleLink)
	counter   word.Counter
	fromStyle map[string]int // level by id of the paragraph style that goes with it
}

// instance is one use of a list.
type instance struct {
	list      string
	overrides map[int]word.Level
	starts    map[int]int // level to the number that it starts at, once
}

func (p *sources) readNumbering(s *styles) (*numbering, error) {
	n := &numbering{lists: make(map[string]*list), instances: make(map[string]*instance), styles: s}
	if p.numbering == "" {
		return n, nil
	}
	err := p.Read(p.numbering, func(c *pack.Cursor, root xml.StartElement) error {
		return c.Children(func(e xml.StartElement) error {
			switch wordName(e.Name) {
			case "abstractNum":
				return n.readList(c, identifier(e, "abstractNumId"))
			case "num":
				return n.readInstance(c, identifier(e, "numId"))
			}
			return c.Skip()
		})
	})
	return n, err
}

func (n *numbering) readList(c *pack.Cursor, id string) error {
	l := &list{}
	n.lists[id] = l
	return c.Children(func(e xml.StartElement) error {
		switch wordName(e.Name) {
		case "numStyleLink":
			l.linked = identifier(e, "val")
		case "lvl":
			if k, ok := levelIndex(e); ok {
				var style string
				var err error
				l.levels[k], style, err = readLevel(c)
				if style != "" {
					if l.fromStyle == nil {
						l.fromStyle = make(map[string]int)
					}
					l.fromStyle[style] = k
				}
				return err
			}
		}
		return c.Skip()
	})
}

func levelIndex(e xml.StartElement) (int, bool) {
	k, err := strconv.Atoi(pack.Attribute(e, "ilvl"))
	return k, err == nil && k >= 0 && k < levels
}

func readLevel(c *pack.Cursor) (l word.Level, style string, err error) {
	var read func(e xml.StartElement) error
	read = func(e xml.StartElement) error {
		switch wordName(e.Name) {
		case "start":
			l.Start = number(pack.Attribute(e, "val"))
		case "numFmt":
			l.Format = pack.Attribute(e, "val")
		case "lvlText":
			l.Text = pack.Attribute(e, "val")
			if len(l.Text) > word.MaxLevelText { // in bytes, which are no fewer
				if units := utf16.Encode([]rune(l.Text)); len(units) > word.MaxLevelText {
					return &LimitError{Package: "docx", Quantity: document.QuantityNumber, Max: word.MaxLevelText}
				}
			}
		case "suff":
			l.Suffix = pack.Attribute(e, "val")
		case "isLgl":
			l.Legal = readToggle(e) == on
		case "pStyle":
			style = identifier(e, "val")
		case "lvlRestart":
			if l.Restart = number(pack.Attribute(e, "val")); l.Restart == 0 {
				l.Restart = -1
			}
		case "":
			return c.Children(read) // the alternatives of a number format
		}
		return c.Skip()
	}
	return l, style, c.Children(read)
}

// number reads a number of a list; one out of bounds is 0.
func number(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil || n < 0 || n > 1<<30 {
		return 0
	}
	return n
}

func (n *numbering) readInstance(c *pack.Cursor, id string) error {
	in := &instance{}
	n.instances[id] = in
	return c.Children(func(e xml.StartElement) error {
		switch wordName(e.Name) {
		case "abstractNumId":
			in.list = identifier(e, "val")
		case "lvlOverride":
			k, ok := levelIndex(e)
			if !ok {
				break
			}
			return c.Children(func(e xml.StartElement) error {
				switch wordName(e.Name) {
				case "startOverride":
					if in.starts == nil {
						in.starts = make(map[int]int)
					}
					in.starts[k] = number(pack.Attribute(e, "val"))
				case "lvl":
					l, _, err := readLevel(c)
					if in.overrides == nil {
						in.overrides = make(map[int]word.Level)
					}
					in.overrides[k] = l
					return err
				}
				return c.Skip()
			})
		}
		return c.Skip()
	})
}

// list returns the list that an instance counts in.
func (n *numbering) list(in *instance) *list {
	for range 8 { // links of a broken file may go in a circle
		l := n.lists[in.list]
		if l == nil || l.linked == "" {
			return l
		}
		st := n.styles.byID[l.linked]
		if st == nil || n.instances[st.numbering] == nil {
			return l
		}
		in = n.instances[st.numbering]
	}
	return nil
}

// next counts one paragraph and returns its number as printed, with the space
// after it: "二、", "1. ". Bullets and unknown lists give "".
func (n *numbering) next(id string, k int, style string) string {
	in := n.instances[id]
	if in == nil {
		return ""
	}
	l := n.list(in)
	if l == nil {
		return ""
	}
	if style != "" {
		if at, ok := l.fromStyle[style]; ok {
			k = at
		}
	}
	if start, ok := in.starts[k]; ok {
		l.counter.Start(k, start)
		delete(in.starts, k)
	}
	return l.counter.Next(k, func(k int) word.Level {
		if o, ok := in.overrides[k]; ok {
			return o
		}
		return l.levels[k]
	})
}
