package validate_test

import (
	"errors"
	"testing"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/severity"
	"github.com/openxxgk/annualreport/validate"
)

// differing checks that a value equals its copy, and that none that differs from it in
// one thing does, whichever is asked.
func differing[T any](t *testing.T, what string, equal func(T, T) bool, whole func() T, changes map[string]func(*T)) {
	t.Helper()
	if !equal(whole(), whole()) {
		t.Errorf("%s: equal values differ", what)
	}
	for name, change := range changes {
		other := whole()
		change(&other)
		if equal(whole(), other) || equal(other, whole()) {
			t.Errorf("%s: %s does not count", what, name)
		}
	}
}

// Round trips and comparisons of results rely on Equal: everything that is told counts.
func TestFindingsThatDifferAreNotEqual(t *testing.T) {
	n := func(n int64) validate.Figure { return validate.ValueFigure(govinfo.N(n)) }
	differing(t, "finding", validate.Finding.Equal, func() validate.Finding {
		return validate.Finding{
			Rule: "A01", Severity: severity.Error, Kind: "partial", Ref: "a", Refs: []govinfo.Ref{"a", "b"}, PriorRefs: []govinfo.Ref{"c"},
			Got: n(1), Want: n(2), Args: []validate.Text{{ZH: "甲", EN: "a"}}, Quote: validate.Quote{Section: 1, Paragraph: 2, Start: 3, End: 4, Text: "乙"},
		}
	}, map[string]func(*validate.Finding){
		"rule": func(f *validate.Finding) { f.Rule = "A02" }, "severity": func(f *validate.Finding) { f.Severity = severity.Note },
		"kind": func(f *validate.Finding) { f.Kind = "" }, "ref": func(f *validate.Finding) { f.Ref = "b" },
		"refs": func(f *validate.Finding) { f.Refs = f.Refs[:1] }, "prior refs": func(f *validate.Finding) { f.PriorRefs = nil },
		"got": func(f *validate.Finding) { f.Got = n(3) }, "want": func(f *validate.Finding) { f.Want = validate.Figure{} },
		"args": func(f *validate.Finding) { f.Args = []validate.Text{{ZH: "甲", EN: "b"}} }, "quote": func(f *validate.Finding) { f.Quote.End = 5 },
	})
	differing(t, "skip", sameSkip, func() validate.Skipped {
		return validate.Skipped{
			Rule: "A01", Ref: "a", Missing: []govinfo.Ref{"a"}, PriorMissing: []govinfo.Ref{"b"}, MemberMissing: []govinfo.Ref{"c"}, Unread: []govinfo.Ref{"d"},
			Reason: validate.Text{ZH: "甲"},
		}
	}, map[string]func(*validate.Skipped){
		"rule": func(s *validate.Skipped) { s.Rule = "A02" }, "ref": func(s *validate.Skipped) { s.Ref = "b" },
		"missing": func(s *validate.Skipped) { s.Missing = nil }, "prior": func(s *validate.Skipped) { s.PriorMissing = []govinfo.Ref{"x"} },
		"member": func(s *validate.Skipped) { s.MemberMissing = nil }, "unread": func(s *validate.Skipped) { s.Unread = nil },
		"reason": func(s *validate.Skipped) { s.Reason = validate.Text{} },
	})
	differing(t, "unread part", sameUnread, func() validate.Unread {
		return validate.Unread{Ref: "a", Cells: []govinfo.Ref{"a.b"}, Whole: true}
	}, map[string]func(*validate.Unread){
		"ref": func(u *validate.Unread) { u.Ref = "b" }, "cells": func(u *validate.Unread) { u.Cells = nil }, "whole": func(u *validate.Unread) { u.Whole = false },
	})
}

func sameSkip(a, b validate.Skipped) bool {
	return validate.Result{Skipped: []validate.Skipped{a}}.Equal(validate.Result{Skipped: []validate.Skipped{b}})
}

func sameUnread(a, b validate.Unread) bool {
	return validate.Result{Unread: []validate.Unread{a}}.Equal(validate.Result{Unread: []validate.Unread{b}})
}

func TestResultsThatDifferAreNotEqual(t *testing.T) {
	until := govinfo.Date{Year: 2024, Month: 1, Day: 1}
	differing(t, "result", validate.Result.Equal, func() validate.Result {
		return validate.Result{
			Findings: []validate.Finding{{Rule: "A01"}}, Unread: []validate.Unread{{Ref: "a"}}, Skipped: []validate.Skipped{{Rule: "A02"}},
			Suppressed: []validate.Suppressed{{Finding: validate.Finding{Rule: "A03"}, Reason: "甲", Until: until}},
			Faults:     []validate.Fault{{Rule: "Y01", Err: validate.ErrMember}}, NotRun: []validate.NotRun{{Rule: "Y02", Lacks: validate.NeedPrior}},
			Level: validate.Level{Level: govinfo.LevelTown},
		}
	}, map[string]func(*validate.Result){
		"findings": func(r *validate.Result) { r.Findings[0].Ref = "x" }, "a finding more": func(r *validate.Result) { r.Findings = append(r.Findings, r.Findings[0]) },
		"unread": func(r *validate.Result) { r.Unread = nil }, "skipped": func(r *validate.Result) { r.Skipped[0].Rule = "A01" },
		"what is suppressed": func(r *validate.Result) { r.Suppressed[0].Finding.Rule = "A01" }, "the reason": func(r *validate.Result) { r.Suppressed[0].Reason = "乙" },
		"until":               func(r *validate.Result) { r.Suppressed[0].Until.Day = 2 },
		"the rule of a fault": func(r *validate.Result) { r.Faults[0].Rule = "" }, "the error": func(r *validate.Result) { r.Faults[0].Err = errors.New("x") },
		"not run": func(r *validate.Result) { r.NotRun[0].Lacks = validate.NeedYear }, "level": func(r *validate.Result) { r.Level.Inferred = true },
	})
}

// A figure is a number, an amount or a text: these are never the same, but for an
// amount and the text that it is written as.
func TestFiguresThatDifferAreNotEqual(t *testing.T) {
	amount := govinfo.MustAmount
	figures := []validate.Figure{
		{}, validate.ValueFigure(govinfo.N(12)), validate.ValueFigure(govinfo.N(13)), validate.ValueFigure(amount("12.5")), validate.ValueFigure(amount("13")),
		validate.TextFigure("甲"), validate.TextFigure("12"),
	}
	for i, a := range figures {
		for k, b := range figures {
			if a.Equal(b) != (i == k) {
				t.Errorf("%q and %q (%d, %d): %t", a, b, i, k, a.Equal(b))
			}
		}
		value, isValue := a.Value()
		if a.IsNone() != (i == 0) || isValue != (1 <= i && i <= 4) || isValue && value.String() != a.String() {
			t.Errorf("%q: %v, %t, none %t", a, value, isValue, a.IsNone())
		}
	}
	for _, blank := range []govinfo.Value{nil, govinfo.Count{}, govinfo.Amount{}} {
		if f := validate.ValueFigure(blank); !f.IsNone() || f.String() != "" {
			t.Errorf("%v is the figure %q", blank, f)
		}
	}
	written, scaled := validate.ValueFigure(amount("12.50")), validate.ValueFigure(amount("12.5"))
	if text := validate.TextFigure("12.50"); !written.Equal(text) || !text.Equal(written) || !written.Equal(scaled) || scaled.Equal(text) || text.Equal(scaled) {
		t.Error("an amount equals the text that it is written as, and no other")
	}
}
