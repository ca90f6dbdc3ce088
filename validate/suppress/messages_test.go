package suppress_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/validate"
	"github.com/openxxgk/annualreport/validate/suppress"
	"golang.org/x/text/language"
)

// An error says the line, the record and the key, and what stands there.
func TestErrorsSayWhatStandsThere(t *testing.T) {
	for file, want := range map[string]string{
		`{"suppressions": [{"rule": "A01", "reason": "甲"}, {"rule": "A99", "reason": "甲"}]}`: `suppress: line 1, suppressions[1], "rule": there is no such rule: "A99"`,
		`{"suppressions": [{"rule": "A01", "ref": "x.y", "reason": "甲"}]}`:                   `suppress: line 1, suppressions[0], "ref": no such cell or field: "x.y"`,
		"{\"suppressions\": [{\"rule\": \"A01\"}]}":                                          `suppress: line 1, suppressions[0], "reason": a reason must be given`,
		"{\n\"suppression\": []}":                                                                                    "suppress: line 2, \"suppression\": unknown key\nsuppress: line 1, \"suppressions\": not a file of suppressions: the key is missing",
		`{"suppressions": [], "suppressions": []}`:                                                                   `suppress: line 1, "suppressions": the key stands twice`,
		`{"suppressions": [{"rule": "A01", "year": 10000, "reason": "甲"}]}`:                                          `suppress: line 1, suppressions[0], "year": the key cannot have this value: 10000 is no year`,
		`{"suppressions": [{"rule": "A01", "year": -1, "reason": "甲"}]}`:                                             `suppress: line 1, suppressions[0], "year": the key cannot have this value: -1 is no year`,
		`{"suppressions": [{"rule": "A01", "year": 9999, "reason": "甲"}, {"rule": 5, "reason": "甲"}]}`:               `suppress: line 1, suppressions[1], "rule": the key cannot have this value: 5`,
		`{"suppressions": [{"rule": "A01", "year": 1, "until": "", "reason": "甲"}]}`:                                 `suppress: line 1, suppressions[0], "until": the key cannot have this value: "" is not a date as 2024-03-31`,
		`{"suppressions": [{"rule": "A01", "organ": "", "reason": "甲"}]}`:                                            `suppress: line 1, suppressions[0], "organ": the key cannot have this value: it is empty; leave the key out for all`,
		"{\"suppressions\": [5\n]}":                                                                                  "suppress: line 1, suppressions[0]: not a file of suppressions: an object is expected",
		`{"suppressions": 5}`:                                                                                        "suppress: line 1: not a file of suppressions: suppressions must be an array",
		"{\"suppressions\": []}\n\n5":                                                                                "suppress: line 3: not a file of suppressions: something stands behind its end",
		"{\"suppressions\": [\n{\"rule\": }]}":                                                                       "suppress: line 2, suppressions[0]: not a file of suppressions: invalid character '}' looking for beginning of value",
		"{\"suppressions\": [\n{\"x\": }]}":                                                                          "suppress: line 2, suppressions[0]: not a file of suppressions: invalid character '}' looking for beginning of value",
		"{\"suppressions\": [\n{5: 6}]}":                                                                             "suppress: line 2, suppressions[0]: not a file of suppressions: invalid character '5'",
		"{\"suppressions\": [{\"rule\": \"A01\", \"reason\": \"甲\"}\n{\"rule\": \"A01\", \"reason\": \"甲\"}]}":       "suppress: line 2, suppressions[1]: not a file of suppressions: invalid character '{' after array element",
		"{\"suppressions\": [{\"rule\": \"A01\", \"reason\": \"甲\"}":                                                 "suppress: line 1: not a file of suppressions: unexpected EOF",
		"{\"suppressions\": [{\"rule\": \"A01\", \"reason\": \"甲\"]}":                                                "suppress: line 1, suppressions[0]: not a file of suppressions: invalid character ']' after object key:value pair",
		"{\"suppressions\": [{\"rule\": \"A01\"\n\"reason\": \"甲\"}, {\"rule\": \"A99\"}]}":                          "suppress: line 2, suppressions[0]: not a file of suppressions: invalid character '\"' after object key:value pair",
		"{\"$schema\": 5, \"suppressions\": []}":                                                                     `suppress: line 1, "$schema": the key cannot have this value: 5`,
		"{\"suppressions\": [{\"rule\": \"A01\", \"reason\": \"甲\", \"ref\": \"" + strings.Repeat("x", 130) + `"}]}`: `suppress: line 1, suppressions[0], "ref": no such cell or field: "` + strings.Repeat("x", 120) + `"`,
	} {
		if _, err := suppress.Parse([]byte(file)); err == nil || !strings.HasPrefix(err.Error(), want) || strings.Count(err.Error(), "\n") != strings.Count(want, "\n") {
			t.Errorf("%s\n%v\nwant %s", file, err, want)
		}
	}
	for year, text := range map[int]string{1: `, "year": 1`, 9999: `, "year": 9999`, 0: ""} {
		list, err := suppress.Parse([]byte(`{"suppressions": [{"rule": "A01", "reason": "甲"` + text + `}]}`))
		if err != nil || len(list) != 1 || list[0].Year != year {
			t.Errorf("%d: %v, %v", year, list, err)
		}
	}
}

