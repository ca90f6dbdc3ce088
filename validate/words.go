package validate

import (
	"slices"
	"strconv"
	"strings"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/internal/labels"
	"golang.org/x/text/language"
)

// bare is a text that is the same in both languages: a number, or words of the
// report itself.
func bare(text string) Text { return Text{text, text} }

// inBoth words something by the names that the form has in each language.
func inBoth(word func(names *labels.Set, lang language.Tag) string) Text {
	return Text{
		word(labels.For(language.Chinese), language.Chinese),
		word(labels.For(language.English), language.English),
	}
}

// place names a ref in the words of the form.
func place(ref govinfo.Ref, lang language.Tag) string { return labels.For(lang).Name(ref) }

// join puts a place before a text.
func join(place, text string, lang language.Tag) string {
	if place == "" {
		return text
	}
	return place + Text{"：", ": "}.in(lang) + text
}

// labelList names cells.
func labelList(refs []govinfo.Ref) Text {
	return inBoth(func(_ *labels.Set, lang language.Tag) string { return labelsIn(refs, lang) })
}

func labelsIn(refs []govinfo.Ref, lang language.Tag) string {
	names := make([]string, len(refs))
	for i, ref := range refs {
		names[i] = place(ref, lang)
	}
	return strings.Join(names, Text{"，", ", "}.in(lang))
}

// columnLabels names the columns of cells.
func columnLabels(cells []govinfo.Ref) Text {
	return inBoth(func(_ *labels.Set, lang language.Tag) string { return columnsIn(cells, lang) })
}

func columnsIn(cells []govinfo.Ref, lang language.Tag) string {
	columns := make([]string, len(cells))
	for i, cell := range cells {
		columns[i] = labels.For(lang).Column(cell)
	}
	return strings.Join(columns, Text{"、", ", "}.in(lang))
}

// someCells names up to three cells and counts the others.
func someCells(refs []govinfo.Ref, lang language.Tag) string {
	const most = 3
	if len(refs) <= most {
		return labelsIn(refs, lang)
	}
	return print(lang, Text{"%[1]s 等 %[2]s 格", "%[1]s and others, %[2]s cells"}, labelsIn(refs[:most], lang), strconv.Itoa(len(refs)))
}

// cellNames names cells that were added up: by their line, their group of lines
// or up to three lines, and by their column if it is one.
func cellNames(refs []govinfo.Ref, names *labels.Set) string {
	if len(refs) == 1 {
		return names.Name(refs[0])
	}
	var lines []govinfo.Ref
	oneColumn := true
	group := refs[0].Parent()
	for _, ref := range refs {
		if line := ref.Parent(); !slices.Contains(lines, line) {
			lines = append(lines, line)
		}
		oneColumn = oneColumn && ref.Last() == refs[0].Last()
		for !ref.Within(group) {
			group = group.Parent()
		}
	}
	name := names.Name(group)
	if name == string(group) || strings.Count(string(group), ".") < 2 && len(lines) > 1 {
		name = lineNames(lines, names) // the group is a whole table or more
	}
	if oneColumn {
		name += " · " + names.Column(refs[0])
	}
	return name
}

func lineNames(lines []govinfo.Ref, names *labels.Set) string {
	const most = 3
	var list []string
	for i, line := range lines {
		if i == most {
			list = append(list, "…")
			break
		}
		list = append(list, names.Name(line))
	}
	return strings.Join(list, " + ")
}
