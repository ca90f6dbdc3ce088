package suppress_test

import (
	"encoding/json"
	"errors"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/internal/schematest"
	"github.com/openxxgk/annualreport/validate"
	"github.com/openxxgk/annualreport/validate/suppress"
	"golang.org/x/text/language"
)

func TestParse(t *testing.T) {
	list, err := suppress.Parse([]byte("\ufeff"+`{"$schema": "schema.json", "suppressions": [
		{"rule": "M03", "year": 2023, "reason": " 经批准延期 ", "until": "2024-03-31"},
		{"reason": "甲", "rule": "QX01", "organ": "云溪县民政局", "ref": "applications.outcomes"}
	]}`), "QX01")
	if err != nil {
		t.Fatal(err)
	}
	want := []validate.Suppression{
		{Rule: "M03", Year: 2023, Reason: "经批准延期", Until: govinfo.Date{Year: 2024, Month: 3, Day: 31}},
		{Rule: "QX01", Organ: "云溪县民政局", Ref: "applications.outcomes", Reason: "甲"},
	}
	if diff := cmp.Diff(want, list); diff != "" {
		t.Error(diff)
	}
}

// wrong are files that are refused: the lines and keys that are named.
var wrong = map[string]struct {
	file   string
	lines  []int
	keys   []string
	reason error
	schema bool // what a schema cannot know: it takes the file
}{
	"not JSON":       {"rule: A01", []int{1}, []string{""}, suppress.ErrJSON, false},
	"empty":          {"", []int{1}, []string{""}, suppress.ErrJSON, false},
	"an array":       {`[{"rule": "A01", "reason": "甲"}]`, []int{1}, []string{""}, suppress.ErrJSON, false},
	"null":           {`null`, []int{1}, []string{""}, suppress.ErrJSON, false},
	"no list":        {`{}`, []int{1}, []string{"suppressions"}, suppress.ErrJSON, false},
	"list of texts":  {`{"suppressions": ["A01"]}`, []int{1}, []string{""}, suppress.ErrJSON, false},
	"cut off":        {"{\"suppressions\": [\n{\"rule\": \"A01\",", []int{2}, []string{""}, suppress.ErrJSON, false},
	"more behind":    {"{\"suppressions\": []}\n{}", []int{2}, []string{""}, suppress.ErrJSON, false},
	"list is null":   {`{"suppressions": null}`, []int{1}, []string{""}, suppress.ErrJSON, false},
	"unknown key":    {"{\"suppressions\": [\n{\"rule\": \"A01\", \"reason\": \"甲\",\n\"refs\": \"disputes\"}]}", []int{3}, []string{"refs"}, suppress.ErrUnknownKey, false},
	"key in capital": {`{"suppressions": [{"Rule": "A01", "rule": "A01", "reason": "甲"}]}`, []int{1}, []string{"Rule"}, suppress.ErrUnknownKey, false},
	"unknown above":  {"{\"suppression\": [],\n\"suppressions\": []}", []int{1}, []string{"suppression"}, suppress.ErrUnknownKey, false},
	"doubled key":    {"{\"suppressions\": [{\"rule\": \"A01\", \"reason\": \"甲\",\n\"rule\": \"A02\"}]}", []int{2}, []string{"rule"}, suppress.ErrDoubledKey, true},
	"unknown rule":   {"{\"suppressions\": [\n\n{\n\"rule\": \"A99\", \"reason\": \"甲\"}]}", []int{4}, []string{"rule"}, validate.ErrUnknownRule, true},
	"no rule":        {"{\"suppressions\": [\n{\"reason\": \"甲\"}]}", []int{2}, []string{"rule"}, validate.ErrUnknownRule, false},
	"nothing":        {"{\"suppressions\": [\n{}]}", []int{2, 2}, []string{"rule", "reason"}, validate.ErrUnknownRule, false},
	"unknown ref":    {"{\"suppressions\": [{\"rule\": \"A01\",\n\"ref\": \"applications.recieved\", \"reason\": \"甲\"}]}", []int{2}, []string{"ref"}, govinfo.ErrUnknownRef, true},
	"empty ref":      {`{"suppressions": [{"rule": "A01", "ref": "", "reason": "甲"}]}`, []int{1}, []string{"ref"}, suppress.ErrValue, false},
	"empty organ":    {`{"suppressions": [{"rule": "A01", "organ": "", "reason": "甲"}]}`, []int{1}, []string{"organ"}, suppress.ErrValue, false},
	"null organ":     {`{"suppressions": [{"rule": "A01", "organ": null, "reason": "甲"}]}`, []int{1}, []string{"organ"}, suppress.ErrValue, false},
	"no reason":      {`{"suppressions": [{"rule": "A01"}]}`, []int{1}, []string{"reason"}, validate.ErrNoReason, false},
	"blank reason":   {`{"suppressions": [{"rule": "A01", "reason": " "}]}`, []int{1}, []string{"reason"}, validate.ErrNoReason, false},
	"year as text":   {`{"suppressions": [{"rule": "A01", "year": "2023", "reason": "甲"}]}`, []int{1}, []string{"year"}, suppress.ErrValue, false},
	"no such year":   {`{"suppressions": [{"rule": "A01", "year": 0, "reason": "甲"}]}`, []int{1}, []string{"year"}, suppress.ErrValue, false},
	"no such day":    {`{"suppressions": [{"rule": "A01", "until": "2023-02-30", "reason": "甲"}]}`, []int{1}, []string{"until"}, suppress.ErrValue, true},
	"day as slashes": {`{"suppressions": [{"rule": "A01", "until": "2023/3/1", "reason": "甲"}]}`, []int{1}, []string{"until"}, suppress.ErrValue, false},
	"many at once": {"{\"suppressions\": [\n{\"rule\": \"A99\", \"reason\": \"甲\"},\n{\"rule\": \"A01\", \"reason\": \"甲\", \"x\": {\"y\": [1]}},\n{\"rule\": \"A01\", \"ref\": \"x\"}]}",
		[]int{2, 3, 4, 4}, []string{"rule", "x", "ref", "reason"}, suppress.ErrUnknownKey, false},
}

