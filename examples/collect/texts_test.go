package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/examples/internal/command"
	"github.com/openxxgk/annualreport/govinfo"
)

// Text that is another organ's is told of both, also in a run that reads no file anew.
func TestCopiedTexts(t *testing.T) {
	folder, out := t.TempDir(), t.TempDir()
	names := []string{"云溪县教育局", "望川县教育局", "云溪县水利局"}
	for i, name := range names {
		subject := "教育经费"
		if i == 2 {
			subject = "水库运行"
		}
		r := govinfo.Zero(govinfo.Edition2021)
		r.Year, r.Agency.Name = 2023, name
		r.Problems = govinfo.Text(subject + "的公开还不够及时，需要改进工作方式。" + subject + "的培训次数较少，将邀请专家授课。" +
			subject + "的解读形式单一，将增加图文和视频。" + subject + "的平台维护不够规范，将落实专人负责。")
		data, err := r.MarshalJSON()
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(folder, name+".json"), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	organs := filepath.Join(t.TempDir(), "organs.txt")
	if err := os.WriteFile(organs, []byte(strings.Join(names, "\n")), 0o600); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		var told bytes.Buffer
		if status := run(t.Context(), []string{"-organs", organs, "-year", "2023", "-out", out, folder}, &told, &told); status == command.Failed {
			t.Fatal(told.String())
		}
		index := text(t, filepath.Join(out, "index.html"))
		for i, name := range names {
			if strings.Contains(index, "的文字与"+name+"相同") != (i < 2) {
				t.Errorf("%s: %s", name, index)
			}
		}
		if strings.Contains(index, "重新报送") {
			t.Error(index)
		}
	}
}
