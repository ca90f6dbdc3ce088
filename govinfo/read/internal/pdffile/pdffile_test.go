package pdffile

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/govinfo/document"
)

const tiny = `%PDF-1.4
1 0 obj <</Type /Catalog /Pages 2 0 R /Text (a\(b\)\101\
c) /Hex <4142 4> /Name /A#42 /Numbers [-1 .5 --3 +4. 2 0 R true null]>> endobj
2 0 obj <</Kids [] /Length 3>> stream
abc
endstream endobj
trailer <</Root 1 0 R>>
`

func TestObjects(t *testing.T) {
	f, err := Open([]byte(tiny), document.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	if !f.Rebuilt() {
		t.Error("a file without a table is not rebuilt")
	}
	root := f.Root()
	if got, want := f.Text(root["Text"]), "a(b)Ac"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if got, want := f.Text(root["Hex"]), "AB@"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if got := f.Name(root["Name"]); got != "AB" {
		t.Errorf("%q", got)
	}
	if got, want := fmt.Sprint(f.Array(root["Numbers"])), "[-1 0.5 -3 4 {2 0} true <nil>]"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	data, err := f.Data(f.Stream(root["Pages"]))
	if err != nil || string(data) != "abc" {
		t.Errorf("%q %v", data, err)
	}
}

func TestFilters(t *testing.T) {
	for _, test := range []struct{ filter, parameters, data, want string }{
		{"ASCIIHexDecode", "", "48 65 6c6C 6f>", "Hello"},
		{"ASCII85Decode", "", "87cURD]i,\"Ebo80~>", "Hello World!"},
		{"ASCII85Decode", "", "z87cUR~>", "\x00\x00\x00\x00Hell"},
		{"RunLengthDecode", "", "\x02abc\xfed\x80", "abcddd"},
		{"LZWDecode", "", "\x80\x0B\x60\x50\x22\x0C\x0C\x85\x01", "-----A---B"},
		{"ASCIIHexDecode", "", "4", "@"},
	} {
		file := fmt.Sprintf("%%PDF-1.4\n1 0 obj <</S 2 0 R /Type /Catalog>> endobj 2 0 obj <</Filter /%s /Length %d %s>> stream\n%s\nendstream endobj", test.filter, len(test.data), test.parameters, test.data)
		f, err := Open([]byte(file), document.Limits{})
		if err != nil {
			t.Fatal(err)
		}
		data, err := f.Data(f.Stream(f.Root()["S"]))
		if err != nil || string(data) != test.want {
			t.Errorf("%s: %q, want %q (%v)", test.filter, data, test.want, err)
		}
	}
}

// A stream whose checksum is wrong is an error, not a part of its data.
func TestChecksum(t *testing.T) {
	packed := []byte("\x78\x9c\x4b\x4c\x4a\x06\x00\x02\x4d\x01\x27") // "abc"
	file := func(data []byte) []byte {
		return fmt.Appendf(nil, "%%PDF-1.4\n1 0 obj <</S 2 0 R /Type /Catalog>> endobj 2 0 obj <</Filter /FlateDecode /Length %d>> stream\n%s\nendstream endobj", len(data), data)
	}
	read := func(data []byte) (string, error) {
		f, err := Open(file(data), document.Limits{})
		if err != nil {
			t.Fatal(err)
		}
		out, err := f.Data(f.Stream(f.Root()["S"]))
		return string(out), err
	}
	if got, err := read(packed); got != "abc" || err != nil {
		t.Fatalf("%q %v", got, err)
	}
	for i := range packed {
		changed := bytes.Clone(packed)
		changed[i] ^= 4
		var part *document.PartError
		got, err := read(changed)
		if got == "abc" { // bits that fill up the last byte mean nothing
			continue
		}
		if !errors.As(err, &part) || got != "" {
			t.Errorf("byte %d: %q %v", i, got, err)
		}
	}
	if got, err := read(packed[:len(packed)-1]); err == nil {
		t.Errorf("cut off: %q", got)
	}
}

func TestPNGPredictors(t *testing.T) {
	// One row of each filter, of three bytes.
	data := []byte{0, 1, 2, 3, 1, 1, 1, 1, 2, 1, 1, 1, 3, 1, 1, 1, 4, 1, 1, 1}
	got, err := unPNG(data, 3, 1)
	if want := []byte{1, 2, 3, 1, 2, 3, 2, 3, 4, 2, 3, 4, 3, 4, 5}; err != nil || !bytes.Equal(got, want) {
		t.Errorf("%v, want %v (%v)", got, want, err)
	}
	if _, err := unPNG([]byte{9, 1, 2, 3}, 3, 1); err == nil {
		t.Error("an unknown filter is no error")
	}
}

func TestNotPDF(t *testing.T) {
	for _, data := range []string{"", "PK", "%PDF", strings.Repeat(" ", 2000) + "%PDF-1.4"} {
		if _, err := Open([]byte(data), document.Limits{}); !errors.Is(err, ErrNotPDF) {
			t.Errorf("%.10q: %v", data, err)
		}
	}
}

func FuzzOpen(f *testing.F) {
	f.Add([]byte(tiny))
	f.Add([]byte("%PDF-1.5\nxref\n0 2\n0000000000 65535 f \n0000000060 00000 n \ntrailer <</Root 1 0 R>>\n1 0 obj <<>> endobj\nstartxref\n9\n%%EOF"))
	f.Fuzz(func(t *testing.T, data []byte) {
		file, err := Open(data, document.Limits{Unpacked: 1 << 20, Objects: 10_000})
		if err != nil {
			return
		}
		for number := range file.entries {
			if s := file.Stream(Ref{Number: number}); s != nil {
				_, _ = file.Data(s)
			}
		}
	})
}

func FuzzFilter(f *testing.F) {
	f.Add("LZWDecode", []byte("\x80\x0B\x60\x50\x22\x0C\x0C\x85\x01"), 12, 5)
	f.Add("ASCII85Decode", []byte("87cURD]i,\"Ebo80~>"), 1, 1)
	f.Add("RunLengthDecode", []byte("\x02abc\xfed\x80"), 2, 3)
	f.Fuzz(func(t *testing.T, name string, data []byte, predictor, columns int) {
		file := &File{limits: Defaults()}
		file.reset()
		_, _ = file.filter(Name(name), Dict{"Predictor": Number(predictor), "Columns": Number(columns)}, data)
	})
}

func Example() {
	f, err := Open([]byte(tiny), document.Limits{})
	if err != nil {
		fmt.Println(err)
		return
	}
	data, err := f.Data(f.Stream(f.Root()["Pages"]))
	fmt.Printf("%s %s %v\n", f.Name(f.Root()["Type"]), data, err)
	// Output: Catalog abc <nil>
}
