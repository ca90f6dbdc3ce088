package words

// Width estimates how wide a text is printed, in widths of a Chinese character. Letters,
// digits and marks of other writings have the width narrow, which is the typeface's.
func Width(text string, narrow float64) float64 {
	width := 0.0
	for _, r := range text {
		if wide(r) {
			width++
		} else {
			width += narrow
		}
	}
	return width
}

// wide reports whether a character is as wide as a Chinese one in Chinese typefaces.
func wide(r rune) bool {
	const firstWide = 0x2E80 // CJK Radicals Supplement
	return r >= firstWide || r == '“' || r == '”' || r == '…' || r == '—'
}
