package main

import (
	"fmt"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/internal/labels"
	"github.com/openxxgk/annualreport/internal/lang"
	"golang.org/x/text/language"
)

var (
	zh = language.Chinese
	en = language.English
)

// both words something in both languages. Arguments that are a [lang.Text] stand in the
// language of the sentence.
func both(chinese, english string, args ...any) lang.Text {
	return lang.Text{ZH: format(zh, chinese, args), EN: format(en, english, args)}
}

// inEach is what somebody says in each of both languages.
func inEach(say func(language.Tag) string) lang.Text { return lang.Text{ZH: say(zh), EN: say(en)} }

func format(tag language.Tag, text string, args []any) string {
	if len(args) == 0 {
		return text
	}
	in := make([]any, len(args))
	for i, arg := range args {
		if t, ok := arg.(lang.Text); ok {
			arg = t.In(tag)
		}
		in[i] = arg
	}
	return fmt.Sprintf(text, in...)
}

// plainly is a text that is the same in both languages, such as a name.
func plainly(text string) lang.Text { return lang.Text{ZH: text, EN: text} }

// cellName is what a cell is called.
func cellName(ref govinfo.Ref) lang.Text {
	return lang.Text{ZH: govinfo.Label(ref), EN: labels.For(en).Name(ref)}
}

// shown is a figure in a sentence.
func shown(value govinfo.Value) lang.Text {
	if value == nil || value.IsBlank() {
		return both("空白", "blank")
	}
	return plainly(value.String())
}

func yearText(year int) lang.Text {
	if year == 0 {
		return both("未能确定", "unknown")
	}
	return plainly(fmt.Sprint(year))
}

// item is something to mend, in both languages, so that a run in one can be compared
// with a run in the other.
type item struct {
	Rule, Place, Text, Basis lang.Text
	Error                    bool
}

// said is an item in one language.
type said struct {
	Rule, Place, Text, Basis string
	Error                    bool
}

func (i *item) in(tag language.Tag) said {
	return said{i.Rule.In(tag), i.Place.In(tag), i.Text.In(tag), i.Basis.In(tag), i.Error}
}

// line is an item in one line.
func (s said) line(tag language.Tag) string {
	return s.Rule + " " + s.Place + lang.Text{ZH: "：", EN: ": "}.In(tag) + s.Text
}

func (j *job) saidAll(items []item) []said {
	var list []said
	for i := range items {
		list = append(list, items[i].in(j.lang))
	}
	return list
}

// in returns a text in the language of the run.
func (j *job) in(text lang.Text) string { return text.In(j.lang) }

var (
	wholeLaw   = both("《条例》第五十条", "Regulations, article 50")
	allFigures = both("全部数据", "all figures")
	ofTheWhole = both("汇总", "sum")
)
