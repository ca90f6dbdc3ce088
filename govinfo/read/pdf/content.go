package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/govinfo/read/internal/page"
	"github.com/openxxgk/annualreport/govinfo/read/internal/pdffile"
	"github.com/openxxgk/annualreport/govinfo/read/internal/pdffont"
)

// What a file may ask for in all, and what of it at once.
const (
	mostOperators   = 5_000_000
	mostOperands    = 1 << 15
	mostStates      = 1000       // saved at once
	mostShapes      = 200_000    // rules and pictures of a page
	mostComparisons = 50_000_000 // of what is painted with text below it
)

// reader reads the pages of a file.
type reader struct {
	file    *pdffile.File
	limits  document.Limits
	builder *page.Builder
	fonts   map[pdffile.Ref]*pdffont.Font
	forms   map[*pdffile.Stream][]byte
	off     map[pdffile.Ref]bool // optional content that is not shown
	unknown map[string]int       // glyphs without meaning, by font
	names   []string             // of those fonts, in order

	operators   int // that may still be executed
	comparisons int // of what is painted with the text below it
	glyphs      int
}

func newReader(file *pdffile.File, limits document.Limits) *reader {
	r := &reader{
		file: file, limits: limits, builder: page.New("pdf", limits),
		fonts: make(map[pdffile.Ref]*pdffont.Font), forms: make(map[*pdffile.Stream][]byte),
		off: make(map[pdffile.Ref]bool), unknown: make(map[string]int),
		operators: mostOperators, comparisons: mostComparisons,
	}
	config := file.Dict(file.Dict(file.Root()["OCProperties"])["D"])
	if file.Name(config["BaseState"]) == "OFF" {
		for _, o := range file.Array(file.Dict(file.Root()["OCProperties"])["OCGs"]) {
			if ref, ok := o.(pdffile.Ref); ok {
				r.off[ref] = true
			}
		}
		for _, o := range file.Array(config["ON"]) {
			if ref, ok := o.(pdffile.Ref); ok {
				delete(r.off, ref)
			}
		}
	}
	for _, o := range file.Array(config["OFF"]) {
		if ref, ok := o.(pdffile.Ref); ok {
			r.off[ref] = true
		}
	}
	return r
}

// unknownGlyphs notes the fonts whose glyphs have no known meaning.
func (r *reader) unknownGlyphs() []document.Note {
	var notes []document.Note
	for _, name := range r.names {
		notes = append(notes, document.Note{Code: document.NoteUnknownGlyphs, Name: name, Count: r.unknown[name]})
	}
	return notes
}

// page reads a page, and hands it to the builder.
func (r *reader) page(l *leaf, number int) error {
	width, height, base := l.box()
	x := &interpreter{
		reader: r,
		page:   &page.Page{Width: width, Height: height},
		state:  state{ctm: base, clip: page.Rect{X1: width, Y1: height}, lineWidth: 1, fillAlpha: 1, lineAlpha: 1, text: textState{stretch: 1}},
	}
	content, err := r.content(l.dict["Contents"])
	if err == nil {
		err = x.run(content, r.file.Dict(l.resources))
	}
	if err == nil {
		err = x.annotations(l, base)
	}
	if err == nil {
		err = r.file.Err()
	}
	if err != nil {
		return partError(number, err)
	}
	if err := x.dropCovered(); err != nil {
		return err
	}
	return r.builder.Add(x.page)
}

// content joins the streams of a page's content.
func (r *reader) content(o pdffile.Object) ([]byte, error) {
	if err := r.present(o); err != nil {
		return nil, err
	}
	switch o := r.file.Resolve(o).(type) {
	case *pdffile.Stream:
		return r.file.Data(o)
	case pdffile.Array:
		var all []byte
		for _, part := range o {
			if err := r.present(part); err != nil {
				return nil, err
			}
			s := r.file.Stream(part)
			if s == nil {
				continue
			}
			data, err := r.file.Data(s)
			if err != nil {
				return nil, err
			}
			if len(all)+len(data) > r.limits.Unpacked {
				return nil, r.exceed(document.QuantityUnpacked, r.limits.Unpacked)
			}
			all = append(append(all, data...), '\n')
		}
		return all, nil
	}
	return nil, nil
}

