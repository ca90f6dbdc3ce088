package main

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/examples/internal/command"
	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/internal/lang"
)

// Last year's report in which only the year was changed is told, also where its figures
// are too few to be known by; the same few figures under another text are not.
func TestLastYearsReportAgain(t *testing.T) {
	const year = "年，我局认真贯彻落实政府信息公开条例，"
	long := strings.Repeat("依托门户网站及时发布机构职能信息。通过政务新媒体回应群众关切的问题。", 1) +
		"组织各科室逐项梳理应当公开的目录。对依申请公开的登记、审核、办理、答复各个环节严格把关。邀请法律顾问参与疑难事项的研究。" +
		"每季度对网站栏目的更新情况开展自查。将公开工作纳入科室年度考核。全年没有发生因公开不当引起的责任事件。干部的公开意识有了进一步提高。"
	for _, test := range []struct {
		name         string
		change       func(r *govinfo.Report)
		again, text  bool
		copiedFigure int64
	}{
		{"only the year", func(*govinfo.Report) {}, true, true, 3},
		{"nothing in the tables", func(*govinfo.Report) {}, false, true, 0},
		{"other figures", func(r *govinfo.Report) {
			add(r, "proactive.licensing.decisions", 1)
		}, false, true, 3},
		{"another text", func(r *govinfo.Report) {
			r.Overview = govinfo.Text("2025年，全局收到的申请不多，均按时答复。重点公开了就业补助和职业培训的名单，并在社区设点讲解。")
			r.Problems = govinfo.Text("栏目更新不够及时，将确定专人负责，每月检查一次，并把结果通报各科室。")
		}, false, false, 3},
	} {
		t.Run(test.name, func(t *testing.T) {
			c := &county{folder: t.TempDir(), names: []string{"云溪县人力资源和社会保障局"}}
			r := govinfo.Zero(govinfo.Edition2021)
			named(&r, c.names[0])
			add(&r, "proactive.licensing.decisions", test.copiedFigure)
			r.Problems = govinfo.Text("工作中还存在队伍力量不足的问题，公开的形式也比较单一。下一步将加强业务培训，丰富公开形式，提高办理质量。")
			of := func(y int) *govinfo.Report {
				copied := r.Clone()
				copied.Year = y
				copied.Title, copied.Published = "", govinfo.Date{Year: y + 1, Month: 1, Day: 15}
				copied.Overview = govinfo.Text(map[int]string{2024: "2024", 2025: "2025"}[y] + year + long)
				return &copied
			}
			now := of(thisYear)
			test.change(now)
			c.file(t, "2024", 0, of(thisYear-1))
			c.file(t, "2025", 0, now)
			var told bytes.Buffer
			arguments := []string{"-organs", c.list(t), "-year", "2025", "-prior", filepath.Join(c.folder, "2024"), "-out", filepath.Join(c.folder, "out"), filepath.Join(c.folder, "2025")}
			if status := run(t.Context(), arguments, &told, &told); status == command.Failed {
				t.Fatal(told.String())
			}
			index := text(t, filepath.Join(c.folder, "out", "index.html"))
			if strings.Contains(index, repeated.Text.ZH) != test.again {
				t.Errorf("filed again: %s", index)
			}
			if strings.Contains(index, "\nY05\n") != test.text {
				t.Errorf("last year's text: %s", index)
			}
		})
	}
}

// A notice says how the findings come back.
func TestMarkingText(t *testing.T) {
	for _, test := range []struct {
		filed *filed
		want  string
	}{
		{nil, ""},
		{&filed{marking: canBeMarked}, ""},
		{&filed{marking: canBeMarked, items: 1}, "接受修订"},
		{&filed{marking: oldWord, items: 1}, "旧版 Word 文件（.doc）"},
		{&filed{marking: notMarked, items: 1}, "未能加批注"},
		{&filed{marking: noMarking, items: 1}, ""},
	} {
		got := (&organ{taken: test.filed}).markingText()
		if !strings.Contains(got.ZH, test.want) || (test.want == "") != (got == lang.Text{}) {
			t.Errorf("%+v: %q", test.filed, got.ZH)
		}
	}
}
