package govinfo_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/govinfotest"
)

func TestJSONRoundTrip(t *testing.T) {
	eachRandom(t, 10_000, func(t *testing.T, _ *rand.Rand, r govinfo.Report) {
		data, err := json.Marshal(r)
		if err != nil {
			t.Fatal(err)
		}
		var back govinfo.Report
		if err := json.Unmarshal(data, &back); err != nil {
			t.Fatalf("%v\n%s", err, data)
		}
		if diff := cmp.Diff(r, back); diff != "" {
			t.Fatal(diff)
		}
		if again, _ := back.MarshalJSON(); !bytes.Equal(data, again) {
			t.Fatalf("written again differs:\n%s\n%s", data, again)
		}
	})
}

func TestJSONKeepsTheScaleOfAmounts(t *testing.T) {
	var r govinfo.Report
	r.Proactive.Fees.Amount = govinfo.MustAmount("12.50")
	data, _ := r.MarshalJSON()
	if !bytes.Contains(data, []byte(`"amount":"12.50"`)) {
		t.Fatal(string(data))
	}
	var back govinfo.Report
	if err := back.UnmarshalJSON(data); err != nil || back.Proactive.Fees.Amount.String() != "12.50" {
		t.Error(back.Proactive.Fees.Amount, err)
	}
}

// A report may carry filled cells of both editions; which one it follows must
// survive, too.
func TestJSONKeepsTheEditionOfAReportWithBoth(t *testing.T) {
	for _, stated := range []govinfo.Edition{govinfo.Edition2019, govinfo.Edition2021} {
		r := govinfo.Report{Editions: govinfo.Editions{Proactive: stated, Applications: stated}}
		r.Proactive.Licensing.Decisions = govinfo.N(1)
		r.Proactive2019.Licensing.Decisions = govinfo.N(2)
		r.Applications.Outcomes.Other.Undivided.Total = govinfo.N(3)
		r.Applications.Outcomes.Other.FeeUnpaid.Total = govinfo.N(4)
		data, _ := r.MarshalJSON()
		var back govinfo.Report
		if err := back.UnmarshalJSON(data); err != nil || !back.Equal(r) {
			t.Errorf("%v: %v\n%s", stated, err, data)
		}
	}
}