func TestParseNamesEverythingThatIsWrong(t *testing.T) {
	schema := compileSchema(t)
	for name, test := range wrong {
		t.Run(name, func(t *testing.T) {
			list, err := suppress.Parse([]byte(test.file))
			if list != nil || !errors.Is(err, test.reason) {
				t.Fatalf("list %v, error %v, want %v", list, err, test.reason)
			}
			var lines []int
			var keys []string
			for _, one := range err.(interface{ Unwrap() []error }).Unwrap() {
				var failed *suppress.Error
				if !errors.As(one, &failed) || !strings.HasPrefix(one.Error(), "suppress: line ") {
					t.Fatalf("%T %v", one, one)
				}
				lines, keys = append(lines, failed.Line), append(keys, failed.Key)
			}
			if diff := cmp.Diff(test.lines, lines) + cmp.Diff(test.keys, keys); diff != "" {
				t.Error(diff, err)
			}
			if json.Valid([]byte(test.file)) {
				if err := schema.Validate([]byte(test.file)); (err == nil) != test.schema {
					t.Errorf("the schema says %v", err)
				}
			}
		})
	}
}

func compileSchema(t *testing.T) schematest.Schema {
	t.Helper()
	schema := schematest.Compile(t, suppress.Schema())
	if err := schema.Validate([]byte(`{"suppressions": [{"rule": "A01", "organ": "甲", "year": 2023, "ref": "disputes", "reason": "乙", "until": "2024-01-31"}]}`)); err != nil {
		t.Fatal(err)
	}
	return schema
}

// What has expired is told again, on the day after its last.
func TestRunExpires(t *testing.T) {
	report := govinfo.Zero(govinfo.Edition2021)
	report.Disputes.Reconsideration.Upheld = govinfo.N(2)
	list := []validate.Suppression{{Rule: "D01", Reason: "甲", Until: govinfo.Date{Year: 2024, Month: 3, Day: 31}}}
	for day, suppressed := range map[govinfo.Date]int{
		{Year: 2024, Month: 3, Day: 30}: 1,
		{Year: 2024, Month: 3, Day: 31}: 1,
		{Year: 2024, Month: 4, Day: 1}:  0,
		{}:                              1,
	} {
		run := suppress.NewRun(list, day)
		engine, err := validate.New(validate.Only("D01"), run.Option())
		if err != nil {
			t.Fatal(err)
		}
		result := engine.Check(validate.Filing{Report: &report})
		run.Count(&report, result)
		run.Count(nil, validate.Result{})
		if len(result.Suppressed) != suppressed || len(result.Findings) != 1-suppressed {
			t.Errorf("%v: %d findings, %d suppressed", day, len(result.Findings), len(result.Suppressed))
		}
		notices := run.Notices()
		if suppressed == 1 && notices != nil || suppressed == 0 && (len(notices) != 1 || notices[0].State != suppress.Expired) {
			t.Errorf("%v: %v", day, notices)
		}
	}
}

func TestRunTellsWhatIsOfNoUse(t *testing.T) {
	list := []validate.Suppression{
		{Rule: "D01", Organ: "甲局", Ref: "disputes.reconsideration", Reason: "一"}, // used
		{Rule: "D01", Ref: "disputes.reconsideration", Reason: "二"},              // used by the other
		{Rule: "D01", Ref: "disputes.directLitigation", Reason: "三"},             // no such finding
		{Rule: "D01", Organ: "丙局", Reason: "四"},                                  // no such report
		{Rule: "D01", Year: 2022, Reason: "五"},                                   // no such year
	}
	run := suppress.NewRun(list, govinfo.Date{Year: 2024, Month: 1, Day: 1})
	engine, err := validate.New(validate.Only("D01", "A01"), run.Option(), validate.Suppress(validate.Suppression{Rule: "A01", Reason: "别处"}))
	if err != nil {
		t.Fatal(err)
	}
	var wait sync.WaitGroup
	for i := range 50 {
		wait.Go(func() {
			report := govinfo.Zero(govinfo.Edition2021)
			report.Year, report.Agency.Name = 2023, []string{"甲局", "乙局"}[i%2]
			report.Disputes.Reconsideration.Upheld = govinfo.N(2)
			report.Applications.Received.Research = govinfo.N(1)
			run.Count(&report, engine.Check(validate.Filing{Report: &report}))
		})
	}
	wait.Wait()
	var got []string
	for _, notice := range run.Notices() {
		got = append(got, notice.Message(language.Chinese))
	}
	want := []string{
		"第3条豁免（D01 disputes.directLitigation）未用到：报告中没有这样的问题",
		"第4条豁免（D01 丙局）未用到：没有检查过该机关该年度的报告",
		"第5条豁免（D01 2022年）未用到：没有检查过该机关该年度的报告",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func FuzzParse(f *testing.F) {
	for _, test := range wrong {
		f.Add([]byte(test.file))
	}
	f.Add([]byte(`{"suppressions": [{"rule": "A01", "year": 2023, "reason": "甲", "until": "2024-03-31"}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		list, err := suppress.Parse(data)
		if err != nil {
			return
		}
		if _, err := validate.New(validate.Suppress(list...)); err != nil {
			t.Fatalf("the engine refuses what was read: %v\n%s", err, data)
		}
	})
}
