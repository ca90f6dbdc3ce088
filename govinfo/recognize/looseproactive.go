package recognize

import "github.com/openxxgk/annualreport/govinfo"

// readLoose reads a piece of table 二 that has lost its rows.
func (p *proactiveReader) readLoose(rows []row) {
	known := func(label *place) bool {
		name := label.label.Key
		return p.known.signatures[name] == proactiveTable || len(p.known.proactiveByKey[name]) > 0
	}
	isLine := func(label *place) bool { return len(p.candidates(label)) > 0 }
	var open *place // the beginning of a label before the last figures
	var openFigures []*place
	for _, run := range runsOf(rows) {
		var heads []*place
		var lines []*place
		words := run.words
		if open != nil {
			if whole, parts := completed(open, words, isLine); parts > 0 {
				p.looseLine([]*place{whole}, openFigures)
				words = words[parts:]
			} else {
				p.looseLine(nil, openFigures)
			}
			open = nil
		}
		labels := segment(words, known)
		for _, label := range labels {
			name := label.label.Key
			_, item := p.known.blockByKey[name]
			_, heading := p.known.proactiveColumns[name]
			switch {
			case item:
				p.item, heads = label, nil
			case name == headingWords[0]:
				heads = nil
			case heading || len(p.known.proactiveByKey[name]) == 0 && p.looksLikeColumn(name):
				heads = append(heads, label)
			case len(p.known.proactiveByKey[name]) > 0:
				lines = append(lines, label)
			}
		}
		if len(heads) > 0 {
			p.setHeads(heads)
		}
		if last := lastOf(labels); len(lines) == 0 && len(run.figures) > 0 && last != nil && !known(last) {
			open, openFigures = last, run.figures
			continue
		}
		p.looseLine(lines, run.figures)
	}
	if open != nil {
		p.looseLine(nil, openFigures)
	}
}

// setHeads puts headings without a grid in force.
func (p *proactiveReader) setHeads(heads []*place) {
	p.heads, p.headRow = columns{}, nil
	for i, heading := range heads {
		p.heads.list = append(p.heads.list, column{heading: *heading, first: i, last: i})
	}
	p.resolveHeadings()
	if !p.inFormOrder() {
		p.edition, p.elements = govinfo.EditionUnstated, nil // a heading may have slipped before others
	}
}

// inFormOrder reports whether the headings in force stand in the order of a block
// of their edition.
func (p *proactiveReader) inFormOrder() bool {
	for b := range p.known.proactiveBlocks {
		block := &p.known.proactiveBlocks[b]
		if block.edition != p.edition || len(block.columns) != len(p.elements) {
			continue
		}
		same := true
		for i, column := range block.columns {
			same = same && column.Key == p.elements[i]
		}
		if same {
			return true
		}
	}
	return false
}

// looseLine reads the figures behind some labels of lines.
func (p *proactiveReader) looseLine(lines, figures []*place) {
	if len(lines) == 0 {
		if len(figures) > 0 {
			p.problem(UnknownLine, p.table(), figures[0].origin, "表二有%d个数据没有行名称，未读取", len(figures))
		}
		return
	}
	last := lines[len(lines)-1]
	own, rest := ownFigures(figures, last, len(p.heads.list))
	if len(lines) > 1 && len(own) > 0 && !sameLine(last, own[0]) {
		for _, label := range lines {
			p.looseDoubt(label)
		}
		return
	}
	if len(rest) > 0 {
		p.problem(UnknownLine, p.table(), rest[0].origin, "表二有%d个数据没有行名称，未读取", len(rest))
	}
	if len(own) == 0 {
		return // a line whose cells are all empty
	}
	r := row{block: last.origin.Block, index: last.origin.Row}
	r.places = append(r.places, *last)
	for _, figure := range own {
		r.places = append(r.places, *figure)
	}
	for i := range r.places {
		r.places[i].column, r.places[i].width = i, 1
	}
	if len(own) != len(p.heads.list) {
		p.looseDoubt(last)
		return
	}
	p.readNamed(&r, &r.places[0])
}

func (p *proactiveReader) looseDoubt(label *place) {
	line := &p.known.proactiveLines[p.candidates(label)[0]]
	for _, index := range p.candidates(label) {
		if p.known.proactiveLines[index].edition == p.edition {
			line = &p.known.proactiveLines[index]
		}
	}
	p.doubt(WrongCellCount, line, label.origin, "表二“%s”一行的数据与%d个列标题对不上，未读取", shorten(label.text), len(p.heads.list))
}
