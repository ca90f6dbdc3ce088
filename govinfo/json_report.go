package govinfo

import (
	"fmt"
	"slices"
	"strings"
	"sync"
)

// The keys of the JSON objects beside the cells'.
var (
	reportKeys = []string{
		"year", "title", "agency", "published", "sections", "overview",
		"proactive", "proactive2019", "applications", "disputes", "problems", "otherMatters",
	}
	agencyKeys    = []string{"name", "level", "regionCode", "creditCode", "contact"}
	contactKeys   = []string{"address", "postalCode", "phone", "email", "website"}
	paragraphKeys = []string{"text", "heading", "aspect"}
)

func (d *jsonReader) report() error {
	if d.peek() != '{' {
		return d.wrongType("an object")
	}
	r := &d.into
	return d.object(reportKeys, func(key int) (err error) {
		switch reportKeys[key] {
		case "year":
			r.Year, err = d.year()
		case "title":
			r.Title, err = d.text()
		case "agency":
			err = d.agency(&r.Agency)
		case "published":
			r.Published, err = d.date()
		case "sections":
			r.Sections, err = d.sections()
		case "overview":
			r.Overview, err = d.narrative()
		case "problems":
			r.Problems, err = d.narrative()
		case "otherMatters":
			r.OtherMatters, err = d.narrative()
		default:
			err = d.table(reportKeys[key])
		}
		return err
	})
}

func (d *jsonReader) year() (int, error) {
	if d.null() {
		return 0, nil
	}
	offset := d.at
	if first := d.peek(); first != '-' && (first < '0' || first > '9') {
		return 0, d.wrongType("a number")
	}
	year, ok := shortInteger(d.scalar())
	if !ok || year > 9999 {
		return 0, d.fail(offset, fmt.Errorf("%w: a year from 0 to 9999 expected", ErrType))
	}
	return int(year), nil
}

func (d *jsonReader) date() (Date, error) {
	offset := d.at
	text, err := d.text()
	if err != nil {
		return Date{}, err
	}
	date, err := ParseDate(text)
	if err != nil {
		return Date{}, d.fail(offset, err)
	}
	return date, nil
}

func (d *jsonReader) agency(a *Agency) error {
	return d.object(agencyKeys, func(key int) (err error) {
		switch agencyKeys[key] {
		case "name":
			a.Name, err = d.text()
		case "level":
			a.Level, err = oneOf(d, AgencyLevels())
		case "regionCode":
			a.RegionCode, err = d.text()
		case "creditCode":
			a.CreditCode, err = d.text()
		case "contact":
			fields := [...]*string{&a.Contact.Address, &a.Contact.PostalCode, &a.Contact.Phone, &a.Contact.Email, &a.Contact.Website}
			err = d.object(contactKeys, func(key int) (err error) {
				*fields[key], err = d.text()
				return err
			})
		}
		return err
	})
}

// oneOf takes a string that is empty or one of the known values.
func oneOf[T ~string](d *jsonReader, known []T) (T, error) {
	offset := d.at
	text, err := d.text()
	if err != nil {
		return "", err
	}
	if text != "" && !slices.Contains(known, T(text)) {
		var list strings.Builder
		for i, value := range known {
			if i > 0 {
				list.WriteString(", ")
			}
			list.WriteString(string(value))
		}
		return "", d.fail(offset, fmt.Errorf("%w: %.40q is none of %s", ErrType, text, list.String()))
	}
	return T(text), nil
}

func (d *jsonReader) sections() ([]string, error) {
	if d.null() {
		return nil, nil
	}
	titles := []string{}
	err := d.array(func(int) error {
		title, err := d.text()
		titles = append(titles, title)
		return err
	})
	return titles, err
}

func (d *jsonReader) narrative() (Narrative, error) {
	if d.null() {
		return nil, nil
	}
	narrative := Narrative{}
	err := d.array(func(int) error {
		var p Paragraph
		if d.peek() != '{' {
			return d.wrongType("an object")
		}
		err := d.object(paragraphKeys, func(key int) (err error) {
			switch paragraphKeys[key] {
			case "text":
				p.Text, err = d.text()
			case "heading":
				p.Heading, err = d.boolean()
			case "aspect":
				p.Aspect, err = oneOf(d, Aspects())
			}
			return err
		})
		narrative = append(narrative, p)
		return err
	})
	return narrative, err
}

// keyTree holds the keys of the objects that hold the cells. It is made of the
// refs.
type keyTree struct {
	keys     []string
	children []keyTree // one per key
	cell     int       // index of the cell; -1 in an object
}

var cellTree = sync.OnceValue(func() *keyTree {
	root := &keyTree{cell: -1}
	for index, path := range refPaths() {
		node := root
		for _, element := range path {
			k := slices.Index(node.keys, element)
			if k < 0 {
				k = len(node.keys)
				node.keys = append(node.keys, element)
				node.children = append(node.children, keyTree{cell: -1})
			}
			node = &node.children[k]
		}
		node.cell = index
	}
	return root
})

func (d *jsonReader) table(name string) error {
	root := cellTree()
	if d.peek() != 'n' {
		d.tellEdition(name, "")
	}
	return d.cells(&root.children[slices.Index(root.keys, name)])
}

func (d *jsonReader) cells(node *keyTree) error {
	return d.object(node.keys, func(key int) error {
		child := &node.children[key]
		if child.cell < 0 {
			d.tellEdition(d.path[len(d.path)-1], d.path[len(d.path)-2])
			return d.cells(child)
		}
		return d.cell(child.cell)
	})
}

// tellEdition notes which edition a key belongs to. Where keys of both are
// there, the first tells the edition that the table follows: see MarshalJSON.
func (d *jsonReader) tellEdition(key, parent string) {
	editions := &d.into.Editions
	switch {
	case key == "proactive" && editions.Proactive == EditionUnstated:
		editions.Proactive = Edition2021
	case key == "proactive2019" && editions.Proactive == EditionUnstated:
		editions.Proactive = Edition2019
	case parent == "other" && editions.Applications == EditionUnstated:
		editions.Applications = Edition2021
		if key == "undivided" {
			editions.Applications = Edition2019
		}
	}
}

func (d *jsonReader) cell(index int) error {
	offset := d.at
	switch d.peek() {
	case '{', '[', 't', 'f':
		return d.wrongType("a number or null")
	}
	raw := d.scalar()
	count, amount := d.into.cellAt(index)
	var err error
	if amount != nil {
		*amount, err = amountFromJSON(raw)
	} else if *count, err = countFromJSON(raw); err != nil && raw[0] == '"' {
		err = fmt.Errorf("%w: a number or null expected, not the string %.40s", ErrType, raw)
	}
	if err != nil {
		return d.fail(offset, err)
	}
	return nil
}
