package output

import (
	"encoding/json"
	"fmt"
	"io"
	"net/url"
	"path/filepath"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/validate"
	"golang.org/x/text/language"
)

// SARIF writes results as one run of the Static Analysis Results Interchange
// Format, version 2.1.0. The location of a finding is the report's file and, as
// a logical location, the ref. What was suppressed is marked so; faults are
// notifications of a run that did not succeed.
type SARIF struct {
	Language language.Tag `json:"language"`
	// Rules are the rules that were run; nil is the statutory catalogue.
	Rules []validate.Rule `json:"rules"`
	// ToolVersion is the version of the program that checked; "" leaves it out.
	ToolVersion string `json:"toolVersion"`
}

// The parts of SARIF 2.1.0 that are written.
type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool        sarifTool         `json:"tool"`
		Language    string            `json:"language"`
		Invocations []sarifInvocation `json:"invocations"`
		Results     []sarifResult     `json:"results"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct {
		Name           string      `json:"name"`
		InformationURI string      `json:"informationUri"`
		Version        string      `json:"version,omitempty"`
		Rules          []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID                   string             `json:"id"`
		ShortDescription     sarifText          `json:"shortDescription"`
		FullDescription      *sarifText         `json:"fullDescription,omitempty"`
		Help                 *sarifText         `json:"help,omitempty"`
		DefaultConfiguration sarifConfiguration `json:"defaultConfiguration"`
	}
	sarifConfiguration struct {
		Level string `json:"level"`
	}
	sarifText struct {
		Text string `json:"text"`
	}
	sarifInvocation struct {
		ExecutionSuccessful bool                `json:"executionSuccessful"`
		Notifications       []sarifNotification `json:"toolExecutionNotifications,omitempty"`
	}
	sarifNotification struct {
		Level          string          `json:"level"`
		Message        sarifText       `json:"message"`
		Locations      []sarifLocation `json:"locations"`
		AssociatedRule *sarifReference `json:"associatedRule,omitempty"`
	}
	sarifReference struct {
		ID    string `json:"id"`
		Index int    `json:"index"`
	}
	sarifResult struct {
		RuleID       string             `json:"ruleId"`
		RuleIndex    int                `json:"ruleIndex"`
		Level        string             `json:"level"`
		Message      sarifText          `json:"message"`
		Locations    []sarifLocation    `json:"locations"`
		Suppressions []sarifSuppression `json:"suppressions,omitempty"`
		Properties   sarifProperties    `json:"properties"`
	}
	sarifLocation struct {
		Physical sarifPhysical  `json:"physicalLocation"`
		Logical  []sarifLogical `json:"logicalLocations,omitempty"`
	}
	sarifPhysical struct {
		Artifact sarifArtifact `json:"artifactLocation"`
	}
	sarifArtifact struct {
		URI string `json:"uri"`
	}
	sarifLogical struct {
		FullyQualifiedName string `json:"fullyQualifiedName"`
		Kind               string `json:"kind"`
	}
	sarifSuppression struct {
		Kind          string                      `json:"kind"`
		Justification string                      `json:"justification"`
		Properties    *sarifSuppressionProperties `json:"properties,omitempty"`
	}
	sarifSuppressionProperties struct {
		Until govinfo.Date `json:"until"` // the last day on which it holds
	}
	sarifProperties struct {
		Refs []govinfo.Ref   `json:"refs"`
		Got  validate.Figure `json:"got"`
		Want validate.Figure `json:"want"`
	}
)

// Render writes one log with the results of all reports. Errors are those of w.
func (s SARIF) Render(w io.Writer, checked ...Checked) error {
	tag := lang(s.Language)
	rules := rulesOf(s.Rules, checked)
	run := sarifRun{
		Language: validate.Text{ZH: "zh-CN", EN: "en-US"}.In(tag),
		Tool: sarifTool{sarifDriver{
			Name: "annualreport", InformationURI: "https://github.com/openxxgk/annualreport", Version: s.ToolVersion,
			Rules: []sarifRule{},
		}},
		Results: []sarifResult{},
	}
	places := make(map[validate.RuleID]int, len(rules))
	for i := range rules {
		places[rules[i].ID] = i
		run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, sarifRuleOf(&rules[i], tag))
	}
	invocation := sarifInvocation{ExecutionSuccessful: true}
	for _, c := range checked {
		for _, f := range c.Result.Findings {
			run.Results = append(run.Results, sarifResultOf(c.Name, f, places, tag))
		}
		for _, suppressed := range c.Result.Suppressed {
			result := sarifResultOf(c.Name, suppressed.Finding, places, tag)
			result.Suppressions = []sarifSuppression{sarifSuppressionOf(suppressed)}
			run.Results = append(run.Results, result)
		}
		for _, n := range c.Result.NotRun {
			invocation.Notifications = append(invocation.Notifications, sarifNotRun(c.Name, n, places, tag))
		}
		for _, fault := range c.Result.Faults {
			invocation.ExecutionSuccessful = false
			notification := sarifNotification{Level: "error", Message: sarifText{fault.Error()}, Locations: []sarifLocation{sarifPlace(c.Name, "")}}
			if place, known := places[fault.Rule]; known {
				notification.AssociatedRule = &sarifReference{string(fault.Rule), place}
			}
			invocation.Notifications = append(invocation.Notifications, notification)
		}
	}
	run.Invocations = []sarifInvocation{invocation}
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	err := encoder.Encode(sarifLog{
		Schema:  "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
		Version: "2.1.0", Runs: []sarifRun{run},
	})
	if err != nil {
		return fmt.Errorf("output: %w", err)
	}
	return nil
}

func sarifSuppressionOf(s validate.Suppressed) sarifSuppression {
	suppression := sarifSuppression{Kind: "external", Justification: s.Reason}
	if !s.Until.IsZero() {
		suppression.Properties = &sarifSuppressionProperties{s.Until}
	}
	return suppression
}

// sarifNotRun tells that a rule did not run.
func sarifNotRun(name string, n validate.NotRun, places map[validate.RuleID]int, tag language.Tag) sarifNotification {
	told := sarifNotification{Level: "note", Message: sarifText{n.Message(tag)}, Locations: []sarifLocation{sarifPlace(name, "")}}
	if place, known := places[n.Rule]; known {
		told.AssociatedRule = &sarifReference{string(n.Rule), place}
	}
	return told
}

func sarifRuleOf(rule *validate.Rule, tag language.Tag) sarifRule {
	r := sarifRule{
		ID: string(rule.ID), ShortDescription: sarifText{rule.Title.In(tag)},
		DefaultConfiguration: sarifConfiguration{rule.Severity.String()},
	}
	if text := rule.Explanation.In(tag); text != "" {
		r.FullDescription = &sarifText{text}
	}
	help := rule.Basis.In(tag)
	if formula := rule.Formula.In(tag); formula != "" {
		help = formula + "\n" + help
	}
	if help != "" {
		r.Help = &sarifText{help}
	}
	return r
}

func sarifResultOf(name string, f validate.Finding, places map[validate.RuleID]int, tag language.Tag) sarifResult {
	place, known := places[f.Rule]
	if !known {
		place = -1
	}
	refs := f.Refs
	if refs == nil {
		refs = []govinfo.Ref{}
	}
	return sarifResult{
		RuleID: string(f.Rule), RuleIndex: place, Level: f.Severity.String(),
		Message: sarifText{f.Message(tag)}, Locations: []sarifLocation{sarifPlace(name, f.Ref)},
		Properties: sarifProperties{refs, f.Got, f.Want},
	}
}

func sarifPlace(name string, ref govinfo.Ref) sarifLocation {
	location := sarifLocation{Physical: sarifPhysical{sarifArtifact{(&url.URL{Path: filepath.ToSlash(name)}).String()}}}
	if ref != "" {
		location.Logical = []sarifLogical{{string(ref), "member"}}
	}
	return location
}
