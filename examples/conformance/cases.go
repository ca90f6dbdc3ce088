package main

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
)

// question is a case with its reports written out.
type question struct {
	ID     string         `json:"id"`
	Filing map[string]any `json:"filing"`

	findings []string // what is right, sorted; of a sentence its rules
	sentence bool
}

// caseData is a case as validate/testdata/cases/README.md describes it.
type caseData struct {
	Name     string         `json:"name"`
	Rule     string         `json:"rule"`
	Filing   map[string]any `json:"filing"`
	Findings []string       `json:"findings"`
}

// readCases reads all cases of a folder, in order.
func readCases(folder fs.FS) ([]question, error) {
	names, err := fs.Glob(folder, "cases/*.json")
	if err != nil {
		return nil, err
	}
	var questions []question
	for _, name := range names {
		if path.Base(name) == "schema.json" {
			continue
		}
		data, err := fs.ReadFile(folder, name)
		if err != nil {
			return nil, err
		}
		var cases []caseData
		if err := json.Unmarshal(data, &cases); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		for _, c := range cases {
			q := question{ID: c.Rule + "/" + c.Name, findings: slices.Sorted(slices.Values(c.Findings))}
			if q.Filing, err = writtenOut(folder, c.Filing); err != nil {
				return nil, fmt.Errorf("%s: %s: %w", name, c.Name, err)
			}
			questions = append(questions, q)
		}
	}
	if len(questions) == 0 {
		return nil, fmt.Errorf("there are no cases in cases/*.json")
	}
	return questions, nil
}

// writtenOut makes the filing of a case: reports instead of bases and changes.
func writtenOut(folder fs.FS, data map[string]any) (map[string]any, error) {
	filing := maps.Clone(data)
	delete(filing, "base")
	delete(filing, "set")
	var err error
	if filing["report"], err = report(folder, data); err != nil {
		return nil, err
	}
	if prior, told := data["prior"].(map[string]any); told {
		if filing["prior"], err = report(folder, prior); err != nil {
			return nil, err
		}
	}
	for _, key := range [...]string{"members", "others"} {
		list, told := data[key].([]any)
		if !told {
			continue
		}
		reports := make([]any, len(list))
		for i := range list {
			entry, _ := list[i].(map[string]any)
			if reports[i], err = report(folder, entry); err != nil {
				return nil, err
			}
		}
		filing[key] = reports
	}
	return filing, nil
}

// report returns a base with changes.
func report(folder fs.FS, data map[string]any) (map[string]any, error) {
	base, _ := data["base"].(string)
	text, err := fs.ReadFile(folder, "bases/"+base+".json")
	if err != nil {
		return nil, err
	}
	tree := map[string]any{}
	if err := json.Unmarshal(text, &tree); err != nil {
		return nil, err
	}
	set, _ := data["set"].(map[string]any)
	for _, at := range slices.Sorted(maps.Keys(set)) {
		put(tree, strings.Split(at, "."), set[at])
	}
	return tree, nil
}

func put(node map[string]any, elements []string, value any) {
	for _, element := range elements[:len(elements)-1] {
		child, isObject := node[element].(map[string]any)
		if !isObject {
			child = map[string]any{}
			node[element] = child
		}
		node = child
	}
	node[elements[len(elements)-1]] = value
}

// differs returns what of an answer is not right, or "".
func (q question) differs(got reply) string {
	var parts []string
	if got.ID != q.ID {
		return fmt.Sprintf("the answer is for %.80q", got.ID)
	}
	if q.sentence {
		return q.sentenceDiffers(got)
	}
	for _, finding := range q.findings {
		if !slices.Contains(got.Findings, finding) {
			parts = append(parts, "misses "+finding)
		}
	}
	for _, finding := range got.Findings {
		if !slices.Contains(q.findings, finding) {
			parts = append(parts, fmt.Sprintf("finds %.120q", finding))
		}
	}
	if len(parts) == 0 && len(got.Findings) != len(q.findings) {
		return "a finding is told twice or too seldom"
	}
	return strings.Join(parts, ", ")
}
