package recognize

// unknownColumn is the meaning of a column that the form does not have.
const unknownColumn = -1

// column is a column of figures as a table's headings show it.
type column struct {
	meaning     int // index among the columns of the form's block, or unknownColumn
	heading     place
	first, last int // grid columns
	repeated    bool
}

// columns are the columns of figures below some headings, from left to right.
type columns struct {
	list   []column
	grid   bool // first and last are set
	padded bool // rows without a grid write the cells that merged ones cover
	end    int  // right edge of the heading rows
}

// first returns the grid column where the figures begin.
func (c *columns) first() int {
	if len(c.list) == 0 {
		return 0
	}
	return c.list[0].first
}

// values divides a row into labels and figures. aligned says that the row stands
// below the headings on one grid; the figures are then the places from the first
// column on. Otherwise they are the last places of the row, as many as columns.
func (c *columns) values(r *row) (labels, values []place, aligned bool) {
	at := len(r.places) - len(c.list)
	if aligned = c.grid && (r.grid || c.padded) && !r.holes && len(c.list) > 0 && r.end() == c.end; aligned {
		for at = 0; at < len(r.places) && r.places[at].column < c.first(); at++ {
		}
	}
	at = max(at, 0)
	return r.places[:at], r.places[at:], aligned
}

// assign returns the place that holds the figure of each column, in the order of
// the columns. Equal numbers decide: the 2019 form prints headings and figures
// with different boundaries, so figures are matched by their order. Where a
// figure is narrower than its heading, the boundaries decide, if they agree. A
// nil place is a column whose figure cannot be told; ok is false if none can.
func (c *columns) assign(values []place, aligned bool) (found []*place, ok bool) {
	found = make([]*place, len(c.list))
	if len(values) == len(c.list) && (aligned || !c.grid || c.single()) {
		for i := range values {
			found[i] = &values[i]
		}
		return found, true
	}
	if !aligned {
		return found, false
	}
	for i := range values {
		if values[i].shape != emptyShape && !c.cover(&values[i]) {
			return found, false // a figure below no heading: the row has slipped
		}
	}
	for i := range c.list {
		if p, sure := c.list[i].within(values); sure {
			found[i], ok = p, true
		}
	}
	return found, ok
}

// single reports whether every heading takes one column of the grid.
func (c *columns) single() bool {
	for i := range c.list {
		if c.list[i].first != c.list[i].last {
			return false
		}
	}
	return true
}

// cover reports whether a place stands below some heading.
func (c *columns) cover(p *place) bool {
	for i := range c.list {
		if p.column <= c.list[i].last && p.end() > c.list[i].first {
			return true
		}
	}
	return false
}

// within finds the one place with text below a heading. Places that cross the
// heading's boundaries, or several texts, leave it in doubt.
func (c *column) within(values []place) (found *place, sure bool) {
	for i := range values {
		p := &values[i]
		if p.end() <= c.first || p.column > c.last {
			continue
		}
		if p.column < c.first || p.end() > c.last+1 {
			return nil, false
		}
		switch {
		case found == nil || found.shape == emptyShape:
			found = p
		case p.shape == emptyShape || c.repeated && p.text == found.text:
		default:
			return nil, false
		}
	}
	return found, found != nil
}

// stack is what the heading rows show above one grid column, from the top.
type stack struct {
	leaf   *place   // the lowest text
	above  []*place // texts above it
	column int
}

// stacks reads heading rows column by column. An empty heading cell belongs to
// the text on its left, as where merged cells were split.
func stacks(heads []*row) []stack {
	width := 0
	for _, r := range heads {
		width = max(width, r.end())
	}
	all := make([]stack, width)
	for g := range all {
		all[g].column = g
	}
	for _, r := range heads {
		var left *place
		for i := range r.places {
			p := &r.places[i]
			own := p.shape != emptyShape
			if own {
				left = p
			}
			for g := p.column; g < p.end(); g++ {
				s := &all[g]
				switch {
				case own:
					if s.leaf != nil && s.leaf.origin != p.origin {
						s.above = append(s.above, s.leaf)
					}
					s.leaf = p
				case left != nil && !p.covered:
					s.above = append(s.above, left)
				}
			}
		}
	}
	return all
}
