package pdf

import (
	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/govinfo/read/internal/page"
	"github.com/openxxgk/annualreport/govinfo/read/internal/pdffile"
	"github.com/openxxgk/annualreport/govinfo/read/internal/pdffont"
)

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
