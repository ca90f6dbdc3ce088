package words

import (
	"strings"
	"unicode/utf8"
)

// Shorten makes of a text one line that a problem's sentence can bear: what is
// beyond 40 characters becomes "…". It looks at the first 640 bytes only, so that
// many sentences about one long text cost no more than short ones.
func Shorten(text string) string {
	const most = 40
	if cut := 16 * most; len(text) > cut {
		for !utf8.RuneStart(text[cut]) && cut > 16*most-utf8.UTFMax {
			cut--
		}
		text = text[:cut]
	}
	text = strings.TrimSpace(OneLine(text))
	n := 0
	for i := range text {
		if n == most {
			return text[:i] + "…"
		}
		n++
	}
	return text
}
