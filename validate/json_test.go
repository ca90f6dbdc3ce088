package validate_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"os/exec"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"golang.org/x/text/language"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/internal/schematest"
	"github.com/openxxgk/annualreport/severity"
	"github.com/openxxgk/annualreport/validate"
)

// ownRule is a rule that no catalogue knows.
func ownRule() validate.Rule {
	return validate.Rule{
		ID: "XZ-1", Severity: severity.Note, Title: validate.Text{ZH: "本省另有规定", EN: "a rule of the province"},
		Run: func(p *validate.Pass) {
			p.Find(validate.Finding{Ref: "overview", Got: validate.TextFigure("甲"), Args: []validate.Text{{ZH: "乙", EN: "b"}}})
			p.Skip(validate.Skipped{Ref: "problems", Reason: validate.Text{ZH: "无从核对", EN: "nothing to check"}})
			panic("broken")
		},
	}
}

// eachResult calls f for the results of all rule cases, damaged at random, with rules
// of one's own, suppressions, unread cells and faults among them.
func eachResult(t *testing.T, f func(t *testing.T, result validate.Result)) {
	t.Helper()
	engine, err := validate.New(
		validate.WithRules(ownRule()),
		validate.Suppress(validate.Suppression{Rule: "A01", Ref: "applications.received", Reason: "已说明", Until: govinfo.Date{Year: 2030, Month: 1, Day: 31}}),
		validate.WithSeverity("F01", severity.Note))
	if err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(1, 2))
	refs := govinfo.Refs()
	f(t, validate.Check(validate.Filing{}))
	f(t, validate.Result{})
	for name, cases := range ruleCases(t) {
		for _, c := range cases {
			filing := c.Filing.filing(t)
			if filing.Prior != nil && random.IntN(4) == 0 {
				filing.Prior.Year = 1999 // a fault
			}
			for range random.IntN(4) {
				ref := refs[random.IntN(len(refs))]
				if value, _ := filing.Report.At(ref); value != nil {
					if _, isCount := value.(govinfo.Count); isCount {
						if err := filing.Report.Set(ref, govinfo.N(random.Int64N(40)-3)); err != nil {
							t.Fatal(err)
						}
					}
				}
				filing.Unread = append(filing.Unread, refs[random.IntN(len(refs))].Parent())
			}
			t.Run(name+"/"+c.Name, func(t *testing.T) { f(t, engine.Check(filing)) })
		}
	}
}

// A result goes to JSON in either language and comes back equal, with its suspects and
// in its words.
func TestResultsSurviveJSON(t *testing.T) {
	schema := schematest.Compile(t, validate.ResultSchema())
	eachResult(t, func(t *testing.T, result validate.Result) {
		for _, tag := range []language.Tag{language.Chinese, language.English} {
			data, err := json.Marshal(result.JSON(tag))
			if err != nil {
				t.Fatal(err)
			}
			if err := schema.Validate(data); err != nil {
				t.Fatalf("%v\n%s", err, data)
			}
			var back validate.Result
			if err := json.Unmarshal(data, &back); err != nil {
				t.Fatal(err)
			}
			if !back.Equal(result) {
				t.Fatalf("\n%v\n%v\n%s", back, result, data)
			}
			if diff := cmp.Diff(result.Locate(), back.Locate(), cmpopts.EquateEmpty()); diff != "" {
				t.Fatal(diff)
			}
			again, err := json.Marshal(back.JSON(tag))
			if err != nil || !bytes.Equal(again, data) {
				t.Fatalf("%v\n%s\n%s", err, again, data)
			}
			for i, fault := range result.Faults {
				for _, known := range []error{govinfo.ErrNoReport, validate.ErrPriorYear, validate.ErrMember} {
					if errors.Is(fault, known) != errors.Is(back.Faults[i], known) {
						t.Fatalf("%v came back as %v", fault, back.Faults[i])
					}
				}
			}
		}
	})
}

// Amounts, and whole numbers beyond a cell's, come back as what they were.
func TestFiguresSurviveJSON(t *testing.T) {
	for _, figure := range []validate.Figure{
		{}, validate.ValueFigure(govinfo.N(0)), validate.ValueFigure(govinfo.N(-12)), validate.ValueFigure(govinfo.MustAmount("12.50")),
		validate.TextFigure("33.9%"), validate.TextFigure("12345678901234567890123"), validate.TextFigure("12.50"), validate.TextFigure("甲"),
	} {
		for _, ref := range []govinfo.Ref{"proactive.fees.amount", "applications.received.total"} {
			f := validate.Finding{Rule: "G01", Severity: severity.Error, Ref: ref, Got: figure, Want: figure}
			data, err := json.Marshal(f)
			if err != nil {
				t.Fatal(err)
			}
			var back validate.Finding
			if err := json.Unmarshal(data, &back); err != nil || !back.Equal(f) || !f.Equal(back) {
				t.Errorf("%s: %q came back as %q, %v", ref, figure, back.Got, err)
			}
			_, isValue := figure.Value()
			if _, stillValue := back.Got.Value(); isValue && ref == "proactive.fees.amount" && !stillValue {
				t.Errorf("%q is no value any more", figure)
			}
		}
	}
	if validate.TextFigure("12.5").Equal(validate.ValueFigure(govinfo.MustAmount("12.50"))) || validate.TextFigure("12").Equal(validate.ValueFigure(govinfo.N(12))) {
		t.Error("a text equals a number that is written in another way, or a count")
	}
}

