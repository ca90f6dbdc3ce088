package validate

import (
	"strings"

	"golang.org/x/text/language"
)

// Message words the set in Chinese or English, as [Finding.Message] does: the
// messages of its cells, each of which has its place and its text apart.
func (s Suspect) Message(tag language.Tag) string {
	parts := make([]string, len(s.Cells))
	for i, cell := range s.Cells {
		parts[i] = cell.Message(tag)
	}
	return strings.Join(parts, Text{"；", "; "}.In(tag))
}

// String returns the message in Chinese, for logs.
func (s Suspect) String() string { return s.Message(language.Chinese) }

// Message words the cell in Chinese or English: its place and its text.
func (c SuspectCell) Message(tag language.Tag) string {
	return join(c.Place(tag), c.Text(tag), nearest(tag))
}

// Place names the cell in the words of the form, or of the form's English version.
func (c SuspectCell) Place(tag language.Tag) string { return place(c.Ref, nearest(tag)) }

// Text tells what the cell says, what it should say, and by what slip, where that is
// known.
func (c SuspectCell) Text(tag language.Tag) string {
	lang := nearest(tag)
	text := print(lang, Text{"%[1]s 应为 %[2]s", "%[1]s should be %[2]s"}, c.Got.String(), c.Want.String())
	if note := c.Slip.text().in(lang); note != "" {
		text += Text{"（" + note + "）", " (" + note + ")"}.in(lang)
	}
	return text
}

// Message names the slip in Chinese or English, as [Finding.Message] does; "" for
// none.
func (s Slip) Message(tag language.Tag) string { return s.text().in(nearest(tag)) }

func (s Slip) text() Text {
	switch s {
	case slipOmitted:
		return Text{"漏填", "left at zero"}
	case slipTransposed:
		return Text{"数字颠倒", "digits transposed"}
	case slipDropped:
		return Text{"漏一位数字", "a digit dropped"}
	case slipAdded:
		return Text{"多一位数字", "a digit too many"}
	case slipMistyped:
		return Text{"一位数字有误", "one digit mistyped"}
	case slipSign:
		return Text{"误写负号", "a sign too many"}
	case slipMoved:
		return Text{"误记入其他栏目", "booked in the wrong place"}
	case slipShifted:
		return Text{"整行错位", "the line is shifted"}
	case slipSwapped:
		return Text{"两格互换", "two figures swapped"}
	}
	return Text{}
}