// present returns an error for a reference to an object that the file has not:
// what it would show is lost.
func (r *reader) present(o pdffile.Object) error {
	if ref, ok := o.(pdffile.Ref); ok && !r.file.Has(ref) {
		return &document.PartError{Package: "pdf", Part: fmt.Sprintf("object %d", ref.Number), Err: errors.New("it is missing")}
	}
	return nil
}

func (r *reader) exceed(q document.Quantity, most int) error {
	return &document.LimitError{Package: "pdf", Quantity: q, Max: int64(most)}
}

// interpreter executes the operators of a page.
type interpreter struct {
	*reader
	page      *page.Page
	state     state
	saved     []state
	resources pdffile.Dict
	named     map[pdffile.Name]*pdffont.Font // fonts of the resources
	depth     int                            // forms within forms

	path   path
	clip   bool // the path is to be clipped to
	tm, lm matrix
	marks  []bool // marked content under way, and whether it is left out
	silent int    // how many of those are left out
	text   run    // text under way
	covers []cover

	operands []pdffile.Token
}

// run executes content with resources.
func (x *interpreter) run(content []byte, resources pdffile.Dict) error {
	x.resources, x.named = resources, make(map[pdffile.Name]*pdffont.Font)
	s := pdffile.NewScanner(content)
	x.operands = x.operands[:0]
	for {
		t := s.Next()
		switch t.Kind {
		case pdffile.End:
			return nil
		case pdffile.Keyword:
			if x.operators--; x.operators < 0 {
				return x.exceed(document.QuantityObjects, mostOperators)
			}
			if err := x.execute(string(t.Bytes), s); err != nil {
				return err
			}
			x.operands = x.operands[:0]
		default:
			if len(x.operands) == mostOperands {
				return x.exceed(document.QuantityObjects, mostOperands)
			}
			x.operands = append(x.operands, t)
		}
	}
}

// numbers returns the last n operands; ok is false where they are no numbers.
func (x *interpreter) numbers(n int) (v [6]float64, ok bool) {
	if len(x.operands) < n {
		return v, false
	}
	for i, t := range x.operands[len(x.operands)-n:] {
		if t.Kind != pdffile.NumberToken {
			return v, false
		}
		v[i] = t.Number
	}
	return v, true
}

// name returns the last operand, a name.
func (x *interpreter) name() pdffile.Name {
	if n := len(x.operands); n > 0 && x.operands[n-1].Kind == pdffile.NameToken {
		return pdffile.Name(x.operands[n-1].Bytes)
	}
	return ""
}

// execute executes an operator.
func (x *interpreter) execute(operator string, s *pdffile.Scanner) error {
	switch operator {
	case "q":
		if len(x.saved) == mostStates {
			return x.exceed(document.QuantityNesting, mostStates)
		}
		x.saved = append(x.saved, x.state)
	case "Q":
		if n := len(x.saved); n > 0 {
			x.state, x.saved = x.saved[n-1], x.saved[:n-1]
		}
	case "cm":
		if v, ok := x.numbers(6); ok {
			x.state.ctm = matrix{v[0], v[1], v[2], v[3], v[4], v[5]}.then(x.state.ctm)
		}
	case "w":
		if v, ok := x.numbers(1); ok {
			x.state.lineWidth = v[0]
		}
	case "gs":
		x.graphicsState(x.file.Dict(x.resource("ExtGState", x.name())))
	case "scn", "sc", "g", "rg", "k", "cs":
		x.state.pattern = operator == "scn" && x.name() != ""
	case "Do":
		return x.do(x.name())
	case "BI":
		x.inlinePicture(s)
	case "BMC", "BDC":
		x.mark(operator == "BDC")
	case "EMC":
		if n := len(x.marks); n > 0 {
			if x.marks[n-1] {
				x.silent--
			}
			x.marks = x.marks[:n-1]
		}
	default:
		if err := x.pathOperator(operator); err != nil {
			return err
		}
		return x.textOperator(operator)
	}
	return nil
}

// resource returns a resource of the page or form.
func (x *interpreter) resource(kind, name pdffile.Name) pdffile.Object {
	return x.file.Dict(x.resources[kind])[name]
}

