// Command architecture draws the packages of the module and their imports as
// SVG on standard output, the packages that import nothing of the module at the
// bottom. It is run by go generate in the module's root. Examples, internal
// packages and tests are left out, and so are arrows that others imply.
package main

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"slices"
	"strings"
)

const module = "github.com/openxxgk/annualreport"

func main() {
	packages, err := load()
	if err != nil {
		fmt.Fprintln(os.Stderr, "architecture:", err)
		os.Exit(1)
	}
	os.Stdout.Write(draw(packages))
}

// node is a package and what it imports of the module.
type node struct {
	name    string // path below the module
	doc     string // first words of its comment
	imports []string
}

func load() (map[string]*node, error) {
	out, err := exec.Command("go", "list", "-f", `{{.ImportPath}}|{{.Doc}}|{{join .Imports " "}}`, module+"/...").Output()
	var failed *exec.ExitError
	if errors.As(err, &failed) {
		return nil, fmt.Errorf("go list: %w\n%s", err, failed.Stderr)
	}
	if err != nil {
		return nil, fmt.Errorf("go list: %w", err)
	}
	all := make(map[string]*node)
	for line := range strings.Lines(string(out)) {
		path, rest, _ := strings.Cut(strings.TrimSpace(line), "|")
		cut := strings.LastIndex(rest, "|") // a comment may hold the sign, a path may not
		name, below := strings.CutPrefix(path, module+"/")
		if !below || strings.HasPrefix(name, "examples/") {
			continue
		}
		n := &node{name: name, doc: rest[:cut]}
		for path := range strings.FieldsSeq(rest[cut+1:]) {
			if imported, ok := strings.CutPrefix(path, module+"/"); ok {
				n.imports = append(n.imports, imported)
			}
		}
		all[name] = n
	}
	hideInternal(all)
	for _, n := range all {
		n.imports = direct(all, n)
	}
	return all, nil
}

// hideInternal takes internal packages out; their imports become those of
// whoever imports them.
func hideInternal(all map[string]*node) {
	hidden := func(name string) bool {
		return strings.Contains("/"+name+"/", "/internal/")
	}
	var visible func(imports []string, seen map[string]bool)
	visible = func(imports []string, seen map[string]bool) {
		for _, name := range imports {
			if !seen[name] {
				seen[name] = true
				if hidden(name) {
					visible(all[name].imports, seen)
				}
			}
		}
	}
	for name, n := range all {
		if hidden(name) {
			continue
		}
		seen := make(map[string]bool)
		visible(n.imports, seen)
		delete(seen, name)
		n.imports = slices.DeleteFunc(slices.Sorted(maps.Keys(seen)), hidden)
	}
	maps.DeleteFunc(all, func(name string, _ *node) bool { return hidden(name) })
}

// direct returns the imports that no other import reaches already.
func direct(all map[string]*node, n *node) []string {
	var reaches func(from, to string) bool
	reaches = func(from, to string) bool {
		for _, next := range all[from].imports {
			if next == to || reaches(next, to) {
				return true
			}
		}
		return false
	}
	var kept []string
	for _, name := range n.imports {
		implied := slices.ContainsFunc(n.imports, func(other string) bool { return other != name && reaches(other, name) })
		if !implied {
			kept = append(kept, name)
		}
	}
	return kept
}

const (
	boxWidth, boxHeight = 178, 40
	laneWidth           = 12 // of an arrow that passes a row
	gapX, gapY          = 22, 64
	margin              = 20
)

// stop is a box, or a place where an arrow passes a row on its way down.
type stop struct {
	node  *node // nil where an arrow passes
	depth int
	below []*stop
	above []*stop
	x     int // left edge
}

func (s *stop) width() int {
	if s.node == nil {
		return laneWidth
	}
	return boxWidth
}

func (s *stop) centre() int { return s.x + s.width()/2 }