func TestJSONErrors(t *testing.T) {
	deep := strings.Repeat("[", 200_000) + strings.Repeat("]", 200_000)
	for name, test := range map[string]struct {
		json, path string
		reason     error
	}{
		"unknown key":               {`{"titel":"x"}`, "titel", govinfo.ErrUnknownKey},
		"unknown cell":              {`{"applications":{"received":{"totals":1}}}`, "applications.received.totals", govinfo.ErrUnknownKey},
		"doubled key":               {`{"year":2021,"year":2022}`, "year", govinfo.ErrDoubledKey},
		"doubled cell":              {`{"disputes":{"reconsideration":{"total":1,"total":1}}}`, "disputes.reconsideration.total", govinfo.ErrDoubledKey},
		"doubled by escape":         {`{"year":2021,"\u0079ear":2022}`, "year", govinfo.ErrDoubledKey},
		"string for a count":        {`{"applications":{"received":{"total":"1"}}}`, "applications.received.total", govinfo.ErrType},
		"object for a count":        {`{"applications":{"received":{"total":{}}}}`, "applications.received.total", govinfo.ErrType},
		"boolean for a count":       {`{"applications":{"received":{"total":true}}}`, "applications.received.total", govinfo.ErrType},
		"number for a line":         {`{"applications":{"received":5}}`, "applications.received", govinfo.ErrType},
		"fraction":                  {`{"applications":{"received":{"total":1.5}}}`, "applications.received.total", govinfo.ErrFraction},
		"exponent":                  {`{"applications":{"received":{"total":1e9}}}`, "applications.received.total", govinfo.ErrExponent},
		"huge count":                {`{"applications":{"received":{"total":` + strings.Repeat("9", 100_000) + `}}}`, "applications.received.total", govinfo.ErrTooLong},
		"huge amount":               {`{"proactive":{"fees":{"amount":1e4000000}}}`, "proactive.fees.amount", govinfo.ErrExponent},
		"NaN amount":                {`{"proactive":{"fees":{"amount":"NaN"}}}`, "proactive.fees.amount", govinfo.ErrSyntax},
		"array for a report":        {`[]`, "", govinfo.ErrType},
		"null for a report":         {`null`, "", govinfo.ErrType},
		"text for a year":           {`{"year":"2021"}`, "year", govinfo.ErrType},
		"negative year":             {`{"year":-1}`, "year", govinfo.ErrType},
		"level nobody knows":        {`{"agency":{"level":"boss"}}`, "agency.level", govinfo.ErrType},
		"aspect nobody knows":       {`{"overview":[{"text":"x","aspect":"y"}]}`, "overview.0.aspect", govinfo.ErrType},
		"text for a narrative":      {`{"overview":"x"}`, "overview", govinfo.ErrType},
		"text for a paragraph":      {`{"problems":[{"text":"x"},"y"]}`, "problems.1", govinfo.ErrType},
		"number for a heading":      {`{"problems":[{"text":"x","heading":1}]}`, "problems.0.heading", govinfo.ErrType},
		"deep where unknown":        {`{"x":` + deep + `}`, "", nil},
		"invalid UTF-8":             {"{\"title\":\"\xff\"}", "", govinfo.ErrSyntax},
		"lone surrogate":            {`{"title":"\ud800"}`, "title", govinfo.ErrSyntax},
		"truncated":                 {`{"title":"x`, "", nil},
		"trailing":                  {`{} {}`, "", nil},
		"empty":                     {``, "", nil},
		"date that is none":         {`{"published":"2022-02-30"}`, "published", nil},
		"cell of the other edition": {`{"applications":{"outcomes":{"other":{"all":{}}}}}`, "applications.outcomes.other.all", govinfo.ErrUnknownKey},
	} {
		t.Run(name, func(t *testing.T) {
			before := govinfo.Report{Title: "unchanged", Year: 1}
			r := before
			err := govinfo.DecodeOptions{}.Decode([]byte(test.json), &r)
			var decode *govinfo.DecodeError
			if !errors.As(err, &decode) {
				t.Fatalf("error %T: %v", err, err)
			}
			if decode.Path != test.path || test.reason != nil && !errors.Is(err, test.reason) {
				t.Errorf("path %q, reason %v; want %q, %v", decode.Path, decode.Err, test.path, test.reason)
			}
			if len(err.Error()) > 400 || !strings.HasPrefix(err.Error(), "govinfo: JSON") || strings.Count(err.Error(), "govinfo:") > 1 {
				t.Errorf("message %.500q", err)
			}
			if !r.Equal(before) {
				t.Error("an error changed the report")
			}
		})
	}
}

func TestJSONAllowsUnknownKeysOnWish(t *testing.T) {
	const text = `{"version":{"a":[1,{"b":"}"}]},"year":2021,"applications":{"received":{"total":5,"note":"\"x"}}}`
	var r govinfo.Report
	if err := (govinfo.DecodeOptions{AllowUnknownKeys: true}).Decode([]byte(text), &r); err != nil {
		t.Fatal(err)
	}
	if r.Year != 2021 || r.Applications.Received.Total != govinfo.N(5) {
		t.Errorf("%+v", r)
	}
}

func TestJSONPassesOverAByteOrderMark(t *testing.T) {
	var r govinfo.Report
	if err := govinfo.NewDecoder(strings.NewReader("\uFEFF{\"year\":2021}\n")).Decode(&r); err != nil || r.Year != 2021 {
		t.Error(r.Year, err)
	}
	var decode *govinfo.DecodeError
	if err := (govinfo.DecodeOptions{}).Decode([]byte("\uFEFF{\"yaer\":2021}"), &r); !errors.As(err, &decode) || decode.Offset != 4 {
		t.Error(err)
	}
}

