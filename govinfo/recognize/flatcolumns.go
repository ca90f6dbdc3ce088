package recognize

import (
	"regexp"
	"strings"
)

// headingOrders are the orders in which headings stand in a text that has lost
// its rows: row by row as the form prints them, or the organizations behind or
// above the heading of them all. N is 自然人, O is 法人或其他组织, c is one of the
// five classes, T is 总计.
var headingOrders = regexp.MustCompile(`^(?:NOTc{5}|NOc{5}T|ONc{5}T|Nc{5}T)$`)

// flatColumns reads headings by their order. Where rows are known, the classes of
// organizations stand where the heading above them does. An order that leaves
// this in doubt gives no columns.
func (a *applicationReader) flatColumns(heads []*row) columns {
	if heads[0].index == lostRow {
		return a.lostColumns(heads[0])
	}
	var levels []*row // rows that name applicants
	for _, r := range heads {
		if r.hasWord(a.isApplicant) {
			levels = append(levels, r)
		}
	}
	switch {
	case len(levels) == 1 && !(levels[0].hasWord(isOrganizations) && levels[0].hasWord(a.isClass)):
		return columns{list: a.inOrder(levels[0])}
	case len(levels) != 2 || !levels[0].hasWord(isOrganizations) || levels[0].hasWord(a.isClass) || !onlyWords(levels[1], a.isClass, a):
		return columns{}
	}
	var list []column
	for i := range levels[0].places {
		p := &levels[0].places[i]
		switch {
		case p.shape != wordShape:
		case isOrganizations(p.label.Key):
			list = append(list, a.inOrder(levels[1])...)
		default:
			if c, ok := a.flatColumn(p, len(list) > 0); ok {
				list = append(list, c)
			}
		}
	}
	return columns{list: list}
}

// onlyWords reports whether all applicants that a row names are of some kind.
func onlyWords(r *row, kind func(name string) bool, a *applicationReader) bool {
	return !r.hasWord(func(name string) bool { return a.isApplicant(name) && !kind(name) })
}

// inOrder reads the headings of one row as they stand.
func (a *applicationReader) inOrder(r *row) []column {
	var list []column
	for i := range r.places {
		p := &r.places[i]
		if p.shape != wordShape || isOrganizations(p.label.Key) {
			continue
		}
		if c, ok := a.flatColumn(p, len(list) > 0); ok {
			list = append(list, c)
		}
	}
	return list
}

// flatColumn reads one heading. Unknown words are columns behind the first known
// one; before it they stand above the labels of lines.
func (a *applicationReader) flatColumn(p *place, started bool) (column, bool) {
	meaning, known := a.meaning(p, nil)
	if !known && (!started || !isColumnHeading(p) || strings.Contains(p.label.Key, "勾稽关系")) {
		return column{}, false
	}
	return column{meaning: meaning, heading: *p}, true
}

// lostColumns reads headings that have lost their rows.
func (a *applicationReader) lostColumns(r *row) columns {
	var order strings.Builder
	var applicants, classes []column
	for i := range r.places {
		p := &r.places[i]
		meaning, known := a.known.applicantByKey[p.label.Key]
		switch {
		case isOrganizations(p.label.Key):
			order.WriteByte('O')
		case !known:
			continue
		case a.isClass(p.label.Key):
			order.WriteByte('c')
			classes = append(classes, column{meaning: meaning, heading: *p})
		default:
			order.WriteByte("NT"[min(meaning, 1)])
			applicants = append(applicants, column{meaning: meaning, heading: *p})
		}
	}
	if !headingOrders.MatchString(order.String()) {
		return columns{}
	}
	list := append([]column{applicants[0]}, classes...)
	list = append(list, applicants[1])
	for i := range list {
		if list[i].meaning != i {
			return columns{} // a heading may have slipped before others
		}
	}
	return columns{list: list}
}

// isApplicant reports whether a key names a class of applicants or their total.
func (a *applicationReader) isApplicant(name string) bool {
	_, known := a.known.applicantByKey[name]
	return known
}

// isClass reports whether a key names a class of organizations.
func (a *applicationReader) isClass(name string) bool {
	index, known := a.known.applicantByKey[name]
	return known && a.known.applicantColumns[index].Group != ""
}

// hasWord reports whether a word of the row has a key of some kind.
func (r *row) hasWord(kind func(name string) bool) bool {
	for i := range r.places {
		if p := &r.places[i]; p.shape == wordShape && kind(p.label.Key) {
			return true
		}
	}
	return false
}

func isOrganizations(name string) bool {
	for _, word := range headingWords[2:] {
		if name == word {
			return true
		}
	}
	return false
}
