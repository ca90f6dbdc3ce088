package pdf

import (
	"slices"

	"github.com/openxxgk/annualreport/govinfo/read/internal/pdffile"
)

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
