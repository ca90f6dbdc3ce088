package textlayout

import (
	"html"
	"strings"
	"unicode/utf8"
)

// splitBarred splits a row at its bars, those at the two ends included. A bar
// behind a backslash is text.
func splitBarred(text string) []string {
	var cells []string
	var cell strings.Builder
	escaped := false
	for _, r := range text {
		switch {
		case escaped:
			if r != '|' {
				cell.WriteByte('\\')
			}
			cell.WriteRune(r)
			escaped = false
		case r == '\\':
			escaped = true
		case r == '|' || r == '│' || r == '┃' || r == '║' || r == '｜':
			cells = append(cells, cell.String())
			cell.Reset()
		default:
			cell.WriteRune(r)
		}
	}
	if escaped {
		cell.WriteByte('\\')
	}
	cells = append(cells, cell.String())
	for i, text := range cells {
		cells[i] = unmark(text)
	}
	return cells
}

// unmark takes the marks of Markdown and HTML off the text of a cell or heading.
func unmark(text string) string {
	text = strings.TrimFunc(text, isSpace)
	if strings.Contains(text, "<br") {
		text = strings.NewReplacer("<br>", "\n", "<br/>", "\n", "<br />", "\n").Replace(text)
	}
	if strings.Contains(text, "&") {
		text = strings.TrimFunc(html.UnescapeString(text), isSpace)
	}
	for _, mark := range [...]string{"**", "__", "`"} {
		if len(text) > 2*len(mark) && strings.HasPrefix(text, mark) && strings.HasSuffix(text, mark) {
			text = strings.TrimFunc(text[len(mark):len(text)-len(mark)], isSpace)
		}
	}
	return text
}

// isDelimiterRow reports whether a row is the line that Markdown draws below the
// heading row.
func isDelimiterRow(cells []string) bool {
	drawn := 0
	for _, cell := range cells {
		if cell == "" {
			continue
		}
		drawn++
		inner := strings.TrimSuffix(strings.TrimPrefix(cell, ":"), ":")
		if inner == "" || strings.Trim(inner, "-") != "" {
			return false
		}
	}
	return drawn > 0
}

func splitTabbed(text string) []string {
	cells := strings.Split(text, "\t")
	for i, cell := range cells {
		cells[i] = strings.TrimFunc(cell, isSpace)
	}
	return cells
}

// splitSpaced splits a line of a table whose columns are only kept apart by
// spaces: at two and more spaces (or a wide one), and before the figures at the
// end of a cell. It returns nil if the line is no row: rows have figures or at
// least three cells, and no sentences.
func splitSpaced(trimmed string) []string {
	const longest, most = 160, 4000 // characters beside spaces, and in all
	if len(trimmed) > most || !contains(trimmed, " ", "\u00a0", "\u3000") || strings.ContainsAny(trimmed, "。；！？!?") ||
		characters(trimmed) > longest {
		return nil
	}
	var cells []string
	figures := 0
	for _, part := range splitWide(trimmed) {
		words := strings.Fields(part)
		label := len(words)
		for label > 0 && isFigure(words[label-1]) {
			label--
		}
		if label > 0 {
			cells = append(cells, strings.Join(words[:label], " "))
		}
		cells = append(cells, words[label:]...)
		figures += len(words) - label
	}
	if len(cells) >= 3 || len(cells) == 2 && figures > 0 && !strings.ContainsAny(cells[0], "，：:、（(") {
		return cells
	}
	return nil
}

// splitWide splits at runs of at least two spaces, or one of full width.
func splitWide(text string) []string {
	var parts []string
	start, spaces := 0, 0
	for i, r := range text {
		switch {
		case r == ' ' || r == '\u00a0':
			spaces++
		case r == '\u3000':
			spaces += 2
		default:
			if spaces >= 2 {
				parts = append(parts, text[start:i])
				start = i
			}
			spaces = 0
		}
	}
	return append(parts, text[start:])
}

// isFigure reports whether a word stands in a table in place of a number: digits,
// or a mark for an empty cell.
func isFigure(word string) bool {
	switch word {
	case "/", "／", "-", "--", "—", "——", "－", "－－", "_", "__", "无", "N/A", "NA":
		return true
	}
	digits := 0
	for _, r := range word {
		switch {
		case '0' <= r && r <= '9', '０' <= r && r <= '９':
			digits++
		case strings.ContainsRune(".,，．+-＋－件项元万", r):
		default:
			return false
		}
	}
	first, _ := utf8.DecodeRuneInString(word)
	last, _ := utf8.DecodeLastRuneInString(word)
	return digits > 0 && last != '.' && last != ',' && last != '，' && last != '．' && first != '.'
}
