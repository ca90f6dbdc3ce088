package main

import (
	"bytes"
	"embed"
	"html/template"
	"net/http"
	"sync"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/ledger/register"
	"github.com/openxxgk/annualreport/render"
	"github.com/openxxgk/annualreport/validate"
	"golang.org/x/text/language"
)

//go:embed assets
var files embed.FS

var pageTemplate = sync.OnceValue(func() *template.Template {
	return template.Must(template.ParseFS(files, "assets/page.html"))
})

// accepted are the files that a browser offers when one is chosen.
const accepted = ".txt,.html,.htm,.docx,.doc,.wps,.xlsx,.pdf,.ofd,.json,text/plain,text/html,application/json,application/pdf"

// page answers the page itself, the same for everybody.
func (s *site) page(w http.ResponseWriter, r *http.Request) {
	words := wordsOf(r)
	var out bytes.Buffer
	err := pageTemplate().Execute(&out, struct {
		Words     pageWords
		Lang, Tag string
		Local     bool
		MaxBytes  int
		Levels    []levelChoice
		Accept    string
		Fields    []fieldChoice
	}{words.page, words.lang, words.htmlLang, s.local, maxUpload, words.levelChoices(), accepted, words.fieldChoices()})
	if err != nil {
		panic(err) // the template names what is not there
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	_, _ = w.Write(out.Bytes())
}

// levelChoice is a level that an organ may have, as it is chosen on the page.
type levelChoice struct {
	Level govinfo.AgencyLevel
	Name  string
}

func (w *wording) levelChoices() []levelChoice {
	var choices []levelChoice
	for _, level := range govinfo.AgencyLevels() {
		choices = append(choices, levelChoice{level, validate.Level{Level: level}.Text().In(w.tag)})
	}
	return choices
}

// fieldChoice is a field that a column of a register may be said to have.
type fieldChoice struct{ Field, Name string }

// fieldChoices are all fields but the key of an applicant, which must not be made of a
// person's number: the page has no secret to make it with.
func (w *wording) fieldChoices() []fieldChoice {
	var choices []fieldChoice
	for _, field := range register.Fields() {
		if field == "applicantKey" {
			continue
		}
		name := register.Label(field)
		if w.tag == language.English {
			name += " · " + field
		}
		choices = append(choices, fieldChoice{field, name})
	}
	return choices
}

// asset is a file that the page loads.
type asset struct {
	name, mediaType string
	content         []byte
}

func assets() []asset {
	list := []asset{
		{name: "page.js", mediaType: "text/javascript; charset=utf-8"},
		{name: "page.css", mediaType: "text/css; charset=utf-8"},
		{name: "icon.svg", mediaType: "image/svg+xml"},
	}
	for i := range list {
		content, err := files.ReadFile("assets/" + list[i].name)
		if err != nil {
			panic(err) // it is embedded
		}
		if list[i].name == "page.css" {
			content = append([]byte(render.StyleSheet()), content...)
		}
		list[i].content = content
	}
	return list
}

func (a asset) ServeHTTP(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", a.mediaType)
	_, _ = w.Write(a.content)
}
