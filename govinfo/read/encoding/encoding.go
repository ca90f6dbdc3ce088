// Package encoding turns the bytes of a published text into UTF-8. Pages of
// Chinese organs are UTF-8, GB 18030 (with its subsets GBK and GB 2312) or, when
// saved by a word processor, UTF-16; what a page claims of itself is often
// wrong. So the bytes decide: a byte order mark, then valid UTF-8, then the
// look of UTF-16, then GB 18030. The claim only breaks a tie.
//
// Everything here may be used by several goroutines at once; what it is given must not
// change meanwhile, and is not changed.
package encoding

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// The names that [Decode] returns, as in the WHATWG Encoding Standard.
const (
	UTF8    = "utf-8"
	UTF16LE = "utf-16le"
	UTF16BE = "utf-16be"
	GB18030 = "gb18030"
)

// BinaryError says that bytes are no text in any encoding known here.
type BinaryError struct {
	Offset int  // of the first byte that no text has
	Byte   byte // the byte there
}

func (e *BinaryError) Error() string {
	return fmt.Sprintf("encoding: not a text: byte 0x%02x at offset %d", e.Byte, e.Offset)
}

// Decode returns the text of data in UTF-8 without byte order mark, and the name
// of the encoding that the bytes turned out to have. claimed is what the source
// says of itself (a charset of HTML or HTTP), or "".
//
// Where single bytes are damaged or the end is cut off, the text has U+FFFD in
// their place; control characters other than white space are kept. Bytes that
// are no text are a [*BinaryError]. Empty data is an empty text in UTF-8.
func Decode(data []byte, claimed string) (text, name string, err error) {
	switch {
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		data = data[3:]
		if err := checkText(data, 3); err != nil {
			return "", "", err
		}
		return validText(data), UTF8, nil
	case bytes.HasPrefix(data, []byte("\xff\xfe")):
		return decodeMarkedUTF16(data, false)
	case bytes.HasPrefix(data, []byte("\xfe\xff")):
		return decodeMarkedUTF16(data, true)
	}
	if name := guessUTF16(data); name != "" {
		return decodeUTF16(data, name == UTF16BE), name, nil
	}
	if err := checkText(data, 0); err != nil {
		return "", "", err
	}
	valid := utf8.Valid(data)
	switch {
	case valid && !(isGBName(claimed) && onlyPairs(data)): // else a tie: every sequence is also one character of GB 18030
		return string(data), UTF8, nil
	case !valid && isNearlyUTF8(data):
		return validText(data), UTF8, nil
	}
	decoded, err := simplifiedchinese.GB18030.NewDecoder().Bytes(data)
	if err != nil {
		return "", "", fmt.Errorf("encoding: %w", err)
	}
	if offset := damagedGB(data, decoded); offset >= 0 {
		return "", "", &BinaryError{Offset: offset, Byte: data[offset]}
	}
	return string(decoded), GB18030, nil
}

func decodeMarkedUTF16(data []byte, bigEndian bool) (text, name string, err error) {
	name = UTF16LE
	if bigEndian {
		name = UTF16BE
	}
	text = decodeUTF16(data[2:], bigEndian)
	if zero := strings.IndexByte(text, 0); zero >= 0 && strings.Count(text, "\x00")*100 > len(text) {
		return "", "", &BinaryError{Offset: 2 + 2*utf8.RuneCountInString(text[:zero])}
	}
	return text, name, nil
}

// isNearlyUTF8 reports whether data that is no UTF-8 is meant to be: valid but for a
// cut end, or nearly so with many sequences that no other encoding gives.
func isNearlyUTF8(data []byte) bool {
	good, bad := 0, 0
	for rest := data; len(rest) > 0; {
		r, size := utf8.DecodeRune(rest)
		switch {
		case r == utf8.RuneError && size == 1:
			if len(rest) < utf8.UTFMax && !utf8.FullRune(rest) {
				rest = nil // the end is cut off in a sequence
				continue
			}
			bad++
		case size >= 3:
			good++
		}
		rest = rest[size:]
	}
	return bad == 0 && good > 0 || good > 20*bad
}

// onlyPairs reports whether all characters outside ASCII are two bytes long in
// UTF-8, and there is one.
func onlyPairs(data []byte) bool {
	found := false
	for _, b := range data {
		if b >= 0xe0 {
			return false
		}
		found = found || b >= 0x80
	}
	return found
}

func isGBName(claimed string) bool {
	switch strings.ToLower(strings.TrimSpace(claimed)) {
	case "gb18030", "gbk", "gb2312", "gb_2312-80", "x-gbk", "cp936", "936":
		return true
	}
	return false
}

// validText returns data as a string with U+FFFD for what is no UTF-8.
func validText(data []byte) string {
	if utf8.Valid(data) {
		return string(data)
	}
	return string(bytes.ToValidUTF8(data, []byte("\uFFFD")))
}

// checkText looks for control characters that texts do not have.
func checkText(data []byte, offset int) error {
	controls, first := 0, -1
	for i, b := range data {
		if b < ' ' && !isTextControl(b) {
			if controls++; first < 0 {
				first = i
			}
		}
	}
	if controls*200 > len(data) {
		return &BinaryError{Offset: offset + first, Byte: data[first]}
	}
	return nil
}

// isTextControl reports whether word processors write the control character in
// texts: white space, the cell and field marks of Word, the end mark of DOS.
func isTextControl(b byte) bool {
	switch b {
	case '\t', '\n', '\v', '\f', '\r', 0x07, 0x13, 0x14, 0x15, 0x1a, 0x1b, 0x1e, 0x1f:
		return true
	}
	return false
}

// damagedGB returns where GB 18030 breaks if it does so too often for a text, or
// -1. The decoder tells damage by U+FFFD.
func damagedGB(data, decoded []byte) int {
	damaged := bytes.Count(decoded, []byte("\uFFFD"))
	characters := utf8.RuneCount(decoded)
	if damaged == 0 || damaged == 1 && bytes.HasSuffix(decoded, []byte("\uFFFD")) || damaged*20 < characters {
		return -1
	}
	for i, b := range data {
		if b >= 0x80 {
			return i
		}
	}
	return 0
}
