package main

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"
)

// sentences are the sentences of a folder, as validate/testdata/sentences.schema.json
// describes them.
type sentences struct {
	Reports   map[string]map[string]any `json:"reports"`
	Sentences []struct {
		ID         string   `json:"id"`
		Report     string   `json:"report"`
		Section    string   `json:"section"`
		Paragraphs []string `json:"paragraphs"`
		Rules      []string `json:"rules"`
	} `json:"sentences"`
}

// readSentences reads the sentences of a folder, in order.
func readSentences(folder fs.FS) ([]question, error) {
	const name = "sentences.json"
	data, err := fs.ReadFile(folder, name)
	if err != nil {
		return nil, err
	}
	var list sentences
	if err := json.Unmarshal(data, &list); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	var questions []question
	for _, s := range list.Sentences {
		report, known := list.Reports[s.Report]
		if !known {
			return nil, fmt.Errorf("%s: %s: there is no report %q", name, s.ID, s.Report)
		}
		report = maps.Clone(report)
		var text []any
		for _, paragraph := range s.Paragraphs {
			text = append(text, map[string]any{"text": paragraph})
		}
		report[s.Section] = text
		questions = append(questions, question{ID: "sentences/" + s.ID, Filing: map[string]any{"report": report}, sentence: true, findings: s.Rules})
	}
	return questions, nil
}

// sentenceDiffers returns what of an answer to a sentence is not right, or "". Of the
// rules N one of those that are named must be found, and no other; what the other rules
// find does not matter.
func (q question) sentenceDiffers(got reply) string {
	var parts []string
	found := false
	for _, finding := range got.Findings {
		rule, _, _ := strings.Cut(finding, " ")
		switch {
		case slices.Contains(q.findings, rule):
			found = true
		case strings.HasPrefix(rule, "N"):
			parts = append(parts, fmt.Sprintf("finds %.120q", finding))
		}
	}
	if len(q.findings) > 0 && !found {
		parts = append(parts, "misses "+strings.Join(q.findings, " or "))
	}
	return strings.Join(parts, ", ")
}
