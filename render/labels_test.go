package render

import (
	"testing"

	"golang.org/x/text/language"
)

// A text never names its place, so the list does.
func TestMarksNameTheirPlace(t *testing.T) {
	for _, test := range []struct {
		mark Mark
		want string
	}{
		{Mark{Ref: "agency.name", ID: "M01", Text: "未写明"}, "错误 M01 机关名称：未写明"},
		{Mark{Ref: "agency.name", ID: "M01", Text: "没有"}, "错误 M01 机关名称：没有"},
		{Mark{Ref: "agency.name", Got: "无"}, "错误 机关名称（现为 无）"},
		{Mark{Ref: "overview", Text: "内容过少"}, "错误 一、总体情况：内容过少"},
	} {
		if _, lines := List([]Mark{test.mark}, language.Chinese); lines[0] != test.want {
			t.Errorf("%q, want %q", lines[0], test.want)
		}
	}
}
