package pack_test

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/internal/pack"
)

var limits = document.Limits{Bytes: 1 << 20, Unpacked: 1 << 20, Parts: 10, Nesting: 8, Objects: 50}

func zipped(t testing.TB, parts ...pack.Part) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := pack.Write(&out, parts); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func open(t testing.TB, ctx context.Context, limits document.Limits, parts ...pack.Part) *pack.Package {
	t.Helper()
	p, err := pack.Open(ctx, "test", zipped(t, parts...), limits)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// textOf returns all text of a part.
func textOf(p *pack.Package, part string) (text string, err error) {
	err = p.Read(part, func(c *pack.Cursor, root xml.StartElement) error {
		text, err = c.Text()
		return err
	})
	return text, err
}

func TestRead(t *testing.T) {
	utf16 := "\xff\xfe" + strings.Join(strings.Split("<a>x</a>", ""), "\x00") + "\x00"
	for name, test := range map[string]struct{ content, want string }{
		"plain":       {"<a>x<b>y</b>z</a>", "xyz"},
		"UTF-16":      {utf16, "x"},
		"said UTF-16": {`<?xml version="1.0" encoding="UTF-16"?><a>x</a>`, "x"},
		"a comment":   {`<a><!-- it's "so" --><![CDATA[<x>]]></a>`, "<x>"},
	} {
		p := open(t, t.Context(), limits, pack.Part{Name: "A/B.xml", Content: test.content})
		if got, err := textOf(p, "a/b.xml"); err != nil || got != test.want {
			t.Errorf("%s: %q, %v", name, got, err)
		}
	}
}

func TestErrors(t *testing.T) {
	const part = "a.xml"
	for name, test := range map[string]struct {
		content string
		limits  document.Limits
		want    document.Quantity // or "" for a PartError
	}{
		"empty":            {"", limits, ""},
		"cut off":          {"<a><b>", limits, ""},
		"crossed":          {"<a></b>", limits, ""},
		"a document type":  {"<!DOCTYPE a><a/>", limits, ""},
		"another encoding": {`<?xml version="1.0" encoding="KOI8-R"?><a/>`, limits, ""},
		"behind the end":   {"<a/><", limits, ""},
		"unpacked":         {"<a>" + strings.Repeat("x", 2<<20) + "</a>", limits, document.QuantityUnpacked},
		"nesting":          {strings.Repeat("<a>", 9) + strings.Repeat("</a>", 9), limits, document.QuantityNesting},
		"elements":         {"<a>" + strings.Repeat("<b/>", 50) + "</a>", limits, document.QuantityObjects},
		"one tag":          {`<a b="` + strings.Repeat("x", 5<<20) + `"/>`, limits.Or(limits), document.QuantityUnpacked},
		"one large tag":    {`<a b="` + strings.Repeat("x", 5<<20) + `"/>`, document.Limits{Bytes: 8 << 20, Unpacked: 8 << 20, Parts: 9, Nesting: 9, Objects: 9}, document.QuantityTag},
	} {
		_, err := textOf(open(t, t.Context(), test.limits, pack.Part{Name: part, Content: test.content}), part)
		var fault *document.PartError
		var limit *document.LimitError
		switch {
		case test.want != "" && (!errors.As(err, &limit) || limit.Quantity != test.want || limit.Part != part || limit.Package != "test"):
			t.Errorf("%s: error %v, want one of %s", name, err, test.want)
		case test.want == "" && (!errors.As(err, &fault) || fault.Part != part || fault.Package != "test"):
			t.Errorf("%s: error %v, want a PartError", name, err)
		}
	}
	var fault *document.PartError
	if _, err := textOf(open(t, t.Context(), limits), part); !errors.As(err, &fault) {
		t.Errorf("a part that is missing: error %v", err)
	}
	var limit *document.LimitError
	if _, err := pack.Open(t.Context(), "test", make([]byte, 2<<20), limits); !errors.As(err, &limit) || limit.Quantity != document.QuantityBytes {
		t.Errorf("size: error %v", err)
	}
	many := make([]pack.Part, 11)
	if _, err := pack.Open(t.Context(), "test", zipped(t, many...), limits); !errors.As(err, &limit) || limit.Quantity != document.QuantityParts {
		t.Errorf("parts: error %v", err)
	}
	if _, err := pack.Open(t.Context(), "test", []byte("PK\x03\x04"), limits); !errors.Is(err, zip.ErrFormat) {
		t.Errorf("no archive: error %v", err)
	}
}

// A damaged part is an error, however well it can be parsed.
func TestCheckSum(t *testing.T) {
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	part, err := w.CreateHeader(&zip.FileHeader{Name: "a.xml", Method: zip.Store})
	if err != nil {
		t.Fatal(err)
	}
	fmt.Fprint(part, "<a>13</a>")
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	data := bytes.Replace(out.Bytes(), []byte("13"), []byte("18"), 1)
	p, err := pack.Open(t.Context(), "test", data, limits)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := textOf(p, "a.xml"); !errors.Is(err, zip.ErrChecksum) {
		t.Errorf("error %v, want %v", err, zip.ErrChecksum)
	}
}

func TestContext(t *testing.T) {
	ctx, cancel := context.WithCancelCause(t.Context())
	p := open(t, ctx, limits, pack.Part{Name: "a.xml", Content: "<a/>"})
	why := errors.New("nobody waits")
	cancel(why)
	if _, err := textOf(p, "a.xml"); !errors.Is(err, why) {
		t.Errorf("error %v, want %v", err, why)
	}
}

func TestRelations(t *testing.T) {
	p := open(t, t.Context(), limits,
		pack.Part{Name: "_rels/.rels", Content: `<Relationships><Relationship Id="r1" Type="http://x/officeDocument" Target="word/Document.xml"/><Relationship Id="r2" Type="x/hyperlink" Target="http://x" TargetMode="External"/></Relationships>`},
		pack.Part{Name: "word/_rels/document.xml.rels", Content: `<Relationships><Relationship Id="r1" Type="x/styles" Target="../a/styles.xml"/><Relationship Id="r2" Type="x/notes" Target="/b.xml"/></Relationships>`})
	var got []string
	for _, part := range []string{"", "word/document.xml", "word/none.xml"} {
		if err := p.Relations(part, func(id, kind, target string) { got = append(got, id+" "+kind+" "+target) }); err != nil {
			t.Fatal(err)
		}
	}
	if want := "[r1 officeDocument word/document.xml r1 styles a/styles.xml r2 notes b.xml]"; fmt.Sprint(got) != want {
		t.Errorf("%v, want %s", got, want)
	}
}

func TestEscape(t *testing.T) {
	const text = "a<b>&\"c'\r\n\td\x00\xff\uFFFE甲"
	var back struct {
		Text string `xml:",chardata"`
	}
	if err := xml.Unmarshal([]byte("<a>"+pack.Escape(text)+"</a>"), &back); err != nil {
		t.Fatal(err)
	}
	if want := "a<b>&\"c'\r\n\td\uFFFD\uFFFD\uFFFD甲"; back.Text != want {
		t.Errorf("%q, want %q", back.Text, want)
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(`<a b="c>"><!-- - --><b/>x<![CDATA[]]>]]></a>`))
	f.Fuzz(func(t *testing.T, content []byte) {
		p := open(t, t.Context(), limits, pack.Part{Name: "a.xml", Content: string(content)})
		var limit *document.LimitError
		var fault *document.PartError
		if _, err := textOf(p, "a.xml"); err != nil && !errors.As(err, &limit) && !errors.As(err, &fault) {
			t.Errorf("%T: %v", err, err)
		}
	})
}

func ExamplePackage_Read() {
	var file bytes.Buffer
	if err := pack.Write(&file, []pack.Part{{Name: "a.xml", Content: pack.Header + `<list><item name="甲"/><item name="乙"/></list>`}}); err != nil {
		fmt.Println(err)
		return
	}
	p, err := pack.Open(context.Background(), "example", file.Bytes(), document.Limits{Bytes: 1 << 20, Unpacked: 1 << 20, Parts: 10, Nesting: 10, Objects: 10})
	if err != nil {
		fmt.Println(err)
		return
	}
	err = p.Read("a.xml", func(c *pack.Cursor, root xml.StartElement) error {
		return c.Children(func(e xml.StartElement) error {
			fmt.Println(pack.Attribute(e, "name"))
			return c.Skip()
		})
	})
	fmt.Println(err)
	// Output:
	// 甲
	// 乙
	// <nil>
}
