package terminal_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/openxxgk/annualreport/examples/internal/terminal"
)

func ExampleLine() {
	fmt.Println(terminal.Line("甲局\x1b[2J的年报\n第二行"))
	// Output: 甲局\u001b[2J的年报\n第二行
}

func ExampleWriter() {
	out := terminal.Writer(os.Stdout)
	fmt.Fprintf(out, "甲局\x1b]0;title\a\n\u202e倒\n")
	// Output:
	// 甲局\u001b]0;title\u0007
	// \u202e倒
}

var hostile = map[string]struct{ text, line, lines string }{
	"plain":             {"年报 2023年\r\n\ta", `年报 2023年\u000d\n\ta`, "年报 2023年\\u000d\n\ta"},
	"escape":            {"\x1b[2J\x1b]0;x\x07", `\u001b[2J\u001b]0;x\u0007`, `\u001b[2J\u001b]0;x\u0007`},
	"c1":                {"\u009b2J\u0085", `\u009b2J\u0085`, `\u009b2J\u0085`},
	"backspace":         {"a\bb\x7f\x00", `a\u0008b\u007f\u0000`, `a\u0008b\u007f\u0000`},
	"direction":         {"\u202eabc\u2066\u200f\u061c", `\u202eabc\u2066\u200f\u061c`, `\u202eabc\u2066\u200f\u061c`},
	"ends of lines":     {"a\u2028b\u2029", `a\u2028b\u2029`, `a\u2028b\u2029`},
	"tags":              {"\U000E0041", `\udb40\udc41`, `\udb40\udc41`},
	"not UTF-8":         {"\xb1\xa8\xff", "\uFFFD\uFFFD\uFFFD", "\uFFFD\uFFFD\uFFFD"},
	"raw C1 byte":       {"\x9b2J", "\uFFFD2J", "\uFFFD2J"},
	"emoji and joiners": {"👨\u200d👩\u200b", "👨\u200d👩\u200b", "👨\u200d👩\u200b"},
}

func TestWhatCommandsATerminalIsVisible(t *testing.T) {
	for name, test := range hostile {
		t.Run(name, func(t *testing.T) {
			if got := terminal.Line(test.text); got != test.line {
				t.Errorf("line %q, want %q", got, test.line)
			}
			for size := 1; size <= 5; size++ { // characters are divided among calls
				var out strings.Builder
				w := terminal.Writer(&out)
				for rest := test.text; rest != ""; {
					n := min(size, len(rest))
					if written, err := w.Write([]byte(rest[:n])); written != n || err != nil {
						t.Fatal(written, err)
					}
					rest = rest[n:]
				}
				if out.String() != test.lines {
					t.Errorf("%d bytes a call: %q, want %q", size, out.String(), test.lines)
				}
			}
		})
	}
}

func TestJSONMeansTheSameBehindAWriter(t *testing.T) {
	for name, test := range hostile {
		text := strings.ToValidUTF8(test.text, "\uFFFD")
		var out strings.Builder
		if err := json.NewEncoder(terminal.Writer(&out)).Encode(text); err != nil {
			t.Fatal(err)
		}
		var back string
		if err := json.Unmarshal([]byte(out.String()), &back); err != nil || back != text {
			t.Errorf("%s: %q, %v, want %q", name, back, err, text)
		}
	}
}

type full struct{ writes int }

var errFull = errors.New("no space left")

func (f *full) Write([]byte) (int, error) { f.writes++; return 0, errFull }

func TestTheFirstFailedWriteIsKept(t *testing.T) {
	var disk full
	w := terminal.Writer(&disk)
	for range 3 {
		if _, err := fmt.Fprintln(w, "text"); !errors.Is(err, errFull) {
			t.Error(err)
		}
	}
	if disk.writes != 1 || !errors.Is(w.Err(), errFull) {
		t.Errorf("%d writes, %v", disk.writes, w.Err())
	}
}

func FuzzWriter(f *testing.F) {
	for _, test := range hostile {
		f.Add([]byte(test.text), 3)
	}
	f.Fuzz(func(t *testing.T, text []byte, at int) {
		at = min(max(at, 0), len(text))
		var out strings.Builder
		w := terminal.Writer(&out)
		w.Write(text[:at])
		w.Write(text[at:])
		for _, visible := range []string{out.String(), terminal.Line(string(text))} {
			if !utf8.ValidString(visible) {
				t.Fatalf("%q is not UTF-8", visible)
			}
			for _, r := range visible {
				if unicode.Is(unicode.Cc, r) && r != '\n' && r != '\t' || unicode.Is(unicode.Bidi_Control, r) {
					t.Fatalf("%q passes in %q", r, visible)
				}
			}
		}
	})
}
