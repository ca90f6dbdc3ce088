package main

import (
	"bytes"
	"encoding/json"
	"strings"
	"unicode"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/render"
	"github.com/openxxgk/annualreport/render/docx"
	"github.com/openxxgk/annualreport/render/findingmarks"
	"github.com/openxxgk/annualreport/validate"
)

// format is a kind of file that a report is downloaded as.
type format struct {
	mediaType, extension string
	write                func(report *govinfo.Report, marks []render.Mark) ([]byte, error)
}

func formats() map[string]format {
	return map[string]format{
		"html": {"text/html; charset=utf-8", ".html", writeHTML},
		"docx": {"application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx", writeWord},
		"json": {"application/json", ".json", writeJSON},
	}
}

// compose makes the document that is downloaded. The form exists in Chinese
// only, so the files are Chinese whatever the language of the page.
func compose(report *govinfo.Report) *document.Document {
	return render.Composer{PrintedTitles: true}.Compose(report)
}

func writeHTML(report *govinfo.Report, marks []render.Mark) ([]byte, error) {
	return render.HTML{Marks: marks}.Append(nil, compose(report)), nil
}

func writeWord(report *govinfo.Report, marks []render.Mark) ([]byte, error) {
	var out bytes.Buffer
	err := docx.Writer{Marks: marks}.Render(&out, compose(report))
	return out.Bytes(), err
}

// writeJSON writes the report alone: its JSON has no place for marks.
func writeJSON(report *govinfo.Report, _ []render.Mark) ([]byte, error) {
	data, err := report.MarshalJSON()
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	err = json.Indent(&out, data, "", "  ")
	out.WriteByte('\n')
	return out.Bytes(), err
}

// marksFor returns the marks of a download: none for the report as it is to be
// published.
func (f filing) marksFor(engine *validate.Engine, e entered, words *wording, marked bool) []render.Mark {
	if !marked {
		return nil
	}
	result, _ := f.check(engine, &e)
	all := findingmarks.Of(result, words.tag)
	found := len(all) - len(result.Unread)
	return f.marks(&e, all[:found:found], all[found:], words)
}

// fileName makes a file's name of a report's title, without what file systems
// refuse or what changes how the name looks.
func fileName(report *govinfo.Report) string {
	const longest = 60 // characters; with an extension, below the 255 bytes of file systems
	var name strings.Builder
	count := 0
	for _, r := range report.Title {
		if strings.ContainsRune(`/\:*?"<>|`, r) || !unicode.IsPrint(r) || count == longest {
			continue
		}
		name.WriteRune(r)
		count++
	}
	if trimmed := strings.Trim(name.String(), ". "); trimmed != "" {
		return trimmed
	}
	return "report"
}
