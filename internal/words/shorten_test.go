package words_test

import (
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/internal/words"
)

// A text of Chinese characters alone once became none where its first bytes were
// cut within a character.
func TestShorten(t *testing.T) {
	for text, want := range map[string]string{
		"":                        "",
		" 行政\n许可 ":                "行政许可",
		strings.Repeat("公", 40):   strings.Repeat("公", 40),
		strings.Repeat("公", 41):   strings.Repeat("公", 40) + "…",
		strings.Repeat("公", 1000): strings.Repeat("公", 40) + "…",
		strings.Repeat("a", 1000): strings.Repeat("a", 40) + "…",
	} {
		if got := words.Shorten(text); got != want {
			t.Errorf("%.60q becomes %q, want %q", text, got, want)
		}
	}
}
