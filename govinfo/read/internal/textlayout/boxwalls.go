package textlayout

import "slices"

// gaps returns the number of grid columns.
func (d *drawing) gaps() int { return len(d.columns) - 1 }

// bands returns the number of grid rows: what is between two rules.
func (d *drawing) bands() int { return len(d.rules) - 1 }

func (d *drawing) wallAbove(band, gap int) bool { return d.across[band*d.gaps()+gap] }

func (d *drawing) wallBefore(band, gap int) bool { return d.along[band*len(d.columns)+gap] }

// findWalls finds the walls between grid places. It reports whether the drawing
// is sound: every junction draws the walls that meet there and no others, every
// bar is part of a wall, and the border is closed.
func (d *drawing) findWalls() bool {
	n := len(d.columns)
	d.across = make([]bool, len(d.rules)*d.gaps())
	rule, gap := 0, 0
	for _, s := range d.segments {
		for d.rules[rule] < s.line {
			rule++
			gap = 0
		}
		for d.columns[gap] < s.from {
			gap++
		}
		for ; d.columns[gap] < s.to; gap++ {
			d.across[rule*d.gaps()+gap] = true
		}
	}
	d.along = make([]bool, d.bands()*n)
	for band := range d.bands() {
		from, to := d.rules[band]+1, d.rules[band+1]
		walls := 0
		for k := range n {
			wall := true
			for line := from; line < to && wall; line++ {
				drawn, _ := d.at(line, k)
				wall = drawn == vertical
			}
			if d.along[band*n+k] = wall; wall {
				walls++
			}
		}
		for _, bars := range d.bars[from:to] {
			if bars != walls {
				return false
			}
		}
		if !d.along[band*n] || !d.along[band*n+n-1] {
			return false
		}
	}
	for rule := range d.rules {
		bars := 0
		for k := range n {
			met := d.met(rule, k)
			if !d.isJunction(rule, k, met) {
				return false
			}
			if met == vertical {
				bars++
			}
		}
		if bars != d.bars[d.rules[rule]] {
			return false
		}
	}
	last := len(d.across) - d.gaps()
	return !slices.Contains(d.across[:d.gaps()], false) && !slices.Contains(d.across[last:], false)
}

// met returns the directions in which walls leave a corner of the grid.
func (d *drawing) met(rule, column int) arms {
	var met arms
	if rule > 0 && d.wallBefore(rule-1, column) {
		met |= up
	}
	if rule < d.bands() && d.wallBefore(rule, column) {
		met |= down
	}
	if column > 0 && d.wallAbove(rule, column-1) {
		met |= left
	}
	if column < d.gaps() && d.wallAbove(rule, column) {
		met |= right
	}
	return met
}

// isJunction reports whether the character at a corner of the grid draws the
// walls that meet there, or is text where none do.
func (d *drawing) isJunction(rule, column int, met arms) bool {
	drawn, r := d.at(d.rules[rule], column)
	switch {
	case met == 0:
		return drawn&vertical == 0 || r == '+'
	case r == '+' && d.pen == asciiPen:
		return met&horizontal != 0
	}
	return drawn == met
}

// room is the inside of a cell: its place on the grid, and its spans.
type room struct{ band, gap, height, width int }

// findRooms returns the cells in reading order, or more than most of them as soon
// as there are. ok is false if a cell is no rectangle.
func (d *drawing) findRooms(most int) (rooms []room, ok bool) {
	taken := make([]bool, d.bands()*d.gaps())
	for band := range d.bands() {
		for gap := range d.gaps() {
			if taken[band*d.gaps()+gap] {
				continue
			}
			r := room{band, gap, 1, 1}
			for !d.wallBefore(band, gap+r.width) {
				r.width++
			}
			for !d.wallAbove(band+r.height, gap) {
				r.height++
			}
			if !d.isClosed(r, taken) {
				return nil, false
			}
			if rooms = append(rooms, r); len(rooms) > most {
				return rooms, true
			}
		}
	}
	return rooms, true
}

// isClosed reports whether a room has all its four walls, and none inside, and
// takes its places.
func (d *drawing) isClosed(r room, taken []bool) bool {
	for band := r.band; band < r.band+r.height; band++ {
		for gap := r.gap; gap < r.gap+r.width; gap++ {
			place := band*d.gaps() + gap
			if taken[place] || d.wallAbove(band, gap) != (band == r.band) || d.wallBefore(band, gap) != (gap == r.gap) {
				return false
			}
			taken[place] = true
		}
		if !d.wallBefore(band, r.gap+r.width) {
			return false
		}
	}
	for gap := r.gap; gap < r.gap+r.width; gap++ {
		if !d.wallAbove(r.band+r.height, gap) {
			return false
		}
	}
	return true
}
