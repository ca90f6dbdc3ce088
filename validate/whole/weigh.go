package whole

// marks tell which equations have been looked at for a candidate, without clearing
// between candidates.
type marks struct {
	inside, between []int
	turn            int
}

func (m *marks) size(inside, between int) {
	m.inside, m.between = make([]int, inside), make([]int, between)
}

// weigh counts the equations that a candidate mends and breaks; ok is false if a
// figure is not known, or would become less than nothing.
func (s *system) weigh(c *candidate, reports [2]*figures) (ok bool) {
	f := reports[c.year]
	for _, ch := range c.changes {
		if f == nil || !f.known[ch.cell] || f.value[ch.cell]+ch.delta < 0 && !s.layout.signed[ch.cell] {
			return false
		}
	}
	s.seen.turn++
	alone := [2]*figures{f, nil}
	for _, ch := range c.changes {
		s.weighSum(c, ch)
		for _, k := range s.equations.insideOf[ch.cell] {
			if s.seen.inside[k] != s.seen.turn {
				s.seen.inside[k] = s.seen.turn
				s.compare(c, s.equations.inside[k], alone, 0)
			}
		}
		for _, k := range s.equations.betweenOf[c.year][ch.cell] {
			if s.seen.between[k] != s.seen.turn {
				s.seen.between[k] = s.seen.turn
				s.compare(c, s.equations.between[k], reports, c.year)
			}
		}
	}
	return true
}

// weighSum looks at the equation of whole and members.
func (s *system) weighSum(c *candidate, ch change) {
	rest, ok := s.rest(c.year, ch.cell)
	if !ok {
		return
	}
	after := rest - ch.delta
	if c.organ == 0 {
		after = rest + ch.delta
	}
	c.tell(rest == 0, after == 0)
}

// compare looks at an equation of one organ, before and after.
func (s *system) compare(c *candidate, eq equation, reports [2]*figures, changed int) {
	before, ok := eq.residual(reports, -1, nil)
	if !ok {
		return
	}
	after, _ := eq.residual(reports, changed, c.changes)
	c.tell(before == 0, after == 0)
}

func (c *candidate) tell(before, after bool) {
	switch {
	case after && !before:
		c.mends++
	case before && !after:
		c.breaks++
	}
}
