package main

import (
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/examples/internal/command"
	"github.com/openxxgk/annualreport/govinfo"
)

// writtenBy returns the JSON of a report with a text of its own in section 五, beginning
// with a phrase.
func writtenBy(t *testing.T, organ, phrase string) []byte {
	t.Helper()
	r := govinfo.Zero(govinfo.Edition2021)
	r.Year, r.Agency.Name = 2023, organ
	r.Problems = govinfo.Text(phrase + "的公开还不够及时，需要改进工作方式。" + phrase + "的培训次数较少，将邀请专家授课。" +
		phrase + "的解读形式单一，将增加图文和视频。" + phrase + "的平台维护不够规范，将落实专人负责。")
	data, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// Text that stands in another organ's report is told, and results beside other reports
// are not gone on with.
func TestOthers(t *testing.T) {
	folder := files(t, map[string][]byte{
		"a.json": writtenBy(t, "云溪县教育局", "教育经费"), "b.json": writtenBy(t, "云溪县水利局", "教育经费"), "c.json": writtenBy(t, "云溪县民政局", "社会救助"),
		"d.json": []byte("{broken"),
	})
	out := filepath.Join(t.TempDir(), "results.jsonl")
	for range 2 {
		call(t, "-others", folder, "-out", out, folder)
	}
	lines := strings.Split(strings.TrimSpace(contents(t, out)), "\n")
	if len(lines) != 4 {
		t.Fatalf("%d results", len(lines))
	}
	for i, want := range []bool{true, true, false, false} {
		if strings.Contains(lines[i], "G03") != want {
			t.Errorf("result %d: %s", i, lines[i])
		}
	}
	for _, args := range [][]string{{"-out", out, folder}, {"-others", folder + "/a.json", "-out", out, folder}} {
		if status, _, stderr := call(t, args...); status != command.Failed || !strings.Contains(stderr, "other sources") {
			t.Errorf("%v: %d %s", args, status, stderr)
		}
	}
}
