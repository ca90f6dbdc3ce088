package words

import (
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestPrintable(t *testing.T) {
	for text, want := range map[string]string{
		"":                          "",
		"云溪县农业农村局2021年 A":           "云溪县农业农村局2021年 A",
		"\x1b]0;owned\x07":          `\u001b]0;owned\u0007`,
		"a\nb\tc\r\x00\x7f":         `a\u000ab\u0009c\u000d\u0000\u007f`,
		"\u009b2J":                  `\u009b2J`,
		"\u202egnp.exe\u2066\u200f": `\u202egnp.exe\u2066\u200f`,
		"一\u2028二\xff\xc3":          `一\u2028二\xff\xc3`,
		"\ufffd":                    "\ufffd",
		"\U000E0041":                `\udb40\udc41`,
	} {
		if got := Printable(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func FuzzPrintable(f *testing.F) {
	f.Add("\x1b[2J\u202e\xff")
	f.Fuzz(func(t *testing.T, text string) {
		safe := Printable(text)
		if !utf8.ValidString(safe) || Printable(safe) != safe {
			t.Errorf("%q: %q", text, safe)
		}
		for _, r := range safe {
			if unicode.IsControl(r) || r == '\u202e' {
				t.Errorf("%q: %q", text, safe)
			}
		}
	})
}
