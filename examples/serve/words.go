package main

import (
	"fmt"
	"net/http"
	"strings"

	"github.com/openxxgk/annualreport/render"
	"golang.org/x/text/language"
)

// wording is what the page says, in one language.
type wording struct {
	lang, htmlLang string
	tag            language.Tag // of the messages of findings
	form           language.Tag // of the labels of the form on the page
	page           pageWords

	found                                  [4]string // errors, warnings, notes, parts not read
	nothingFound, comma, skipped           string
	doubt, moreProblems                    string
	oneSuspect, someSuspects, manySuspects string
	take, takeAll                          string
	change, blank                          string
	notANumber                             string
	untitled, notTheYearBefore             string
	register, registerCell                 string
	registerCases, registerEnd             string
	levelUsed, notRun                      string
	reasons                                entryReasons
	failures                               failures
}

// pageWords are the words of page.html.
type pageWords struct {
	Title, Lead, Local, Remote, Other     string
	Open, Drop, Choose, Paste, ReadPaste  string
	Another, Report, Findings, Hint       string
	Changes, Restore, ToFindings          string
	Download, Marked, NoScript            string
	Busy, Discard, TooLarge, Offline      string
	Unread, UnreadHint                    string
	Basis, Level, LevelUnknown            string
	Prior, ChoosePrior, RemovePrior       string
	Register, RemoveRegister              string
	RegisterCells, RegisterHint           string
	RegisterColumns, ColumnsHint          string
	NotRead, PersonalColumn, ApplyColumns string
}

func wordsOf(r *http.Request) *wording {
	if r.URL.Query().Get("lang") == "en" {
		return &english
	}
	return &chinese
}

// summary says in one line what was found, and names the gravest class of mark.
func (w *wording) summary(marks []render.Mark, skipped int) (line, gravest string) {
	count := make(map[string]int)
	for _, mark := range marks {
		count[mark.Class()]++
	}
	var parts []string
	for i, class := range [...]string{"error", "warning", "note", "unread"} {
		if count[class] == 0 {
			continue
		}
		parts = append(parts, fmt.Sprintf(w.found[i], count[class]))
		if gravest == "" {
			gravest = class
		}
	}
	if parts == nil {
		parts = []string{w.nothingFound}
	}
	line = strings.Join(parts, w.comma)
	if skipped > 0 {
		line += fmt.Sprintf(w.skipped, skipped)
	}
	return line, gravest
}

// unreadable says why an entry is no number.
func (w *wording) unreadable(u unreadable) string {
	text := []rune(strings.TrimSpace(u.text))
	if len(text) > 20 {
		text = append(text[:20], '…')
	}
	return fmt.Sprintf(w.notANumber, string(text), w.reasons.of(u.err))
}