func TestJSONNullIsBlank(t *testing.T) {
	const text = `{"year":null,"title":null,"agency":null,"published":null,"sections":null,"overview":null,
		"proactive":null,"applications":{"received":null,"carriedIn":{"total":null}},"disputes":null}`
	var r govinfo.Report
	if err := r.UnmarshalJSON([]byte(text)); err != nil || !r.Equal(govinfo.Report{}) {
		t.Errorf("%v: %+v", err, r)
	}
}

func TestJSONLines(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	var stream bytes.Buffer
	encoder := govinfo.NewEncoder(&stream)
	var want []govinfo.Report
	for range 50 {
		r := govinfotest.Options{}.Report(random)
		if len(want) == 7 {
			r.Overview = govinfo.Text(strings.Repeat("长", 100_000)) // longer than the buffer
		}
		want = append(want, r)
		if err := encoder.Encode(&r); err != nil {
			t.Fatal(err)
		}
	}
	decoder := govinfo.NewDecoder(&stream)
	for i := range want {
		var r govinfo.Report
		if err := decoder.Decode(&r); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want[i], r); diff != "" {
			t.Fatalf("report %d: %s", i, diff)
		}
	}
	if err := decoder.Decode(new(govinfo.Report)); err != io.EOF {
		t.Errorf("after the last: %v", err)
	}
}

func TestJSONLinesGoesOnAfterABadLine(t *testing.T) {
	stream := "{\"year\":2021}\n\n{\"year\":\n{\"yaer\":1}\n" + strings.Repeat("x", 5000) + "\n{\"year\":2022}"
	decoder := govinfo.NewDecoder(strings.NewReader(stream))
	decoder.MaxLine = 1000
	var years []int
	var failed []int
	for {
		var r govinfo.Report
		err := decoder.Decode(&r)
		if err == io.EOF {
			break
		}
		var decode *govinfo.DecodeError
		if errors.As(err, &decode) {
			failed = append(failed, decode.Line)
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		years = append(years, r.Year)
	}
	if diff := cmp.Diff([]int{2021, 2022}, years) + cmp.Diff([]int{3, 4, 5}, failed); diff != "" {
		t.Error(diff)
	}
}

func FuzzUnmarshalJSON(f *testing.F) {
	r := govinfotest.Options{}.Report(rand.New(rand.NewPCG(1, 1)))
	data, _ := r.MarshalJSON()
	f.Add(data)
	for _, seed := range []string{"{}", `{"year":2021}`, `{"applications":{"outcomes":{"other":{"undivided":{"total":-0}}}}}`, `{"title":"\ud83d\ude00\u2028"}`} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var r govinfo.Report
		if err := json.Unmarshal(data, &r); err != nil {
			return
		}
		again, err := r.MarshalJSON()
		if err != nil {
			t.Fatal(err)
		}
		var back govinfo.Report
		if err := back.UnmarshalJSON(again); err != nil || !back.Equal(r) {
			t.Fatalf("%v\n%s\n%s", err, data, again)
		}
	})
}

// The published documents' cells, where they are at hand.
func TestCorpusCells(t *testing.T) {
	for _, name := range []string{"fuyang-2021", "shanghai-office-2019", "hongze-2023"} {
		data, err := os.ReadFile("../../shared/corpus/expected/" + name + ".json")
		if err != nil {
			t.Skip("no corpus:", err)
		}
		var r govinfo.Report
		if err := json.Unmarshal(data, &r); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if name == "hongze-2023" && (r.ProactiveEdition() != govinfo.Edition2021 || r.ApplicationsEdition() != govinfo.Edition2019) {
			t.Errorf("%s: editions %v, %v", name, r.ProactiveEdition(), r.ApplicationsEdition())
		}
	}
}
