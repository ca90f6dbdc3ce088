package pdffont

import (
	"strconv"
	"strings"

	"golang.org/x/text/encoding/charmap"
)

// latinNames are the names of the glyphs of Windows code page 1252 from 0x20 on;
// "-" is none. The character of a name is that of the code page.
const latinNames = `space exclam quotedbl numbersign dollar percent ampersand quotesingle parenleft parenright asterisk plus comma hyphen period slash
zero one two three four five six seven eight nine colon semicolon less equal greater question
at A B C D E F G H I J K L M N O P Q R S T U V W X Y Z bracketleft backslash bracketright asciicircum underscore
grave a b c d e f g h i j k l m n o p q r s t u v w x y z braceleft bar braceright asciitilde -
Euro - quotesinglbase florin quotedblbase ellipsis dagger daggerdbl circumflex perthousand Scaron guilsinglleft OE - Zcaron -
- quoteleft quoteright quotedblleft quotedblright bullet endash emdash tilde trademark scaron guilsinglright oe - zcaron Ydieresis
nbspace exclamdown cent sterling currency yen brokenbar section dieresis copyright ordfeminine guillemotleft logicalnot sfthyphen registered macron
degree plusminus twosuperior threesuperior acute mu paragraph periodcentered cedilla onesuperior ordmasculine guillemotright onequarter onehalf threequarters questiondown
Agrave Aacute Acircumflex Atilde Adieresis Aring AE Ccedilla Egrave Eacute Ecircumflex Edieresis Igrave Iacute Icircumflex Idieresis
Eth Ntilde Ograve Oacute Ocircumflex Otilde Odieresis multiply Oslash Ugrave Uacute Ucircumflex Udieresis Yacute Thorn germandbls
agrave aacute acircumflex atilde adieresis aring ae ccedilla egrave eacute ecircumflex edieresis igrave iacute icircumflex idieresis
eth ntilde ograve oacute ocircumflex otilde odieresis divide oslash ugrave uacute ucircumflex udieresis yacute thorn ydieresis`

// otherNames are further names that occur in text.
var otherNames = map[string]rune{
	"fi": 'ﬁ', "fl": 'ﬂ', "ff": 'ﬀ', "ffi": 'ﬃ', "ffl": 'ﬄ', "minus": '−', "fraction": '⁄', "dotlessi": 'ı', "Lslash": 'Ł', "lslash": 'ł',
	"middot": '·', "dotmath": '⋅', "lessequal": '≤', "greaterequal": '≥', "notequal": '≠', "infinity": '∞', "figuredash": '‒', "horizontalbar": '―',
	"zerosuperior": '⁰', "foursuperior": '⁴', "fivesuperior": '⁵', "sixsuperior": '⁶', "sevensuperior": '⁷', "eightsuperior": '⁸', "ninesuperior": '⁹',
	"zero.oldstyle": '0', "breve": '˘', "caron": 'ˇ', "hungarumlaut": '˝', "ogonek": '˛', "ring": '˚', "dotaccent": '˙',
}

var runeOfName = func() map[string]rune {
	names := make(map[string]rune, 256)
	code := byte(0x20)
	for name := range strings.FieldsSeq(latinNames) {
		if name != "-" {
			names[name] = charmap.Windows1252.DecodeByte(code)
		}
		code++
	}
	names["nbspace"], names["sfthyphen"] = ' ', '-'
	for name, r := range otherNames {
		names[name] = r
	}
	return names
}()

// nameText returns the characters that a glyph is named after, "" for none. A
// suffix behind a point names a variant, as in "one.tab".
func nameText(name string) string {
	if r, ok := runeOfName[name]; ok {
		return string(r)
	}
	base, _, _ := strings.Cut(name, ".")
	if r, ok := runeOfName[base]; ok {
		return string(r)
	}
	digits, isUni := strings.CutPrefix(base, "uni")
	if !isUni {
		digits, isUni = strings.CutPrefix(base, "u")
	}
	if !isUni || len(digits) < 4 || len(digits) > 6 {
		return ""
	}
	v, err := strconv.ParseUint(digits, 16, 32)
	if err != nil || v > 0x10FFFF {
		return ""
	}
	return string(rune(v))
}

// standard maps the codes of StandardEncoding that differ from code page 1252;
// codes from 0x80 on that are missing have no glyph.
var standard = map[byte]rune{
	0x27: '’', 0x60: '‘', 0xA1: '¡', 0xA2: '¢', 0xA3: '£', 0xA4: '⁄', 0xA5: '¥', 0xA6: 'ƒ', 0xA7: '§', 0xA8: '¤', 0xA9: '\'', 0xAA: '“', 0xAB: '«',
	0xAC: '‹', 0xAD: '›', 0xAE: 'ﬁ', 0xAF: 'ﬂ', 0xB1: '–', 0xB2: '†', 0xB3: '‡', 0xB4: '·', 0xB6: '¶', 0xB7: '•', 0xB8: '‚', 0xB9: '„', 0xBA: '”',
	0xBB: '»', 0xBC: '…', 0xBD: '‰', 0xBF: '¿', 0xD0: '—', 0xE1: 'Æ', 0xE3: 'ª', 0xE8: 'Ł', 0xE9: 'Ø', 0xEA: 'Œ', 0xEB: 'º', 0xF1: 'æ', 0xF5: 'ı',
	0xF8: 'ł', 0xF9: 'ø', 0xFA: 'œ', 0xFB: 'ß',
}

// baseEncoding returns the characters of a named encoding; "" for the codes that
// have none. An unknown name is StandardEncoding.
func baseEncoding(name string) (table [256]string) {
	for c := 0x20; c < 0x100; c++ {
		var r rune
		switch name {
		case "WinAnsiEncoding":
			r = charmap.Windows1252.DecodeByte(byte(c))
		case "MacRomanEncoding":
			r = charmap.Macintosh.DecodeByte(byte(c))
		default:
			r = rune(c)
			if s, ok := standard[byte(c)]; ok {
				r = s
			} else if c >= 0x80 {
				continue
			}
		}
		if r != '\uFFFD' && r != 0x7F {
			table[c] = string(r)
		}
	}
	return table
}