func (x *interpreter) graphicsState(d pdffile.Dict) {
	if v, ok := x.file.Number(d["LW"]); ok {
		x.state.lineWidth = v
	}
	if v, ok := x.file.Number(d["ca"]); ok {
		x.state.fillAlpha = v
	}
	if v, ok := x.file.Number(d["CA"]); ok {
		x.state.lineAlpha = v
	}
	if o := x.file.Resolve(d["BM"]); o != nil {
		x.state.blended = o != pdffile.Object(pdffile.Name("Normal")) && o != pdffile.Object(pdffile.Name("Compatible"))
	}
	if o := x.file.Resolve(d["SMask"]); o != nil {
		x.state.blended = o != pdffile.Object(pdffile.Name("None"))
	}
	if a := x.file.Array(d["Font"]); len(a) == 2 {
		if v, ok := x.file.Number(a[1]); ok {
			if font, err := x.fontOf(a[0]); err == nil {
				x.state.text.font, x.state.text.size = font, v
			}
		}
	}
}

// mark begins marked content. What a layer hides that is off, and heads and feet
// of pages, are left out.
func (x *interpreter) mark(properties bool) {
	out := false
	if len(x.operands) > 0 && x.operands[0].Kind == pdffile.NameToken {
		switch tag := string(x.operands[0].Bytes); {
		case tag == "OC" && properties:
			out = x.isOff(x.resource("Properties", x.name()))
		case tag == "Artifact" && properties:
			out = isPageFurniture(x.operands[1:])
		}
	}
	x.marks = append(x.marks, out)
	if out {
		x.silent++
	}
}

// isPageFurniture reports whether the properties of an artifact say that it is
// the head or foot of a page, or a watermark.
func isPageFurniture(properties []pdffile.Token) bool {
	for i := range properties {
		if i > 0 && string(properties[i-1].Bytes) == "Subtype" && properties[i-1].Kind == pdffile.NameToken {
			switch string(properties[i].Bytes) {
			case "Header", "Footer", "Watermark", "PageNum":
				return true
			}
		}
	}
	return false
}

// isOff reports whether optional content is not shown.
func (x *interpreter) isOff(o pdffile.Object) bool {
	if ref, ok := o.(pdffile.Ref); ok && x.off[ref] {
		return true
	}
	d := x.file.Dict(o)
	if x.file.Name(d["Type"]) != "OCMD" {
		return false
	}
	groups := pdffile.Array{d["OCGs"]}
	if a := x.file.Array(d["OCGs"]); a != nil {
		groups = a
	}
	// By default content is shown if any of its groups is.
	return len(groups) > 0 && !slices.ContainsFunc(groups, func(o pdffile.Object) bool {
		ref, ok := o.(pdffile.Ref)
		return !ok || !x.off[ref]
	})
}

// do paints a picture or a form.
func (x *interpreter) do(name pdffile.Name) error {
	o := x.resource("XObject", name)
	if err := x.present(o); err != nil {
		return err
	}
	s := x.file.Stream(o)
	if s == nil || x.isOff(s.Dict["OC"]) {
		return nil
	}
	switch x.file.Name(s.Dict["Subtype"]) {
	case "Image":
		mask, _ := x.file.Resolve(s.Dict["ImageMask"]).(pdffile.Bool)
		through := bool(mask) || s.Dict["SMask"] != nil || s.Dict["Mask"] != nil || s.Dict["SMaskInData"] != nil
		return x.picture(through)
	case "Form":
		return x.form(s, x.state.ctm)
	}
	return nil
}

// form executes the content of a form.
func (x *interpreter) form(s *pdffile.Stream, base matrix) error {
	if x.depth == x.limits.Nesting {
		return x.exceed(document.QuantityNesting, x.limits.Nesting)
	}
	data, ok := x.forms[s]
	if !ok {
		var err error
		if data, err = x.file.Data(s); err != nil {
			return err
		}
		x.forms[s] = data
	}
	const cost = 20 // a form is as much work as so many operators
	if x.operators -= cost; x.operators < 0 {
		return x.exceed(document.QuantityObjects, mostOperators)
	}
	// The operators of the form must leave no trace.
	outer := *x
	resources := x.file.Dict(s.Dict["Resources"])
	if s.Dict["Resources"] == nil {
		resources = x.resources
	}
	if m := x.file.Numbers(s.Dict["Matrix"], 6); m != nil {
		base = matrix{m[0], m[1], m[2], m[3], m[4], m[5]}.then(base)
	}
	x.state.ctm = base
	if b := normalizedForm(x.file.Numbers(s.Dict["BBox"], 4)); b != nil {
		x.state.clip = intersect(x.state.clip, base.rect(b[0], b[1], b[2], b[3]))
	}
	x.depth++
	x.saved, x.marks, x.operands, x.path = nil, nil, nil, path{}
	err := x.run(data, resources)
	x.endRun()
	silent := outer.silent
	covers := x.covers
	*x = outer
	x.silent, x.covers = silent, covers
	return err
}

