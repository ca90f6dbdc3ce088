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
	d.findAcross()
	return d.findAlong() && d.areJunctionsSound() && d.isBordered()
}

// findAcross finds the walls on the rules: what the segments cover.
func (d *drawing) findAcross() {
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
}

// findAlong finds the walls between the rules. It reports whether every bar there is
// part of one.
func (d *drawing) findAlong() bool {
	n := len(d.columns)
	d.along = make([]bool, d.bands()*n)
	for band := range d.bands() {
		walls := 0
		for k := range n {
			if d.isWall(band, k) {
				d.along[band*n+k] = true
				walls++
			}
		}
		for _, bars := range d.bars[d.rules[band]+1 : d.rules[band+1]] {
			if bars != walls {
				return false
			}
		}
	}
	return true
}

// isWall reports whether every line of a band draws up and down at a column.
func (d *drawing) isWall(band, column int) bool {
	for line := d.rules[band] + 1; line < d.rules[band+1]; line++ {
		if drawn, _ := d.at(line, column); drawn != vertical {
			return false
		}
	}
	return true
}

// areJunctionsSound reports whether the characters on the rules draw what meets there.
func (d *drawing) areJunctionsSound() bool {
	for rule, line := range d.rules {
		bars := 0
		for k := range d.columns {
			met := d.met(rule, k)
			if !d.isJunction(rule, k, met) {
				return false
			}
			if met == vertical {
				bars++
			}
		}
		if bars != d.bars[line] {
			return false
		}
	}
	return true
}

// isBordered reports whether there are walls all around.
func (d *drawing) isBordered() bool {
	for band := range d.bands() {
		if !d.wallBefore(band, 0) || !d.wallBefore(band, d.gaps()) {
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