// layers puts each package above all that it imports, and leaves a lane free for
// each arrow in the rows that it passes.
func layers(all map[string]*node) [][]*stop {
	boxes := make(map[string]*stop)
	var rows [][]*stop
	add := func(s *stop) *stop {
		for len(rows) <= s.depth {
			rows = append(rows, nil)
		}
		rows[s.depth] = append(rows[s.depth], s)
		return s
	}
	var box func(name string) *stop
	box = func(name string) *stop {
		if s := boxes[name]; s != nil {
			return s
		}
		s := &stop{node: all[name]}
		boxes[name] = s
		for _, imported := range s.node.imports {
			s.depth = max(s.depth, box(imported).depth+1)
		}
		return add(s)
	}
	for _, name := range slices.Sorted(maps.Keys(all)) {
		box(name)
	}
	for _, name := range slices.Sorted(maps.Keys(all)) {
		for _, imported := range all[name].imports {
			from, to := boxes[name], boxes[imported]
			for depth := from.depth - 1; depth >= to.depth; depth-- {
				next := to
				if depth > to.depth {
					next = add(&stop{depth: depth})
				}
				from.below, next.above = append(from.below, next), append(next.above, from)
				from = next
			}
		}
	}
	return rows
}

// arrange orders each row by where its neighbours stand, sweeping up and down a
// few times, so that few arrows cross.
func arrange(rows [][]*stop) (width int) {
	for _, row := range rows {
		width = max(width, spread(row, 0))
	}
	for _, row := range rows {
		spread(row, width)
	}
	for sweep := range 24 {
		for i := range rows {
			row, neighbours := rows[i], func(s *stop) []*stop { return s.below }
			if sweep%2 == 1 {
				row, neighbours = rows[len(rows)-1-i], func(s *stop) []*stop { return s.above }
			}
			slices.SortStableFunc(row, func(a, b *stop) int { return cmp.Compare(middle(a, neighbours), middle(b, neighbours)) })
			spread(row, width)
		}
	}
	return width
}

// middle returns the mean place of a stop's neighbours, or its own without any.
func middle(s *stop, neighbours func(*stop) []*stop) int {
	near := neighbours(s)
	if len(near) == 0 {
		return s.centre()
	}
	sum := 0
	for _, n := range near {
		sum += n.centre()
	}
	return sum / len(near)
}

// spread places a row in the middle of the width and returns its own.
func spread(row []*stop, width int) int {
	own := -gapX
	for _, s := range row {
		own += s.width() + gapX
	}
	x := margin + max(0, width-own)/2
	for _, s := range row {
		s.x = x
		x += s.width() + gapX
	}
	return own
}

func draw(all map[string]*node) []byte {
	rows := layers(all)
	width := arrange(rows) + 2*margin
	height := 2*margin + len(rows)*(boxHeight+gapY) - gapY
	top := func(depth int) int { return height - margin - boxHeight - depth*(boxHeight+gapY) }
	var svg bytes.Buffer
	fmt.Fprintf(&svg, `<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %[1]d %[2]d" role="img" aria-labelledby="title">
<title id="title">Packages of %s and what they import</title>
<style>
svg { background: #fff; font: 13px system-ui, sans-serif; }
rect { fill: #eef3f8; stroke: #35506b; rx: 6px; }
text { fill: #14202b; text-anchor: middle; }
path { fill: none; stroke: #35506b; stroke-width: 1.3; }
path.arrow { marker-end: url(#tip); }
</style>
<defs><marker id="tip" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" orient="auto"><polygon points="0,0 8,4 0,8" fill="#35506b"/></marker></defs>
`, width, height, module)
	for _, row := range rows {
		for _, from := range row {
			y1 := top(from.depth) + boxHeight
			if from.node == nil {
				fmt.Fprintf(&svg, `<path d="M%d,%d v%d"/>`+"\n", from.centre(), top(from.depth), boxHeight)
			}
			for _, to := range from.below {
				y2, class := top(to.depth), ""
				if to.node != nil {
					class = ` class="arrow"`
				}
				bend := (y2 - y1) / 2
				fmt.Fprintf(&svg, `<path%s d="M%d,%d C%[2]d,%[4]d %[5]d,%[6]d %[5]d,%[7]d"/>`+"\n", class, from.centre(), y1, y1+bend, to.centre(), y2-bend, y2)
			}
		}
	}
	for _, row := range rows {
		for _, s := range row {
			if s.node != nil {
				fmt.Fprintf(&svg, `<g><title>%s</title><rect x="%d" y="%d" width="%d" height="%d"/><text x="%d" y="%d">%s</text></g>`+"\n",
					escape(s.node.doc), s.x, top(s.depth), boxWidth, boxHeight, s.centre(), top(s.depth)+boxHeight/2+5, escape(s.node.name))
			}
		}
	}
	svg.WriteString("</svg>\n")
	return svg.Bytes()
}

func escape(text string) string {
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;").Replace(text)
}
