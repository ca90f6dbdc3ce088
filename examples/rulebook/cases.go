package main

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/validate"
)

// schemaName is the file among the cases that holds none.
const schemaName = "schema.json"

// caseData is a case as validate/testdata/cases/README.md describes it.
type caseData struct {
	Name     string          `json:"name"`
	Rule     validate.RuleID `json:"rule"`
	Filing   filingData      `json:"filing"`
	Findings []string        `json:"findings"`
}

type filingData struct {
	reportData
	Prior           *reportData         `json:"prior"`
	Members         []reportData        `json:"members"`
	MembersComplete bool                `json:"membersComplete"`
	Others          []reportData        `json:"others"`
	Published       govinfo.Date        `json:"published"`
	Level           govinfo.AgencyLevel `json:"level"`
}

// reportData is a report that is free of findings, with changes by ref.
type reportData struct {
	Base string                     `json:"base"`
	Set  map[string]json.RawMessage `json:"set"`
}

// fires reports whether the case's rule finds something in it.
func (c *caseData) fires() bool {
	return slices.ContainsFunc(c.Findings, func(finding string) bool {
		return strings.HasPrefix(finding, string(c.Rule)+" ")
	})
}

// readCases reads the cases of a folder by their rules, in the order of the files. A
// case of a rule that the catalogue does not have is an error: it would be on no page.
func readCases(folder fs.FS) (map[validate.RuleID][]caseData, error) {
	names, err := fs.Glob(folder, "*.json")
	if err != nil {
		return nil, err
	}
	known := make(map[validate.RuleID][]caseData)
	for _, rule := range validate.Rules() {
		known[rule.ID] = nil
	}
	count := 0
	for _, name := range names {
		if name == schemaName {
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
			if _, has := known[c.Rule]; !has {
				return nil, fmt.Errorf("%s: %s: the catalogue has no rule %q", name, c.Name, c.Rule)
			}
			known[c.Rule] = append(known[c.Rule], c)
		}
		count += len(cases)
	}
	if count == 0 {
		return nil, fmt.Errorf("there are no cases in *.json")
	}
	return known, nil
}
