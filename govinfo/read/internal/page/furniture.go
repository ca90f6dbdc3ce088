package page

import (
	"math"
	"strings"
	"unicode"
)

// edge is the part of a page's height at its top and bottom where page numbers
// and running heads stand.
const edge = 0.13

// dropFurniture removes page numbers, and the lines at head and foot that stand at
// one height of most pages.
func dropFurniture(sheets []*sheet) {
	type key struct {
		text   string
		height int
	}
	seen := make(map[key]int)
	// Heights are counted in steps of two points; a line near the end of a step
	// counts for the next one, too.
	keys := func(s *sheet, l *line) (keys [2]key, ok bool) {
		y := l.baseline
		switch {
		case y > (1-edge)*s.height:
			y -= s.height // distance from the bottom, as pages may differ in height
		case y > edge*s.height:
			return keys, false
		}
		text := withoutDigits(l.text)
		step := int(math.Floor(y / 2))
		return [2]key{{text, step}, {text, step + 1}}, true
	}
	for _, s := range sheets {
		for i := range s.lines {
			if k, ok := keys(s, &s.lines[i]); ok {
				seen[k[0]]++
				seen[k[1]]++
			}
		}
	}
	// Left and right pages may have heads of their own, so a third of the pages is
	// enough where there are several.
	most := max(2, (len(sheets)+2)/3)
	for _, s := range sheets {
		s.dropOutermost(func(l *line) bool {
			k, ok := keys(s, l)
			return ok && (isPageNumber(l.text) || max(seen[k[0]], seen[k[1]]) >= most)
		})
	}
}

// dropOutermost removes lines from both ends of the page as long as they are
// furniture. A line that has text or a table outside it is none.
func (s *sheet) dropOutermost(furniture func(*line) bool) {
	top, bottom := s.height, 0.0
	for _, g := range s.grids {
		top, bottom = min(top, g.ys[0]), max(bottom, g.ys[g.rows()])
	}
	first, end := 0, len(s.lines)
	for first < end && s.lines[first].baseline < min(top, s.height/2) && furniture(&s.lines[first]) {
		first++
	}
	for end > first && s.lines[end-1].baseline > max(bottom, s.height/2) && furniture(&s.lines[end-1]) {
		end--
	}
	s.lines = s.lines[first:end]
}

func withoutDigits(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsDigit(r):
			return '0'
		case unicode.IsSpace(r):
			return -1
		}
		return r
	}, text)
}

// isPageNumber reports whether a line is nothing but a page number: "3", "- 3 -",
// "3 / 12", "第 3 页 共 12 页", "Page 3 of 12".
func isPageNumber(text string) bool {
	digits, other := 0, 0
	for _, word := range [...]string{"第", "页", "頁", "共", "Page", "page", "of"} {
		text = strings.ReplaceAll(text, word, "")
	}
	for _, r := range text {
		switch {
		case unicode.IsDigit(r):
			digits++
		case unicode.IsSpace(r), strings.ContainsRune("-–—―－·•~～/／,，|Ⅰ", r):
		default:
			other++
		}
	}
	if other > 0 {
		return strings.Trim(text, "ivxIVX ") == "" && len(text) <= 5
	}
	return digits >= 1 && digits <= 7
}
