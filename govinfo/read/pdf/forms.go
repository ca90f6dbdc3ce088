package pdf

import (
	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/govinfo/read/internal/page"
	"github.com/openxxgk/annualreport/govinfo/read/internal/pdffile"
)

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
