package main

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/examples/internal/command"
	"github.com/openxxgk/annualreport/validate"
)

const casesFolder = "../../validate/testdata/cases"

// rulebook runs the program and returns what it wrote, by name.
func rulebook(t *testing.T) map[string]string {
	t.Helper()
	folder := filepath.Join(t.TempDir(), "pages")
	var out, problems bytes.Buffer
	status := run(context.Background(), []string{"-cases", casesFolder, "-o", folder}, &out, &problems)
	if status != command.Clean || problems.Len() > 0 || !strings.Contains(out.String(), indexName) {
		t.Fatalf("status %d: %s%s", status, &out, &problems)
	}
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	files := make(map[string]string)
	for _, entry := range entries {
		data, err := os.ReadFile(filepath.Join(folder, entry.Name()))
		if err != nil {
			t.Fatal(err)
		}
		files[entry.Name()] = string(data)
	}
	return files
}

func TestEveryRuleHasAPage(t *testing.T) {
	files := rulebook(t)
	rules := validate.Rules()
	if len(files) != len(rules)+2 {
		t.Errorf("%d files for %d rules", len(files), len(rules))
	}
	for _, rule := range rules {
		page := textOf(t, files[string(rule.ID)+".html"])
		for _, want := range []validate.Text{rule.Title, rule.Explanation, rule.Basis, rule.Formula, rule.Period.Text()} {
			if !strings.Contains(page, want.ZH) || !strings.Contains(page, want.EN) {
				t.Errorf("the page of %s lacks %q or %q", rule.ID, want.ZH, want.EN)
			}
		}
		if rule.Needs != 0 && !strings.Contains(page, rule.Needs.Text().ZH) {
			t.Errorf("the page of %s lacks its needs", rule.ID)
		}
		for _, level := range rule.Levels {
			if name := (validate.Level{Level: level}).Text().ZH; !strings.Contains(page, name) {
				t.Errorf("the page of %s lacks the level %s", rule.ID, name)
			}
		}
		if !strings.Contains(files[indexName], `href="`+string(rule.ID)+`.html"`) {
			t.Errorf("the index lacks %s", rule.ID)
		}
	}
}

// A case in which a rule fires stands under the cases that do, any other under those
// that don't, and each of both kinds is on a page once.
func TestEveryCaseIsOnItsRulesPage(t *testing.T) {
	files := rulebook(t)
	cases, err := readCases(os.DirFS(casesFolder))
	if err != nil {
		t.Fatal(err)
	}
	for rule, of := range cases {
		firing, silent, found := strings.Cut(files[string(rule)+".html"], `<h2 id="silent">`)
		if !found || !strings.Contains(firing, `<h3 `) || !strings.Contains(silent, `<h3 `) {
			t.Errorf("%s: no case that fires, or none that is silent", rule)
		}
		firing, silent = textOf(t, firing), textOf(t, silent)
		for _, c := range of {
			in, other := silent, firing
			if c.fires() {
				in, other = firing, silent
			}
			if !strings.Contains(in, "\n"+c.Name+"\n") || strings.Contains(other, "\n"+c.Name+"\n") {
				t.Errorf("%s: the case %q is not in its place", rule, c.Name)
			}
		}
	}
}

var (
	links = regexp.MustCompile(`(?:href|src)="([^"]*)"`)
	ids   = regexp.MustCompile(` id="([^"]*)"`)
)

func TestLinksResolve(t *testing.T) {
	files := rulebook(t)
	count := 0
	for name, page := range files {
		if name == styleName {
			continue
		}
		for _, link := range links.FindAllStringSubmatch(page, -1) {
			count++
			target, id, _ := strings.Cut(link[1], "#")
			if target == "" {
				target = name
			}
			if text, is := files[target]; !is || id != "" && !strings.Contains(text, ` id="`+id+`"`) {
				t.Errorf("%s: %s leads nowhere", name, link[1])
			}
		}
		seen := make(map[string]bool)
		for _, id := range ids.FindAllStringSubmatch(page, -1) {
			if seen[id[1]] {
				t.Errorf("%s: the id %s is there twice", name, id[1])
			}
			seen[id[1]] = true
		}
	}
	if count < 3*len(validate.Rules()) {
		t.Errorf("only %d links", count)
	}
}

func TestPagesAreWellFormed(t *testing.T) {
	for name, page := range rulebook(t) {
		if name == styleName {
			continue
		}
		if err := wellFormed(page); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if strings.Contains(page, "<script") || strings.Contains(page, "http:") || strings.Count(page, "<h1>") != 1 {
			t.Errorf("%s: a script, another site, or not one main heading", name)
		}
	}
	for _, broken := range []string{"<p><b></p></b>", "<ul><li></ul>", "<p>", "<ul><p></p></ul>", "<p><p></p></p>"} {
		if wellFormed(broken) == nil {
			t.Errorf("%s passes", broken)
		}
	}
}

