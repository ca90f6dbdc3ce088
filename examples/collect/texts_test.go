package main

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/examples/internal/command"
	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/validate"
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

// Leaving out texts that share too little with others' changes no finding.
func TestSharedSentencesAreEnough(t *testing.T) {
	random := rand.New(rand.NewPCG(33, 3))
	sentence := func() string {
		const letters = "公开信息申请答复办理平台目录群众政策解读栏目更新培训考核监督法律责任程序时限渠道渠互动回应关切"
		runes := []rune(letters)
		var text strings.Builder
		for range 8 + random.IntN(20) {
			text.WriteRune(runes[random.IntN(len(runes))])
		}
		return text.String() + "。"
	}
	template := []string{sentence(), sentence(), sentence(), sentence()}
	var reports []*govinfo.Report
	for i := range 60 {
		var lines []string
		for range 3 + random.IntN(8) {
			switch k := random.IntN(6); {
			case k == 0:
				lines = append(lines, template[random.IntN(len(template))])
			default:
				lines = append(lines, sentence())
			}
		}
		r := govinfo.Zero(govinfo.Edition2021)
		r.Year, r.Agency.Name = 2023, "云溪县第"+strconv.Itoa(i)+"局"
		r.Overview, r.Problems = govinfo.Text(strings.Join(lines, "")), govinfo.Text(strings.Join(lines[1:], ""))
		if i%5 == 1 {
			r.Problems = reports[i-1].Problems
		}
		if i%7 == 1 {
			r.Overview = govinfo.Text(reports[i/2].Overview[0].Text + sentence())
		}
		reports = append(reports, &r)
	}
	known := newSentences()
	for _, r := range reports {
		known.add(r)
	}
	var all, few validate.Others
	left := 0
	for _, r := range reports {
		all.Add(r)
		if s := known.sharing(r); s != nil {
			few.Add(s)
		} else {
			left++
		}
	}
	engine, err := validate.New(validate.Only(ruleCopied))
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for i, r := range reports {
		want := engine.Check(validate.Filing{Report: r, Others: &all}).Findings
		got := engine.Check(validate.Filing{Report: r, Others: &few}).Findings
		if known.sharing(r) == nil {
			got = nil // it is not checked
		}
		if fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("report %d: %v, want %v", i, got, want)
		}
		found += len(want)
	}
	if found < 10 || left < 10 {
		t.Errorf("%d findings, %d reports left out", found, left)
	}
}
