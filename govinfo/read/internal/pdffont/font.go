package pdffont

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"

	"github.com/openxxgk/annualreport/govinfo/read/internal/pdffile"
)

// Glyph is what one code of a text shows.
type Glyph struct {
	// Text is "�" where the meaning is not known. It may be "" for a glyph that
	// stands for nothing.
	Text string
	// Width is how far the next glyph is set, in parts of the font's size: to the
	// right or, in a vertical font, downwards.
	Width float64
	// Space says that the code is the single byte 32, which word spacing widens.
	Space bool
	// X and Y are where the glyph of a vertical font hangs: its place relative to
	// the left end of its baseline.
	X, Y float64
}

// Unknown is the text of a glyph without a known meaning.
const Unknown = "\uFFFD"

// Font is a font. It is not safe for concurrent use.
type Font struct {
	Name     string // without the tag of a subset
	Vertical bool
	Bold     bool

	toUnicode *cmap
	composite bool
	texts     [256]string // of the codes of a simple font
	scale     float64     // of the widths of a simple font
	widths    []float64   // from first on
	first     int
	missing   float64

	charset *charset
	codes   *cmap // code to glyph; nil: they are the same
	latin   bool  // glyphs 1 to 95 are the Latin letters
	cid     map[uint32]float64
	ranges  []widthRange
}

type widthRange struct {
	lo, hi uint32
	width  float64
}

// Load reads a font. It never fails: what cannot be read has no meaning, or the
// usual width. An error of a look-up stays in f. The error is that of a stream
// that is damaged.
func Load(f *pdffile.File, d pdffile.Dict) (*Font, error) {
	font := &Font{Name: fontName(f, d), scale: 0.001, missing: 0}
	descriptor := f.Dict(d["FontDescriptor"])
	if s := f.Stream(d["ToUnicode"]); s != nil {
		data, err := f.Data(s)
		if err != nil {
			return nil, err
		}
		font.toUnicode = parseCMap(data, true)
	}
	if f.Name(d["Subtype"]) == "Type0" {
		if a := f.Array(d["DescendantFonts"]); len(a) > 0 {
			below := f.Dict(a[0])
			descriptor = f.Dict(below["FontDescriptor"])
			if err := font.loadComposite(f, d, below); err != nil {
				return nil, err
			}
		}
	} else {
		font.loadSimple(f, d, descriptor)
	}
	font.Bold = isBold(f, font.Name, descriptor)
	return font, nil
}

func fontName(f *pdffile.File, d pdffile.Dict) string {
	name := string(f.Name(d["BaseFont"]))
	if len(name) > 7 && name[6] == '+' {
		name = name[7:]
	}
	if !utf8.ValidString(name) {
		if text := decoder(simplifiedchinese.GB18030)([]byte(name)); text != "" {
			name = text
		}
	}
	return name
}

func isBold(f *pdffile.File, name string, descriptor pdffile.Dict) bool {
	const forceBold = 1 << 18
	if flags, ok := f.Number(descriptor["Flags"]); ok && int(flags)&forceBold != 0 {
		return true
	}
	if weight, ok := f.Number(descriptor["FontWeight"]); ok && weight >= 600 {
		return true
	}
	lower := strings.ToLower(name)
	for _, word := range [...]string{"bold", "heavy", "-black", "simhei", "heiti", "黑体"} {
		if strings.Contains(lower, word) {
			return true
		}
	}
	return false
}

const flagNonsymbolic = 1 << 5

// loadSimple reads a font whose codes are single bytes.
func (font *Font) loadSimple(f *pdffile.File, d, descriptor pdffile.Dict) {
	embedded := false
	for _, key := range [...]pdffile.Name{"FontFile", "FontFile2", "FontFile3"} {
		embedded = embedded || descriptor[key] != nil
	}
	flags, _ := f.Number(descriptor["Flags"])
	type3 := f.Name(d["Subtype"]) == "Type3"
	// The codes of an embedded font of signs mean what it says, which is not read.
	known := !type3 && (!embedded || int(flags)&flagNonsymbolic != 0)
	switch e := f.Resolve(d["Encoding"]).(type) {
	case pdffile.Name:
		font.texts = baseEncoding(string(e))
	case pdffile.Dict:
		base := f.Name(e["BaseEncoding"])
		if base != "" || known {
			font.texts = baseEncoding(string(base))
		}
		font.differences(f, f.Array(e["Differences"]))
	default:
		if known && !strings.Contains(font.Name, "Symbol") && !strings.Contains(font.Name, "Dingbats") {
			font.texts = baseEncoding("")
		}
	}
	if first, ok := f.Number(d["FirstChar"]); ok && first >= 0 && first < 256 {
		font.first = int(first)
	}
	font.widths = f.Numbers(d["Widths"], 0)
	font.missing, _ = f.Number(descriptor["MissingWidth"])
	if font.widths == nil && font.missing == 0 {
		font.missing = 556 // as the figures of Helvetica
	}
	if type3 {
		if m := f.Numbers(d["FontMatrix"], 6); m != nil {
			font.scale = m[0]
		}
	}
}

func (font *Font) differences(f *pdffile.File, a pdffile.Array) {
	code := 0
	for _, o := range a {
		switch o := f.Resolve(o).(type) {
		case pdffile.Number:
			code = int(o)
		case pdffile.Name:
			if code >= 0 && code < 256 {
				font.texts[code] = nameText(string(o))
			}
			code++
		}
	}
}

