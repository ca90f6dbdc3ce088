package command_test

import (
	"flag"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/openxxgk/annualreport/examples/internal/command"
	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/validate"
)

// profiled returns the rules of a file with this text.
func profiled(t *testing.T, text string, now time.Time) (command.Rules, string, error) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "place.json")
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	var place command.Profile
	flags := flag.NewFlagSet("probe", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	place.AddTo(flags)
	if err := flags.Parse([]string{"-profile", file}); err != nil {
		t.Fatal(err)
	}
	rules, err := place.Rules(now)
	return rules, file, err
}

func TestProfile(t *testing.T) {
	day := func(d int) time.Time { return time.Date(2024, 3, d, 23, 0, 0, 0, time.Local) }
	const text = `{"id": "YX", "name": "云溪市", "basis": "通知", "dates": {"countyDepartment": "01-20"},
		"suppressions": [{"rule": "M03", "organ": "云溪县司法局", "reason": "经批准延期", "until": "2024-03-30"}]}`
	before, _, err := profiled(t, text, day(30))
	if err != nil {
		t.Fatal(err)
	}
	after, _, err := profiled(t, text, day(31))
	if err != nil || before.Mark == "" || before.Mark == after.Mark {
		t.Errorf("a suppression that has expired leaves the rules what they were: %q, %v", after.Mark, err)
	}
	for _, test := range []struct {
		rules command.Rules
		organ string
		want  int
	}{
		{command.Rules{}, "云溪县民政局", 0}, {before, "云溪县民政局", 1}, {before, "云溪县司法局", 0}, {after, "云溪县司法局", 1},
	} {
		engine, err := test.rules.Engine()
		if err != nil {
			t.Fatal(err)
		}
		r := govinfo.Report{Year: 2023, Agency: govinfo.Agency{Name: test.organ}, Published: govinfo.Date{Year: 2024, Month: 1, Day: 21}}
		if found := engine.Check(validate.Filing{Report: &r}).Of("M03"); len(found) != test.want {
			t.Errorf("%s: %v, want %d", test.organ, found, test.want)
		}
	}
}

// What is wrong with a profile names the file and the key.
func TestWrongProfiles(t *testing.T) {
	const good = `"id": "YX", "name": "云溪市", "basis": "通知"`
	for text, says := range map[string]string{
		`{` + good + `, "deadline": 3}`: `"deadline"`,
		`{` + good + `, "suppressions": [{"rule": "M03", "why": "x", "reason": "x"}]}`: `"why"`,
		`{` + good + `, "figures": {"budget": ["预算"]}}`:                                `"budget"`,
		`{` + good + `, "mostCharacters": "many"}`:                                     `mostCharacters`,
	} {
		_, file, err := profiled(t, text, time.Now())
		if err == nil || !strings.Contains(err.Error(), file+": ") || !strings.Contains(err.Error(), says) {
			t.Errorf("%s: %v", text, err)
		}
	}
	var none command.Profile
	if rules, err := none.Rules(time.Now()); err != nil || rules.Mark != "" {
		t.Errorf("%+v, %v", rules, err)
	}
}
