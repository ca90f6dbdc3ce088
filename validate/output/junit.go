package output

import (
	"encoding/xml"
	"fmt"
	"io"
	"strings"

	"github.com/openxxgk/annualreport/severity"
	"github.com/openxxgk/annualreport/validate"
	"golang.org/x/text/language"
)

// JUnit writes results as JUnit XML: a suite for every report and in it a case
// for every rule. A case fails by findings that are errors; warnings, notes and
// suppressed findings are its output. A case without either of which a part
// could not be checked is skipped, and a fault is an error of its case.
type JUnit struct {
	Language language.Tag
	// Rules are the rules that were run; nil is the statutory catalogue.
	Rules []validate.Rule
}

type (
	junitSuites struct {
		XMLName  xml.Name     `xml:"testsuites"`
		Tests    int          `xml:"tests,attr"`
		Failures int          `xml:"failures,attr"`
		Errors   int          `xml:"errors,attr"`
		Suites   []junitSuite `xml:"testsuite"`
	}
	junitSuite struct {
		Name     string      `xml:"name,attr"`
		Tests    int         `xml:"tests,attr"`
		Failures int         `xml:"failures,attr"`
		Errors   int         `xml:"errors,attr"`
		Skipped  int         `xml:"skipped,attr"`
		Cases    []junitCase `xml:"testcase"`
	}
	junitCase struct {
		Class   string        `xml:"classname,attr"`
		Name    string        `xml:"name,attr"`
		Skipped *junitMessage `xml:"skipped"`
		Error   *junitMessage `xml:"error"`
		Failure *junitMessage `xml:"failure"`
		Output  string        `xml:"system-out,omitempty"`
	}
	junitMessage struct {
		Message string `xml:"message,attr,omitempty"`
		Type    string `xml:"type,attr,omitempty"`
		Text    string `xml:",chardata"`
	}
)

// Render writes one document with a suite for every report.
func (j JUnit) Render(w io.Writer, checked ...Checked) error {
	tag := lang(j.Language)
	rules := rulesOf(j.Rules, checked)
	var suites junitSuites
	for _, c := range checked {
		suite := junitSuiteOf(c, rules, tag)
		suites.Tests += suite.Tests
		suites.Failures += suite.Failures
		suites.Errors += suite.Errors
		suites.Suites = append(suites.Suites, suite)
	}
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return fmt.Errorf("output: %w", err)
	}
	encoder := xml.NewEncoder(w)
	encoder.Indent("", "  ")
	if err := encoder.Encode(suites); err != nil {
		return fmt.Errorf("output: %w", err)
	}
	if _, err := io.WriteString(w, "\n"); err != nil {
		return fmt.Errorf("output: %w", err)
	}
	return nil
}

func junitSuiteOf(c Checked, rules []validate.Rule, tag language.Tag) junitSuite {
	suite := junitSuite{Name: c.Name}
	listed := make(map[validate.RuleID]bool, len(rules))
	for i := range rules {
		listed[rules[i].ID] = true
		suite.add(junitCaseOf(c, &rules[i], tag))
	}
	for _, fault := range c.Result.Faults {
		if !listed[fault.Rule] {
			name := string(fault.Rule)
			if name == "" {
				name = "filing"
			}
			suite.add(junitCase{Class: c.Name, Name: name, Error: &junitMessage{Message: fault.Error()}})
		}
	}
	return suite
}

func (s *junitSuite) add(c junitCase) {
	s.Tests++
	switch {
	case c.Error != nil:
		s.Errors++
	case c.Failure != nil:
		s.Failures++
	case c.Skipped != nil:
		s.Skipped++
	}
	s.Cases = append(s.Cases, c)
}

func junitCaseOf(c Checked, rule *validate.Rule, tag language.Tag) junitCase {
	test := junitCase{Class: c.Name, Name: string(rule.ID) + " " + rule.Title.In(tag)}
	var failures, others []string
	for _, f := range c.Result.Findings {
		switch {
		case f.Rule != rule.ID:
		case f.Severity == severity.Error:
			failures = append(failures, f.Message(tag))
		default:
			others = append(others, f.Severity.String()+": "+f.Message(tag))
		}
	}
	for _, s := range c.Result.Suppressed {
		if s.Finding.Rule == rule.ID {
			others = append(others, "suppressed ("+s.Reason+"): "+s.Finding.Message(tag))
		}
	}
	test.Output = strings.Join(others, "\n")
	for _, fault := range c.Result.Faults {
		if fault.Rule == rule.ID {
			test.Error = &junitMessage{Message: fault.Error()}
			return test
		}
	}
	if len(failures) > 0 {
		test.Failure = &junitMessage{Message: failures[0], Type: string(rule.ID), Text: strings.Join(failures, "\n")}
		return test
	}
	for _, s := range c.Result.Skipped {
		if s.Rule == rule.ID && len(others) == 0 {
			test.Skipped = &junitMessage{Message: s.Message(tag)}
			return test
		}
	}
	for _, n := range c.Result.NotRun {
		if n.Rule == rule.ID {
			test.Skipped = &junitMessage{Message: n.Message(tag)}
			break
		}
	}
	return test
}