// loadComposite reads a font whose codes have several bytes.
func (font *Font) loadComposite(f *pdffile.File, d, below pdffile.Dict) error {
	font.composite = true
	font.missing = 1000
	if w, ok := f.Number(below["DW"]); ok {
		font.missing = w
	}
	name := string(f.Name(d["Encoding"]))
	if s := f.Stream(d["Encoding"]); s != nil {
		data, err := f.Data(s)
		if err != nil {
			return err
		}
		font.codes = parseCMap(data, false)
		font.Vertical = font.codes.vertical
		if w, ok := f.Number(s.Dict["WMode"]); ok {
			font.Vertical = w == 1
		}
		if name = font.codes.uses; name == "" {
			name = string(f.Name(s.Dict["UseCMap"]))
		}
	}
	font.charset = charsetOf(name)
	font.Vertical = font.Vertical || strings.HasSuffix(name, "-V")
	info := f.Dict(below["CIDSystemInfo"])
	switch f.Text(info["Ordering"]) {
	case "GB1", "CNS1", "Japan1", "Korea1", "KR":
		font.latin = f.Text(info["Registry"]) == "Adobe"
	}
	font.cid = make(map[uint32]float64)
	font.readWidths(f, f.Array(below["W"]))
	font.sortRanges()
	if font.Vertical {
		font.missing = 1000 // the vertical step
		font.cid, font.ranges = nil, nil
	}
	return nil
}

// readWidths reads "first [w w w]" and "first last w".
func (font *Font) readWidths(f *pdffile.File, a pdffile.Array) {
	for len(a) >= 2 {
		first, ok := f.Number(a[0])
		if !ok || first < 0 || first > 0xFFFFFF {
			return
		}
		if list, ok := f.Resolve(a[1]).(pdffile.Array); ok {
			for i := range list {
				if w, ok := f.Number(list[i]); ok {
					font.cid[uint32(first)+uint32(i)] = w
				}
			}
			a = a[2:]
			continue
		}
		if len(a) < 3 {
			return
		}
		last, _ := f.Number(a[1])
		w, _ := f.Number(a[2])
		if last >= first && last <= 0xFFFFFF {
			font.ranges = append(font.ranges, widthRange{uint32(first), uint32(last), w})
		}
		a = a[3:]
	}
}

func (font *Font) sortRanges() {
	slices.SortStableFunc(font.ranges, func(a, b widthRange) int { return cmp.Compare(a.lo, b.lo) })
}

// Next returns the glyph that the first code of s shows, and the number of its
// bytes. s is not empty.
func (font *Font) Next(s []byte) (g Glyph, bytes int) {
	if !font.composite {
		return font.simple(s[0]), 1
	}
	bytes = 2
	switch {
	case font.charset != nil:
		bytes = font.charset.length(s)
	case font.codes != nil:
		bytes = font.codes.length(s)
	}
	bytes = max(min(bytes, len(s)), 1)
	code := value(s[:bytes])
	g.Space = bytes == 1 && code == ' '
	text := ""
	cid := code
	if font.codes != nil {
		if n, ok := font.codes.number(code, bytes); ok {
			cid = n
		} else if font.charset == nil {
			cid = 0
		}
	}
	if font.charset != nil {
		text = font.charset.decode(s[:bytes])
		cid = ^uint32(0)
		if r, n := utf8.DecodeRuneInString(text); n == len(text) {
			if latin, ok := font.charset.latin(r); ok {
				cid = uint32(latin)
			}
		}
	} else if font.latin && cid >= 1 && cid <= 95 {
		text = string(rune(' ' + cid - 1))
	}
	g.Text = font.meaning(code, bytes, text)
	width, ok := font.widthIn(cid)
	if g.Width = width / 1000; !ok && font.charset != nil && cid != ^uint32(0) && !font.Vertical {
		g.Width = 0.5 // Latin letters of fonts that are not in the file
	}
	if font.Vertical {
		g.X, g.Y = 0.5, 0.88
	}
	return g, bytes
}

func (font *Font) simple(code byte) Glyph {
	g := Glyph{Space: code == ' '}
	w := font.missing
	if i := int(code) - font.first; i >= 0 && i < len(font.widths) {
		w = font.widths[i]
	}
	g.Width = w * font.scale
	g.Text = font.meaning(uint32(code), 1, font.texts[code])
	return g
}

// meaning returns the text of a code: what ToUnicode says or, where it says
// nothing, what the encoding says.
func (font *Font) meaning(code uint32, bytes int, encoded string) string {
	if font.toUnicode != nil {
		if text, ok := font.toUnicode.text(code, bytes); ok && isKnown(text) {
			return text
		}
	}
	if encoded != "" && isKnown(encoded) {
		return encoded
	}
	return Unknown
}

// isKnown reports whether a text has a meaning: private characters have none.
func isKnown(text string) bool {
	for _, r := range text {
		if r == utf8.RuneError || r == 0 || unicode.Is(unicode.Co, r) || r >= 0xFFFE && r <= 0xFFFF {
			return false
		}
	}
	return true
}

// widthIn returns the width of a glyph by its number.
func (font *Font) widthIn(cid uint32) (float64, bool) {
	if w, ok := font.cid[cid]; ok {
		return w, true
	}
	i, found := slices.BinarySearchFunc(font.ranges, cid, func(r widthRange, cid uint32) int { return cmp.Compare(r.lo, cid) })
	if !found {
		i--
	}
	if i >= 0 && cid <= font.ranges[i].hi {
		return font.ranges[i].width, true
	}
	return font.missing, false
}
