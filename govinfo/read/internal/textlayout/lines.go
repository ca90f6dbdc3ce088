package textlayout

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// kind says how a line takes part in the layout.
type kind uint8

const (
	blankLine   kind = iota
	textLine         // running text
	headingLine      // "## 一、总体情况"
	tabbedCell       // "\t规章": one cell of a dump
	tabbedRow        // "规章\t1\t0\t12"
	barredRow        // "| 规章 | 1 | 0 | 12 |"
	spacedRow        // "规章  1  0  12"
	noiseLine        // page numbers and rules between rows
	drawnLine        // a line of a table drawn in characters
	blankCell        // " ": a cell a line, and nothing in this one
)

// line is a line of the source without the marks of converters.
type line struct {
	kind kind
	text string // without space around it, but for rows with tabs
	raw  string // with the space before it
}

// splitLines splits the text at all kinds of line ends, and classifies the
// lines. ok is false if there are more than limit.
func splitLines(text string, limit int) (lines []line, ok bool) {
	lines = make([]line, 0, min(strings.Count(text, "\n")+1, limit))
	indented := isIndented(text)
	for start := 0; start < len(text); {
		end, next := lineEnd(text, start)
		if len(lines) == limit {
			return nil, false
		}
		raw := text[start:end]
		if indented {
			raw = strings.TrimLeft(raw, "\t")
		}
		lines = append(lines, classify(raw))
		start = next
	}
	return lines, true
}

// isIndented reports whether the tabs of a text only indent its lines: they stand
// before cells that bars end, and nowhere between words.
func isIndented(text string) bool {
	if !strings.Contains(text, "\n\t") {
		return false
	}
	found := false
	for raw := range strings.Lines(text) {
		trimmed := strings.TrimFunc(raw, isSpace)
		if strings.Contains(trimmed, "\t") {
			return false
		}
		found = found || raw[0] == '\t' && strings.HasSuffix(trimmed, "|")
	}
	return found
}

// lineEnd returns where the line that begins at start ends, and where the next
// one begins. Form feeds and vertical tabs end lines, too: word processors write
// them for page and line breaks.
func lineEnd(text string, start int) (end, next int) {
	at := strings.IndexAny(text[start:], "\n\r\f\v")
	if at < 0 {
		return len(text), len(text)
	}
	end = start + at
	if strings.HasPrefix(text[end:], "\r\n") {
		return end, end + 2
	}
	return end, end + 1
}

func classify(raw string) line {
	text := strings.TrimRight(dropMarks(raw), " \u3000\u00a0")
	trimmed := strings.TrimFunc(text, isSpace)
	switch {
	case trimmed == "":
		if strings.HasPrefix(text, "\t") {
			if strings.Count(text, "\t") > 1 {
				return line{kind: tabbedRow, text: text}
			}
			return line{kind: tabbedCell}
		}
		return line{kind: blankLine, raw: raw}
	case isPageNumber(trimmed), isRule(trimmed):
		return line{kind: noiseLine, raw: text}
	case strings.HasPrefix(text, "\t") && strings.Count(text, "\t") == 1:
		return line{kind: tabbedCell, text: trimmed}
	case strings.Contains(strings.TrimLeft(text, " \u3000\t"), "\t") || strings.HasPrefix(text, "\t\t"):
		return line{kind: tabbedRow, text: text}
	case countBars(trimmed) >= 2, isBar(trimmed):
		return line{kind: barredRow, text: trimmed, raw: text}
	case strings.HasPrefix(trimmed, "#"):
		if rest := strings.TrimLeft(trimmed, "#"); rest != "" && len(trimmed)-len(rest) <= 6 {
			return line{kind: headingLine, text: trimmed}
		}
	case len(splitSpaced(trimmed)) > 0:
		return line{kind: spacedRow, text: trimmed, raw: text}
	}
	return line{kind: textLine, text: trimmed, raw: text}
}

// dropMarks removes what converters and editors leave in the text but no reader
// sees: zero-width characters, control characters, marks in square brackets.
func dropMarks(raw string) string {
	if strings.Contains(raw, "[bookmark:") || strings.Contains(raw, "[image:") {
		raw = dropBracketed(raw, "[bookmark:")
		raw = dropBracketed(raw, "[image:")
	}
	if strings.IndexFunc(raw, isInvisible) < 0 {
		return raw
	}
	return strings.Map(func(r rune) rune {
		if isInvisible(r) {
			return -1
		}
		return r
	}, raw)
}

func isInvisible(r rune) bool {
	switch {
	case r == '\t':
		return false
	case r < ' ', r == 0x7f:
		return true
	case 0x200b <= r && r <= 0x200f, r == 0x2060, r == 0xfeff, r == 0xad:
		return true
	}
	return false
}

func dropBracketed(text, opening string) string {
	var kept strings.Builder
	for {
		start := strings.Index(text, opening)
		if start < 0 {
			break
		}
		end := strings.IndexByte(text[start:], ']')
		if end < 0 {
			break
		}
		kept.WriteString(text[:start])
		text = text[start+end+1:]
	}
	kept.WriteString(text)
	return kept.String()
}

func isSpace(r rune) bool { return unicode.IsSpace(r) }

// isPageNumber reports whether a line is a page number: digits between dashes, or
// "第 3 页".
func isPageNumber(trimmed string) bool {
	if len(trimmed) > 40 {
		return false
	}
	if rest, found := strings.CutPrefix(trimmed, "第"); found {
		number, after, found := strings.Cut(rest, "页")
		return found && isDigits(strings.TrimSpace(number)) && strings.Trim(after, " 　共页/0123456789") == ""
	}
	const dashes = "-—–－―─~·"
	inner := strings.TrimLeft(trimmed, dashes)
	if inner == trimmed {
		return false
	}
	number := strings.TrimRight(inner, dashes)
	return number != inner && isDigits(strings.TrimFunc(number, isSpace))
}

func isDigits(text string) bool {
	if text == "" || len(text) > 4 {
		return false
	}
	for _, r := range text {
		if r < '0' || r > '9' {
			return false
		}
	}
	return true
}

// isRule reports whether a line only draws: a border of a table of characters, or
// a line across the page.
func isRule(trimmed string) bool {
	drawn := 0
	for _, r := range trimmed {
		switch {
		case strings.ContainsRune("+-=_*~", r), 0x2500 <= r && r <= 0x257f && r != '│' && r != '┃' && r != '║':
			drawn++
		case r == '│' || r == '┃' || r == '║' || r == ' ':
		default:
			return false
		}
	}
	return drawn >= 3 && utf8.RuneCountInString(trimmed) >= 3
}
