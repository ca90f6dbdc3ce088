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
	Language language.Tag `json:"language"`
	// Rules are the rules that were run; nil is the statutory catalogue.
	Rules []validate.Rule `json:"rules"`
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

// Render writes one document with a suite for every report. Errors are those of w.
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

// junitCaseOf returns what became of a rule: the gravest of a fault, a failure, and
// what could not be checked.
func junitCaseOf(c Checked, rule *validate.Rule, tag language.Tag) junitCase {
	failures, others := junitFindings(c.Result, rule.ID, tag)
	test := junitCase{
		Class: c.Name, Name: string(rule.ID) + " " + rule.Title.In(tag), Output: strings.Join(others, "\n"),
		Error: junitFault(c.Result, rule.ID),
	}
	switch {
	case test.Error != nil:
	case len(failures) > 0:
		test.Failure = &junitMessage{Message: failures[0], Type: string(rule.ID), Text: strings.Join(failures, "\n")}
	default:
		test.Skipped = junitSkipped(c.Result, rule.ID, len(others) == 0, tag)
	}
	return test
}

// junitFindings returns the messages of a rule's findings: those that are errors, and
// the others, suppressed ones among them.
func junitFindings(result validate.Result, rule validate.RuleID, tag language.Tag) (failures, others []string) {
	for _, f := range result.Of(rule) {
		if f.Severity == severity.Error {
			failures = append(failures, f.Message(tag))
		} else {
			others = append(others, f.Severity.String()+": "+f.Message(tag))
		}
	}
	for _, s := range result.Suppressed {
		if s.Finding.Rule == rule {
			others = append(others, suppressed(s, tag)+": "+s.Finding.Message(tag))
		}
	}
	return failures, others
}

func junitFault(result validate.Result, rule validate.RuleID) *junitMessage {
	for _, fault := range result.Faults {
		if fault.Rule == rule {
			return &junitMessage{Message: fault.Error()}
		}
	}
	return nil
}

// junitSkipped returns why a rule was not assessed, or nil; a part of it that was not
// is told only where nothing was found elsewhere.
func junitSkipped(result validate.Result, rule validate.RuleID, nothingFound bool, tag language.Tag) *junitMessage {
	for _, s := range result.Skipped {
		if s.Rule == rule && nothingFound {
			return &junitMessage{Message: s.Message(tag)}
		}
	}
	for _, n := range result.NotRun {
		if n.Rule == rule {
			return &junitMessage{Message: n.Message(tag)}
		}
	}
	return nil
}
