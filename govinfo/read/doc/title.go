package doc

import (
	"bytes"
	"strings"

	"golang.org/x/text/encoding/simplifiedchinese"

	"github.com/openxxgk/annualreport/govinfo/read/internal/cfb"
)

// title returns the title in the properties of the document ([MS-OLEPS]), or "":
// it is a help and nothing depends on it.
func title(container *cfb.File) string {
	d, err := container.Stream("SummaryInformation")
	if err != nil || len(d) < 48 || u16(d, 0) != 0xFFFE {
		return ""
	}
	set := i32(d, 44)
	if set < 0 || set+8 > len(d) {
		return ""
	}
	page, raw := titleProperty(d[set:])
	if page == pageUTF16 {
		return strings.TrimSpace(strings.TrimRight(text(raw), "\x00"))
	}
	raw, _, _ = bytes.Cut(raw, []byte{0})
	s := string(raw)
	if page == pageGBK {
		if decoded, err := simplifiedchinese.GB18030.NewDecoder().String(s); err == nil {
			s = decoded
		}
	} else if page != pageUTF8 && strings.ContainsFunc(s, func(r rune) bool { return r > '~' }) {
		return ""
	}
	return strings.TrimSpace(strings.ToValidUTF8(s, ""))
}

// Code pages of texts.
const pageUTF16, pageGBK, pageUTF8 = 1200, 936, 65001

// titleProperty finds the title and the code page of a set of properties.
func titleProperty(d []byte) (page int, title []byte) {
	const (
		idCodePage, idTitle = 1, 2
		typeShort, typeText = 2, 30
	)
	for i := range min(i32(d, 4), (len(d)-8)/8) {
		id, at := i32(d, 8+8*i), i32(d, 12+8*i)
		if at < 0 || at+8 > len(d) {
			continue
		}
		switch kind := u16(d, at); {
		case id == idCodePage && kind == typeShort:
			page = u16(d, at+4)
		case id == idTitle && kind == typeText:
			if size := i32(d, at+4); size >= 0 && size <= len(d)-at-8 {
				title = d[at+8 : at+8+size]
			}
		}
	}
	return page, title
}
