package validate

import (
	"strings"

	"golang.org/x/text/language"
)

// Message words the set in Chinese or English, as [Finding.Message] does.
func (s Suspect) Message(tag language.Tag) string {
	lang := nearest(tag)
	parts := make([]string, 0, len(s.Cells))
	for _, cell := range s.Cells {
		part := print(lang, "suspect", Text{"%[1]s：%[2]s 应为 %[3]s", "%[1]s: %[2]s should be %[3]s"},
			place(cell.Ref, lang), cell.Got.String(), cell.Want.String())
		if note := cell.Slip.text().in(lang); note != "" {
			part += Text{"（" + note + "）", " (" + note + ")"}.in(lang)
		}
		parts = append(parts, part)
	}
	return strings.Join(parts, Text{"；", "; "}.in(lang))
}

// Message names the slip in Chinese or English, as [Finding.Message] does; "" for
// none.
func (s Slip) Message(tag language.Tag) string { return s.text().in(nearest(tag)) }

func (s Slip) text() Text {
	switch s {
	case SlipOmitted:
		return Text{"漏填", "left at zero"}
	case SlipTransposed:
		return Text{"数字颠倒", "digits transposed"}
	case SlipDropped:
		return Text{"漏一位数字", "a digit dropped"}
	case SlipAdded:
		return Text{"多一位数字", "a digit too many"}
	case SlipMistyped:
		return Text{"一位数字有误", "one digit mistyped"}
	case SlipSign:
		return Text{"误写负号", "a sign too many"}
	case SlipMoved:
		return Text{"误记入其他栏目", "booked in the wrong place"}
	case SlipShifted:
		return Text{"整行错位", "the line is shifted"}
	case SlipSwapped:
		return Text{"两格互换", "two figures swapped"}
	}
	return Text{}
}