func TestResultRefusesWhatIsNone(t *testing.T) {
	for _, text := range []string{
		`[]`, `{"findings":{}}`, `{"findings":[{"severity":"grave"}]}`, `{"findings":[{"got":1.5}]}`, `{"findings":[{"got":{}}]}`,
		`{"suspects":[{"cells":[{"got":"x"}]}]}`, `{"faults":[3]}`, `{"suppressed":[{"until":"tomorrow"}]}`,
		// Read as nothing found, or as something found nowhere, a null hides what was found.
		`null`, ` null `, `{"findings":[null]}`, `{"suspects":[null]}`, `{"suspects":[{"cells":[null]}]}`, `{"unread":[null]}`, `{"skipped":[null]}`,
		`{"suppressed":[null]}`, `{"faults":[null]}`, `{"notRun":[null]}`,
		`{"findings":[{"rule":"A01","severity":null}]}`, `{"findings":[{"severity":"error"}]}`, `{"suppressed":[{"rule":"A01","reason":"x"}]}`,
	} {
		result := validate.Check(validate.Filing{})
		if err := json.Unmarshal([]byte(text), &result); err == nil || len(result.Faults) != 1 {
			t.Errorf("%s: %v, %v", text, err, result)
		}
	}
}

func TestNullIsNoRuleAndNoFinding(t *testing.T) {
	finding, suppressed, fault, rule := validate.Finding{Ref: "title"}, validate.Suppressed{Reason: "x"}, validate.Fault{Rule: "A01"}, validate.Rule{ID: "A01"}
	for name, err := range map[string]error{
		"finding": finding.UnmarshalJSON([]byte("null")), "suppressed": suppressed.UnmarshalJSON([]byte("null")),
		"fault": fault.UnmarshalJSON([]byte("null")), "rule": json.Unmarshal([]byte("[null]"), &[]validate.Rule{rule}),
	} {
		if err == nil || !strings.HasPrefix(err.Error(), "validate: ") {
			t.Errorf("%s: %v", name, err)
		}
	}
	if finding.Ref != "title" || suppressed.Reason != "x" || fault.Rule != "A01" {
		t.Error("an error changed what was there")
	}
}

// A result that a later version wrote may have refs and keys that this one does not
// know. They are kept, and nothing that is told of them fails.
func TestResultsOfLaterVersions(t *testing.T) {
	const ref = "applications.outcomes.deferred.total"
	var result validate.Result
	err := json.Unmarshal([]byte(`{"findings":[{"rule":"A09","severity":"error","ref":"`+ref+`","refs":["`+ref+`"],"got":1,"want":2,"text":"甲","weight":3}],
		"suspects":[{"cells":[{"ref":"`+ref+`","got":1,"want":2}],"message":""}],"unread":[{"ref":"`+ref+`","cells":["`+ref+`"],"whole":false}],
		"skipped":[{"rule":"A09","ref":"`+ref+`","missing":["`+ref+`"]}],"cost":{}}`), &result)
	if err != nil {
		t.Fatal(err)
	}
	for _, told := range []string{
		result.Findings[0].Message(language.Chinese), fmt.Sprint(result.Locate().Suspects[0]), fmt.Sprint(result.Unread[0]), fmt.Sprint(result.Skipped[0]),
	} {
		if !strings.Contains(told, ref) {
			t.Errorf("%q does not name the place", told)
		}
	}
	if result.Findings[0].Text(language.English) != "甲" {
		t.Errorf("the text is %q", result.Findings[0].Text(language.English))
	}
	data, err := json.Marshal(result)
	var back validate.Result
	if err != nil || json.Unmarshal(data, &back) != nil || !back.Equal(result) {
		t.Errorf("comes back as %v: %v", back, err)
	}
}

func TestResultSchemaIsUpToDate(t *testing.T) {
	if testing.Short() {
		t.Skip("runs the go command")
	}
	generated, err := exec.Command("go", "run", "./internal/schema").Output()
	if err != nil {
		t.Fatal(err)
	}
	if string(generated) != validate.ResultSchema() {
		t.Error("schema.json is out of date: run go generate ./validate")
	}
}