// What another file suppressed is not counted, whatever it covers.
func TestOthersSuppressionsAreNotCounted(t *testing.T) {
	until := govinfo.Date{Year: 2024, Month: 12, Day: 31}
	report := govinfo.Zero(govinfo.Edition2021)
	report.Disputes.Reconsideration.Upheld = govinfo.N(2)
	mine := validate.Suppression{Rule: "D01", Reason: "甲", Until: until}
	for name, test := range map[string]struct {
		by   validate.Suppression
		used bool
	}{
		"the same":       {mine, true},
		"another reason": {validate.Suppression{Rule: "D01", Reason: "乙", Until: until}, false},
		"another day":    {validate.Suppression{Rule: "D01", Reason: "甲"}, false},
	} {
		run := suppress.NewRun([]validate.Suppression{mine}, govinfo.Date{})
		engine, err := validate.New(validate.Only("D01"), validate.Suppress(test.by))
		if err != nil {
			t.Fatal(err)
		}
		run.Count(&report, engine.Check(validate.Filing{Report: &report}))
		if notices := run.Notices(); (len(notices) == 0) != test.used || !test.used && notices[0].State != suppress.Unused {
			t.Errorf("%s: %v", name, notices)
		}
	}
}

func TestNoticesInBothLanguages(t *testing.T) {
	s := validate.Suppression{Rule: "D01", Organ: "甲局", Year: 2023, Ref: "disputes", Until: govinfo.Date{Year: 2024, Month: 3, Day: 31}}
	for state, want := range map[suppress.State][2]string{
		suppress.Expired:   {"第3条豁免（D01 甲局 2023年 disputes）已过期：有效期至2024-03-31", "suppression 3 (D01 甲局 2023 disputes) has expired: it held until 2024-03-31"},
		suppress.Unused:    {"第3条豁免（D01 甲局 2023年 disputes）未用到：报告中没有这样的问题", "suppression 3 (D01 甲局 2023 disputes) is unused: the reports have no such finding"},
		suppress.Unchecked: {"第3条豁免（D01 甲局 2023年 disputes）未用到：没有检查过该机关该年度的报告", "suppression 3 (D01 甲局 2023 disputes) is unused: no report of that organ and year was checked"},
	} {
		notice := suppress.Notice{Index: 2, Suppression: s, State: state}
		if zh, en := notice.Message(language.Chinese), fmt.Sprint(notice); zh != want[0] || en != want[1] {
			t.Errorf("%q, %q", zh, en)
		}
	}
	bare := suppress.Notice{Suppression: validate.Suppression{Rule: "D01"}, State: suppress.Unused}
	if got := bare.String(); got != "suppression 1 (D01) is unused: the reports have no such finding" {
		t.Error(got)
	}
	outside := &suppress.Error{Line: 2, Record: -1, Err: errors.New("validate: x")}
	if outside.Error() != "suppress: line 2: x" {
		t.Error(outside)
	}
}