func normalizedForm(b []float64) []float64 {
	if b == nil {
		return nil
	}
	return []float64{min(b[0], b[2]), min(b[1], b[3]), max(b[0], b[2]), max(b[1], b[3])}
}

// annotations paints what stands on the page beside its content: the values of
// form fields, stamps, notes.
func (x *interpreter) annotations(l *leaf, base matrix) error {
	const hidden, noView = 1 << 1, 1 << 5
	for _, o := range x.file.Array(l.dict["Annots"]) {
		d := x.file.Dict(o)
		flags, _ := x.file.Number(d["F"])
		if d == nil || int(flags)&(hidden|noView) != 0 || x.file.Name(d["Subtype"]) == "Popup" || x.isOff(d["OC"]) {
			continue
		}
		appearance := x.file.Dict(d["AP"])["N"]
		if x.file.Stream(appearance) == nil {
			appearance = x.file.Dict(appearance)[x.file.Name(d["AS"])]
		}
		s, box := x.file.Stream(appearance), normalizedForm(x.file.Numbers(d["Rect"], 4))
		if s == nil || box == nil {
			continue
		}
		x.state = state{ctm: base, clip: page.Rect{X1: x.page.Width, Y1: x.page.Height}, lineWidth: 1, fillAlpha: 1, lineAlpha: 1, text: textState{stretch: 1}}
		x.saved, x.resources = nil, nil
		if err := x.form(s, x.fit(s, box).then(base)); err != nil {
			return err
		}
	}
	return nil
}

// fit returns the matrix that moves the box of an appearance into the rectangle of
// its annotation (ISO 32000-1, algorithm 8.1).
func (x *interpreter) fit(s *pdffile.Stream, to []float64) matrix {
	m := unit
	if v := x.file.Numbers(s.Dict["Matrix"], 6); v != nil {
		m = matrix{v[0], v[1], v[2], v[3], v[4], v[5]}
	}
	b := normalizedForm(x.file.Numbers(s.Dict["BBox"], 4))
	if b == nil {
		return unit
	}
	r := m.rect(b[0], b[1], b[2], b[3])
	if r.Width() <= 0 || r.Height() <= 0 {
		return unit
	}
	sx, sy := (to[2]-to[0])/r.Width(), (to[3]-to[1])/r.Height()
	return matrix{sx, 0, 0, sy, to[0] - r.X0*sx, to[1] - r.Y0*sy}
}

// inlinePicture passes over a picture in the content.
func (x *interpreter) inlinePicture(s *pdffile.Scanner) {
	mask := false
	for {
		t := s.Next()
		if t.Kind == pdffile.End || t.Kind == pdffile.Keyword && string(t.Bytes) == "ID" {
			break
		}
		mask = mask || t.Kind == pdffile.NameToken && (string(t.Bytes) == "IM" || string(t.Bytes) == "ImageMask")
	}
	rest, at := s.Rest(), 0
	for {
		i := bytes.Index(rest[at:], []byte("EI"))
		if i < 0 {
			s.Skip(s.Pos() + len(rest))
			break
		}
		at += i + 2
		if endsPicture(rest, at) {
			s.Skip(s.Pos() + at)
			break
		}
	}
	_ = x.picture(mask)
}

// endsPicture reports whether the letters before a position are the operator EI:
// white space stands around them, and text follows.
func endsPicture(data []byte, at int) bool {
	const space = "\x00\t\n\f\r "
	if at < 3 || !strings.ContainsRune(space, rune(data[at-3])) {
		return false
	}
	if at < len(data) && !strings.ContainsRune(space, rune(data[at])) {
		return false
	}
	for _, c := range data[at:min(at+12, len(data))] {
		if c >= 0x80 || c < 0x20 && !strings.ContainsRune(space, rune(c)) {
			return false
		}
	}
	return true
}
