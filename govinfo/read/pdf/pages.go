package pdf

import (
	"errors"
	"fmt"
	"math"

	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/govinfo/read/internal/pdffile"
)

// leaf is a page of the file, with what it inherits.
type leaf struct {
	dict      pdffile.Dict
	resources pdffile.Object
	media     []float64
	crop      []float64
	rotate    float64
}

// collectPages returns the pages of the file in order.
func collectPages(file *pdffile.File, limits document.Limits) ([]leaf, error) {
	c := &collector{file: file, limits: limits, open: make(map[int]bool)}
	root := file.Root()["Pages"]
	if err := c.node(root, leaf{}, 0); err != nil {
		return nil, err
	}
	if err := file.Err(); err != nil {
		return nil, err
	}
	if len(c.pages) == 0 {
		return nil, &document.PartError{Package: "pdf", Part: "page tree", Err: errors.New("the file has no pages")}
	}
	return c.pages, nil
}

type collector struct {
	file   *pdffile.File
	limits document.Limits
	pages  []leaf
	open   map[int]bool // nodes that are being walked
	nodes  int
}

// node adds the pages of a node of the page tree.
func (c *collector) node(o pdffile.Object, inherited leaf, depth int) error {
	const deepest = 64
	if c.nodes++; c.nodes > 4*c.limits.Pages || depth > deepest {
		return &document.LimitError{Package: "pdf", Quantity: document.QuantityPages, Max: int64(c.limits.Pages)}
	}
	if ref, ok := o.(pdffile.Ref); ok {
		if c.open[ref.Number] || !c.file.Has(ref) {
			return &document.PartError{Package: "pdf", Part: fmt.Sprintf("object %d", ref.Number), Err: errors.New("the page tree is damaged")}
		}
		c.open[ref.Number] = true
		defer delete(c.open, ref.Number)
	}
	d := c.file.Dict(o)
	if d == nil {
		if err := c.file.Err(); err != nil {
			return err
		}
		return &document.PartError{Package: "pdf", Part: "page tree", Err: errors.New("a page is missing")}
	}
	at := inherited
	at.dict = d
	if r := d["Resources"]; r != nil {
		at.resources = r
	}
	if box := c.file.Numbers(d["MediaBox"], 4); box != nil {
		at.media = box
	}
	if box := c.file.Numbers(d["CropBox"], 4); box != nil {
		at.crop = box
	}
	if turn, ok := c.file.Number(d["Rotate"]); ok {
		at.rotate = turn
	}
	if d["Kids"] == nil {
		if len(c.pages) == c.limits.Pages {
			return &document.LimitError{Package: "pdf", Quantity: document.QuantityPages, Max: int64(c.limits.Pages)}
		}
		c.pages = append(c.pages, at)
		return nil
	}
	for _, kid := range c.file.Array(d["Kids"]) {
		if err := c.node(kid, at, depth+1); err != nil {
			return err
		}
	}
	return nil
}

// box returns the size of the page as it is shown, and the matrix that leads from
// its own coordinates to points from its top left corner.
func (l *leaf) box() (width, height float64, m matrix) {
	box := normalized(l.media)
	if box == nil {
		box = []float64{0, 0, 595, 842}
	}
	if crop := normalized(l.crop); crop != nil {
		both := []float64{max(box[0], crop[0]), max(box[1], crop[1]), min(box[2], crop[2]), min(box[3], crop[3])}
		if both[2] > both[0] && both[3] > both[1] {
			box = both
		}
	}
	w, h := box[2]-box[0], box[3]-box[1]
	m = matrix{1, 0, 0, -1, -box[0], box[3]}
	switch quarters := int(math.Round(l.rotate/90)) % 4; (quarters + 4) % 4 {
	case 1:
		return h, w, m.then(matrix{0, 1, -1, 0, h, 0})
	case 2:
		return w, h, m.then(matrix{-1, 0, 0, -1, w, h})
	case 3:
		return h, w, m.then(matrix{0, -1, 1, 0, 0, w})
	}
	return w, h, m
}

// normalized returns a box with its corners in order; nil for one without area.
func normalized(box []float64) []float64 {
	if len(box) < 4 {
		return nil
	}
	b := []float64{min(box[0], box[2]), min(box[1], box[3]), max(box[0], box[2]), max(box[1], box[3])}
	if !(b[2]-b[0] > 1 && b[3]-b[1] > 1 && b[2]-b[0] < 1e5 && b[3]-b[1] < 1e5) {
		return nil
	}
	return b
}