// parents are the elements that hold some elements, in HTML.
var parents = map[string]string{"li": "ul", "dt": "div", "dd": "div", "summary": "details"}

// wellFormed returns what is wrong with the elements of a page: one that is not closed
// or closed in another's, or that is where it must not be.
func wellFormed(page string) error {
	decoder := xml.NewDecoder(strings.NewReader(page))
	decoder.AutoClose = []string{"meta", "link"}
	decoder.Entity = xml.HTMLEntity
	decoder.Strict = false // attributes need no more than HTML asks; what nests is looked at here
	var open []string
	for {
		token, err := decoder.RawToken()
		if errors.Is(err, io.EOF) {
			if len(open) > 0 {
				return errors.New(open[len(open)-1] + " is not closed")
			}
			return nil
		} else if err != nil {
			return err
		}
		switch token := token.(type) {
		case xml.StartElement:
			name, in := token.Name.Local, ""
			if len(open) > 0 {
				in = open[len(open)-1]
			}
			if want := parents[name]; want != "" && in != want || in == "ul" && name != "li" || in == "p" && name != "span" && name != "b" {
				return errors.New(name + " in " + in)
			}
			if name != "meta" && name != "link" {
				open = append(open, name)
			}
		case xml.EndElement:
			if len(open) == 0 || open[len(open)-1] != token.Name.Local {
				return errors.New(token.Name.Local + " is closed where it is not open")
			}
			open = open[:len(open)-1]
		}
	}
}

// textOf returns the text of a page, an element's on a line of its own.
func textOf(t *testing.T, page string) string {
	t.Helper()
	decoder := xml.NewDecoder(strings.NewReader(page))
	decoder.Strict = false
	var out strings.Builder
	for {
		token, err := decoder.RawToken()
		if errors.Is(err, io.EOF) {
			return out.String()
		} else if err != nil {
			t.Fatal(err)
		}
		if text, is := token.(xml.CharData); is {
			out.Write(text)
		} else {
			out.WriteByte('\n')
		}
	}
}

func TestTextOfCasesIsEscaped(t *testing.T) {
	cases := map[validate.RuleID][]caseData{"A01": {{Name: "<script>alert(1)</script>", Rule: "A01", Findings: []string{"A01 <b>x</b>"}}}}
	files, err := pages(validate.Rules(), cases)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if bytes.Contains(f.data, []byte("<script>")) || bytes.Contains(f.data, []byte("<b>x")) {
			t.Errorf("%s holds a case's text as HTML", f.name)
		}
	}
}

func TestStatuses(t *testing.T) {
	bad := t.TempDir()
	if err := os.WriteFile(filepath.Join(bad, "X99.json"), []byte(`[{"name":"x","rule":"X99","findings":[]}]`), 0o600); err != nil {
		t.Fatal(err)
	}
	plain := filepath.Join(bad, "file")
	if err := os.WriteFile(plain, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	ended, end := context.WithCancel(context.Background())
	end()
	for name, test := range map[string]struct {
		ctx  context.Context
		args []string
		want command.Status
	}{
		"help":                     {context.Background(), []string{"-h"}, command.Clean},
		"unknown flag":             {context.Background(), []string{"-nothing"}, command.Failed},
		"an argument":              {context.Background(), []string{"x"}, command.Failed},
		"no cases":                 {context.Background(), []string{"-cases", t.TempDir(), "-o", t.TempDir()}, command.Failed},
		"a rule that is not there": {context.Background(), []string{"-cases", bad, "-o", t.TempDir()}, command.Failed},
		"the folder is a file":     {context.Background(), []string{"-cases", casesFolder, "-o", plain}, command.Failed},
		"interrupted":              {ended, []string{"-cases", casesFolder, "-o", t.TempDir()}, command.Interrupted},
	} {
		t.Run(name, func(t *testing.T) {
			var problems bytes.Buffer
			if got := run(test.ctx, test.args, io.Discard, &problems); got != test.want || problems.Len() == 0 {
				t.Errorf("status %d, want %d: %s", got, test.want, &problems)
			}
		})
	}
}

func TestValuesAreShown(t *testing.T) {
	for data, want := range map[string]string{
		`null`: "", `12`: "12", `"x"`: "x", `{ "a" : 1 }`: `{"a":1}`, `[]`: "[]",
		`[{"text":"一"},{"text":"二"}]`:      "一\n二",
		`[{"text":"一","heading":true}]`:    `[{"text":"一","heading":true}]`,
		`{"total":null,"business":"0.50"}`: `{"total":null,"business":"0.50"}`,
	} {
		if got := shownValue([]byte(data)); got != want {
			t.Errorf("%s: %q, want %q", data, got, want)
		}
	}
}
