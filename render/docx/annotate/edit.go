package annotate

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/openxxgk/annualreport/internal/pack"
)

// edit puts text in at an offset, in place of so many bytes.
type edit struct {
	at, rank, remove int // edits at one offset come by their ranks
	insert           string
}

// The ranks: what ends comes before what begins, and comments hold changes.
const (
	endsChange = iota
	endsComment
	beginsComment
	beginsChange
	endsParagraph
)

// apply makes the edits. Those at one offset of one rank keep their order.
func apply(content []byte, edits []edit) []byte {
	slices.SortStableFunc(edits, func(a, b edit) int { return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.rank, b.rank)) })
	var out []byte
	at := 0
	for _, e := range edits {
		out = append(out, content[at:max(at, e.at)]...)
		out = append(out, e.insert...)
		at = max(at, e.at+e.remove)
	}
	return append(out, content[at:]...)
}

// editor makes edits of notes.
type editor struct {
	Writer
	finder
	body     *body
	edits    []edit
	comments strings.Builder // the texts of the comments, as elements
	comment  int             // the next id of a comment
	change   int             // the next id of a change
	opened   map[int]bool    // empty paragraphs that were opened
	changed  map[int]bool    // paragraphs with a change
	done     Done
}

func (e *editor) put(at, rank int, insert string) {
	e.edits = append(e.edits, edit{at: at, rank: rank, insert: insert})
}

// note makes one note.
func (e *editor) note(index int) {
	n := &e.Notes[index]
	if n.Change.From != n.Change.To && !e.track(n) {
		e.done.Unchanged = append(e.done.Unchanged, index)
	}
	if len(n.Lines) == 0 {
		return
	}
	paragraph, found := e.quote(n)
	quoted := found
	if !found {
		paragraph, found = e.at(n.Ref)
	}
	if !found {
		e.done.Unplaced = append(e.done.Unplaced, index)
		if paragraph, found = e.first(); !found {
			return
		}
	}
	id := e.comment
	e.comment++
	e.writeComment(n, id)
	p := &e.body.paragraphs[paragraph]
	from, to := placed{at: p.content}, placed{at: p.end}
	if quoted {
		from, to = p.around(e.body, n.Quote)
	}
	e.wrap(paragraph, from, to, id)
}

// wrap puts the marks of a comment around a range.
func (e *editor) wrap(paragraph int, from, to placed, id int) {
	w := e.body.prefix
	begin := fmt.Sprintf(`<%[1]scommentRangeStart %[1]sid="%[2]d"/>`, w, id)
	end := fmt.Sprintf(`<%[1]scommentRangeEnd %[1]sid="%[2]d"/><%[1]sr><%[1]scommentReference %[1]sid="%[2]d"/></%[1]sr>`, w, id)
	p := &e.body.paragraphs[paragraph]
	if p.empty {
		e.openEmpty(paragraph)
		e.put(p.end, beginsComment, begin+end)
		return
	}
	if from.at == to.at {
		e.put(from.at, beginsComment, begin+end)
		return
	}
	e.put(from.at, beginsComment, from.before+begin+from.after)
	e.put(to.at, endsComment, to.before+end+to.after)
}

// openEmpty makes <w:p/> a pair of tags. Its end tag comes behind all that is put in,
// for edits at one offset keep their order.
func (e *editor) openEmpty(paragraph int) {
	if e.opened[paragraph] {
		return
	}
	if e.opened == nil {
		e.opened = make(map[int]bool)
	}
	e.opened[paragraph] = true
	p := &e.body.paragraphs[paragraph]
	slash := strings.LastIndexByte(string(e.body.content[:p.end]), '/')
	e.edits = append(e.edits, edit{at: slash, remove: p.end - slash, insert: ">"})
}

// closeEmpty closes the paragraphs that were opened.
func (e *editor) closeEmpty() {
	for paragraph := range e.opened {
		e.put(e.body.paragraphs[paragraph].end, endsParagraph, "</"+e.body.element+"p>")
	}
}

// track makes the change of a note. It reports false where the figure does not stand in
// plain runs of one paragraph of its cell.
func (e *editor) track(n *Note) bool {
	in := e.cell(n.Ref)
	if len(in) == 0 {
		return false
	}
	paragraph := e.body.filled(in)
	p := &e.body.paragraphs[paragraph]
	if e.changed[paragraph] || p.empty || strings.TrimSpace(p.text()) != n.Change.From {
		return false
	}
	for _, i := range in {
		if i != paragraph && strings.TrimSpace(e.body.paragraphs[i].text()) != "" {
			return false
		}
	}
	var filled []*run
	for i := range p.runs {
		r := &p.runs[i]
		if len(r.texts) == 0 {
			continue
		}
		if !r.plain || !r.direct {
			return false
		}
		filled = append(filled, r)
	}
	if len(filled) == 0 {
		return false // a blank cell: its place for text is not known
	}
	if e.changed == nil {
		e.changed = make(map[int]bool)
	}
	e.changed[paragraph] = true
	e.strike(filled, n.Change.To)
	return true
}

// strike marks runs as deleted, and puts a new one behind them with the format of the
// first.
func (e *editor) strike(runs []*run, to string) {
	w := e.body.prefix
	for _, r := range runs {
		e.put(r.from, beginsChange, fmt.Sprintf(`<%sdel %s>`, w, e.by(w, e.nextChange())))
		for _, t := range r.texts {
			// <w:t> becomes <w:delText>, with its attributes.
			name := t.tag + 1 + len(e.body.element)
			e.edits = append(e.edits, edit{at: name, remove: 1, insert: "delText"})
			if t.after > t.from { // no empty element
				e.edits = append(e.edits, edit{at: t.end + 2 + len(e.body.element), remove: 1, insert: "delText"})
			}
		}
		e.put(r.end, endsChange, fmt.Sprintf(`</%sdel>`, w))
	}
	first, last := runs[0], runs[len(runs)-1]
	format := string(e.body.content[first.format[0]:first.format[1]])
	e.put(last.end, endsChange, fmt.Sprintf(`<%[1]sins %[2]s><%[1]sr>%[3]s<%[1]st>%[4]s</%[1]st></%[1]sr></%[1]sins>`, w, e.by(w, e.nextChange()), format, pack.Escape(to)))
}

func (e *editor) nextChange() int {
	id := e.change
	e.change++
	return id
}

// by returns the attributes that say who made a change, and when.
func (e *editor) by(w string, id int) string {
	by := fmt.Sprintf(`%[1]sid="%[2]d" %[1]sauthor="%[3]s"`, w, id, pack.Escape(cmp.Or(e.Author, "annualreport")))
	if !e.Date.IsZero() {
		by += fmt.Sprintf(` %sdate="%s"`, w, e.Date.UTC().Format(time.RFC3339))
	}
	return by
}

func (e *editor) writeComment(n *Note, id int) {
	const w = "w:" // declared anew, whatever the part has
	space := transitional
	if e.body.strict {
		space = strict
	}
	fmt.Fprintf(&e.comments, `<%scomment xmlns:w="%s" %s`, w, space, e.by(w, id))
	if n.Initials != "" {
		fmt.Fprintf(&e.comments, ` %sinitials="%s"`, w, pack.Escape(n.Initials))
	}
	e.comments.WriteString(">")
	for _, line := range n.Lines {
		fmt.Fprintf(&e.comments, `<%[1]sp><%[1]sr><%[1]st xml:space="preserve">%[2]s</%[1]st></%[1]sr></%[1]sp>`, w, pack.Escape(line))
	}
	fmt.Fprintf(&e.comments, "</%scomment>", w)
}
