package main

import (
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/examples/internal/command"
	"github.com/openxxgk/annualreport/govinfo"
)

func TestSuppressions(t *testing.T) {
	wrong := sampleReport(t, "wrong.json", func(r *govinfo.Report) { r.Disputes.Reconsideration.Total = govinfo.N(99) })
	if status, stdout, _ := call(wrong); status != command.Errors || !strings.Contains(stdout, " D01 ") {
		t.Fatalf("status %d\n%s", status, stdout)
	}
	good := writeFile(t, "good.json", `{"suppressions": [
		{"rule": "D01", "ref": "disputes.reconsideration", "reason": "已发更正公告"},
		{"rule": "A01", "organ": "无此局", "reason": "甲"},
		{"rule": "A02", "reason": "乙", "until": "2020-01-31"}]}`)
	status, stdout, stderr := call("-suppressions", good, wrong)
	if status != command.Clean || !strings.Contains(stdout, "已发更正公告") {
		t.Errorf("status %d\n%s", status, stdout)
	}
	if !strings.Contains(stderr, "第2条豁免（A01 无此局）未用到") || !strings.Contains(stderr, "第3条豁免（A02）已过期") || strings.Contains(stderr, "第1条") {
		t.Errorf("told: %q", stderr)
	}
	bad := writeFile(t, "bad.json", "{\"suppressions\": [\n{\"rule\": \"A99\", \"reason\": \"甲\"}]}")
	if status, _, stderr := call("-suppressions", bad, wrong); status != command.Failed || !strings.Contains(stderr, "line 2") {
		t.Errorf("status %d, %q", status, stderr)
	}
	if status, _, stderr := call("-suppressions", "none.json", wrong); status != command.Failed || !strings.Contains(stderr, "none.json") {
		t.Errorf("status %d, %q", status, stderr)
	}
}