// Every statutory rule goes to JSON and comes back with all its data, and checks as it
// did; a programmed rule of one's own comes back as one that fails aloud.
func TestRulesSurviveJSON(t *testing.T) {
	rules := append(validate.Rules(), ownRule())
	data, err := json.Marshal(rules)
	if err != nil {
		t.Fatal(err)
	}
	for _, key := range []string{`"id":"A02"`, `"severity":"error"`, `"title":{"zh":`, `"needs":["prior"`, `"atMost":true`, `"programmed":true`, `"prior":true`} {
		if !bytes.Contains(data, []byte(key)) {
			t.Errorf("%s is not in the JSON of the rules", key)
		}
	}
	if bytes.Contains(data, []byte(`"Run"`)) || bytes.Contains(data, []byte(`"ID"`)) {
		t.Error("keys are not in camel case")
	}
	var back []validate.Rule
	if err := json.Unmarshal(data, &back); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(rules, back, cmpopts.IgnoreUnexported(validate.Rule{}), cmpopts.IgnoreFields(validate.Rule{}, "Run"), cmpopts.EquateEmpty()); diff != "" {
		t.Error(diff)
	}
	for i := range rules {
		if (rules[i].Run == nil) != (back[i].Run == nil) {
			t.Errorf("%s: programmed %v, was %v", rules[i].ID, back[i].Run != nil, rules[i].Run != nil)
		}
	}
	engine, err := validate.New(validate.WithRules(back[len(back)-1]), validate.Only("XZ-1"))
	if err != nil {
		t.Fatal(err)
	}
	report := govinfo.Zero(govinfo.Edition2021)
	if faults := engine.Check(validate.Filing{Report: &report}).Faults; len(faults) != 1 || faults[0].Rule != "XZ-1" {
		t.Errorf("a rule without its program: %v", faults)
	}
}

func TestRuleRefusesWhatIsNone(t *testing.T) {
	for _, text := range []string{`[]`, `{"severity":"x"}`, `{"needs":["moon"]}`, `{"sums":[{"atMost":"<"}]}`, `{"sums":[{"left":[{"prior":"next"}]}]}`} {
		var rule validate.Rule
		if err := json.Unmarshal([]byte(text), &rule); err == nil {
			t.Errorf("%s is a rule: %v", text, rule)
		}
	}
}

// Whatever is published is written in camel case.
func TestValuesMarshalInCamelCase(t *testing.T) {
	ref := govinfo.Ref("applications.received.total")
	for _, test := range []struct {
		value any
		want  string
	}{
		{validate.Unread{Ref: ref, Cells: []govinfo.Ref{ref}, Whole: true}, `{"ref":"applications.received.total","cells":["applications.received.total"],"whole":true}`},
		{validate.Skipped{Rule: "A01", Ref: ref, PriorMissing: []govinfo.Ref{ref}}, `{"rule":"A01","ref":"applications.received.total","priorMissing":["applications.received.total"]}`},
		{validate.Suspect{Cells: []validate.SuspectCell{{Ref: ref, Got: govinfo.N(1), Slip: "moved"}}}, `{"cells":[{"ref":"applications.received.total","got":1,"want":null,"slip":"moved"}]}`},
		{validate.Location{Suspects: []validate.Suspect{}}, `{"suspects":[],"exhausted":false}`},
		{validate.Fault{Rule: "A01", Err: fmt.Errorf("x: %w", validate.ErrMember)}, `{"rule":"A01","code":"member","message":"x: a member's report cannot be compared"}`},
		{validate.Period{From: 2021}, `{"from":2021}`},
		{validate.NotRun{Rule: "Y01", Lacks: validate.NeedPrior}, `{"rule":"Y01","lacks":["prior"]}`},
		{validate.NeedPrior | validate.NeedLevel, `["prior","level"]`},
		{validate.Text{ZH: "甲", EN: "a"}, `{"zh":"甲","en":"a"}`},
		{validate.Sum{Left: validate.Cells(ref), AtMost: true, Right: []validate.Term{{Ref: ref, Prior: true}}},
			`{"left":[{"ref":"applications.received.total"}],"atMost":true,"right":[{"ref":"applications.received.total","prior":true}]}`},
		{validate.Quote{Section: 1, Text: "甲"}, `{"section":1,"paragraph":0,"start":0,"end":0,"text":"甲"}`},
	} {
		data, err := json.Marshal(test.value)
		if err != nil || string(data) != test.want {
			t.Errorf("%v: %s, %v, want %s", test.value, data, err, test.want)
		}
	}
}
