package render

// needsEscape has the bytes that do not stand for themselves in HTML, and the
// end of line.
var needsEscape = [256]bool{'&': true, '<': true, '>': true, '"': true, '\'': true, 0: true, '\n': true}

// appendEscaped appends text so that it stands for itself in HTML, as content
// and in a quoted attribute.
func appendEscaped(dst []byte, text string) []byte {
	return appendReplaced(dst, text, "\n")
}

// appendLines appends escaped text with a break at each end of line.
func appendLines(dst []byte, text string) []byte {
	return appendReplaced(dst, text, "<br>")
}

func appendReplaced(dst []byte, text, lineEnd string) []byte {
	for {
		i := toEscape(text)
		dst = append(dst, text[:i]...)
		if i == len(text) {
			return dst
		}
		switch text[i] {
		case '&':
			dst = append(dst, "&amp;"...)
		case '<':
			dst = append(dst, "&lt;"...)
		case '>':
			dst = append(dst, "&gt;"...)
		case '"':
			dst = append(dst, "&#34;"...)
		case '\'':
			dst = append(dst, "&#39;"...)
		case '\n':
			dst = append(dst, lineEnd...)
		default:
			dst = append(dst, "\uFFFD"...) // parsers drop a zero byte or refuse it
		}
		text = text[i+1:]
	}
}

// toEscape returns the index of the first byte that needs an escape, or the
// length of the text.
func toEscape(text string) int {
	i := 0
	for i < len(text) {
		for i+8 <= len(text) && !anyNeedsEscape(text[i:i+8]) {
			i += 8
		}
		for end := min(i+8, len(text)); i < end; i++ {
			if needsEscape[text[i]] {
				return i
			}
		}
	}
	return i
}

// anyNeedsEscape reports whether one of eight bytes may need an escape, all
// eight looked at together. It may be wrong for control characters, which are
// rare: needsEscape decides.
func anyNeedsEscape(b string) bool {
	const ones, tops = 0x0101010101010101, 0x8080808080808080
	_ = b[7]
	x := uint64(b[0]) | uint64(b[1])<<8 | uint64(b[2])<<16 | uint64(b[3])<<24 |
		uint64(b[4])<<32 | uint64(b[5])<<40 | uint64(b[6])<<48 | uint64(b[7])<<56
	// A byte of y is zero where (y-ones)&^y has its top bit.
	control := x & (ones * 0xf0)        // 0, \n and their neighbours
	quote := x ^ ones*'"'               //
	ampersand := (x | ones) ^ ones*'\'' // & and '
	bracket := (x | ones*2) ^ ones*'>'  // < and >
	return ((control-ones)&^control|(quote-ones)&^quote|(ampersand-ones)&^ampersand|(bracket-ones)&^bracket)&tops != 0
}
