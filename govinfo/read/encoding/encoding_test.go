package encoding_test

import (
	"encoding/binary"
	"errors"
	"fmt"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"

	"github.com/openxxgk/annualreport/govinfo/read/encoding"
)

const sample = "一、总体情况\r\n\t行政许可\t12\r\n二、主动公开政府信息情况（单位：万元）"

func gb(t testing.TB, text string) []byte {
	t.Helper()
	data, err := simplifiedchinese.GB18030.NewEncoder().Bytes([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func utf16Bytes(text string, order binary.AppendByteOrder) []byte {
	var data []byte
	for _, u := range utf16.Encode([]rune(text)) {
		data = order.AppendUint16(data, u)
	}
	return data
}

func TestDecode(t *testing.T) {
	tests := []struct {
		name    string
		data    []byte
		claimed string
		want    string
		in      string
	}{
		{"empty", nil, "", "", encoding.UTF8},
		{"ascii", []byte("a b"), "", "a b", encoding.UTF8},
		{"utf-8", []byte(sample), "", sample, encoding.UTF8},
		{"utf-8 that claims GBK", []byte(sample), "gbk", sample, encoding.UTF8},
		{"utf-8 with a mark", []byte("\ufeff" + sample), "gb2312", sample, encoding.UTF8},
		{"utf-8 cut in a character", []byte(sample)[:len(sample)-1], "", strings.TrimSuffix(sample, "）") + "\uFFFD", encoding.UTF8},
		{"GB 18030", gb(t, sample), "", sample, encoding.GB18030},
		{"GB 18030 that claims UTF-8", gb(t, sample), "utf-8", sample, encoding.GB18030},
		{"GB 18030 with a four-byte character", gb(t, sample+"㐀𠀀"), "", sample + "㐀𠀀", encoding.GB18030},
		{"GB 18030 cut in a character", gb(t, sample)[:len(gb(t, sample))-1], "", strings.TrimSuffix(sample, "）") + "\uFFFD", encoding.GB18030},
		{"a tie that the claim breaks", []byte("\xcd\xa8"), "GB2312", "通", encoding.GB18030},
		{"a tie without a claim", []byte("\xcd\xa8"), "", "\u0368", encoding.UTF8},
		{"UTF-16LE with a mark", append([]byte{0xff, 0xfe}, utf16Bytes(sample, binary.LittleEndian)...), "", sample, encoding.UTF16LE},
		{"UTF-16BE with a mark", append([]byte{0xfe, 0xff}, utf16Bytes(sample, binary.BigEndian)...), "", sample, encoding.UTF16BE},
		{"UTF-16LE without a mark", utf16Bytes(sample, binary.LittleEndian), "", sample, encoding.UTF16LE},
		{"UTF-16BE without a mark", utf16Bytes(sample, binary.BigEndian), "", sample, encoding.UTF16BE},
		{"UTF-16 with a surrogate pair", append([]byte{0xff, 0xfe}, utf16Bytes("a𠀀b", binary.LittleEndian)...), "", "a𠀀b", encoding.UTF16LE},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			text, name, err := encoding.Decode(test.data, test.claimed)
			if err != nil || text != test.want || name != test.in {
				t.Errorf("Decode = %q, %q, %v; want %q, %q", text, name, err, test.want, test.in)
			}
		})
	}
}

func TestDecodeRefusesBinary(t *testing.T) {
	for name, data := range map[string][]byte{
		"a compound file": append([]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), make([]byte, 504)...),
		"a picture":       []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00"),
		"zero bytes":      make([]byte, 64),
		"high bytes":      []byte(strings.Repeat("\xff", 64)),
		"marked zeros":    append([]byte{0xff, 0xfe}, make([]byte, 64)...),
	} {
		t.Run(name, func(t *testing.T) {
			_, _, err := encoding.Decode(data, "")
			var binary *encoding.BinaryError
			if !errors.As(err, &binary) {
				t.Fatalf("err = %v, want a *BinaryError", err)
			}
			if binary.Offset < 0 || binary.Offset >= len(data) {
				t.Errorf("offset %d outside of %d bytes", binary.Offset, len(data))
			}
		})
	}
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte(sample), "")
	f.Add(gb(f, sample), "gbk")
	f.Add(utf16Bytes(sample, binary.LittleEndian), "utf-16")
	f.Add([]byte("\xff\xfe\x00\xd8"), "")
	f.Fuzz(func(t *testing.T, data []byte, claimed string) {
		text, name, err := encoding.Decode(data, claimed)
		if err != nil {
			if text != "" || name != "" {
				t.Errorf("an error and %q, %q", text, name)
			}
			return
		}
		if !utf8.ValidString(text) {
			t.Errorf("not UTF-8: %q", text)
		}
		if len(text) > 3*len(data) {
			t.Errorf("%d bytes became %d", len(data), len(text))
		}
	})
}

func ExampleDecode() {
	text, name, err := encoding.Decode([]byte("\xd7\xdc\xbc\xc6\t12"), "utf-8")
	fmt.Printf("%q %s %v\n", text, name, err)
	// Output: "总计\t12" gb18030 <nil>
}
