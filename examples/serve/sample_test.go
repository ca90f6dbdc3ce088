package main

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/govinfo"
)

// sample is a report without fault.
func sample(t *testing.T) string {
	t.Helper()
	data, err := os.ReadFile("../check/testdata/report-2021.txt")
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// wrongSample is the sample with 14 for 41 in one cell.
func wrongSample(t *testing.T) string {
	t.Helper()
	const before, after = "一、本年新收政府信息公开申请数量\n\t41", "一、本年新收政府信息公开申请数量\n\t14"
	wrong := strings.Replace(sample(t), before, after, 1)
	if wrong == sample(t) {
		t.Fatal("the sample has changed")
	}
	return wrong
}

// hostile are reports whose text is markup that a careless page would run. Each
// says BAIT in its text.
func hostile(t *testing.T) map[string]string {
	t.Helper()
	const attack = `BAIT<script>window.injected=1</script><img src=x onerror="window.injected=2"><svg onload=window.injected=3></svg>"><iframe srcdoc="<script>parent.injected=4</script>"></iframe>`
	var report govinfo.Report
	if err := report.UnmarshalJSON([]byte(`{"year":2021}`)); err != nil {
		t.Fatal(err)
	}
	report.Title = attack
	report.Sections = []string{"一、" + attack}
	report.Agency.Name = attack
	report.Overview = govinfo.Text(attack)
	report.Problems = govinfo.Text(attack)
	data, err := report.MarshalJSON()
	if err != nil {
		t.Fatal(err)
	}
	const start = "2021年，云溪县农业农村局"
	escaped := strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;").Replace(attack)
	page := "<!DOCTYPE html><meta charset=utf-8><script>window.injected=5</script><body onload='window.injected=6'>" +
		"<h1>政府信息公开工作年度报告</h1><h2>一、总体情况</h2><p onclick='window.injected=7'>" + escaped + "</p><img src=x onerror='window.injected=8'><h2>五、存在的主要问题及改进情况</h2><p>BAIT</p>"
	return map[string]string{
		"hostile.json": string(data),
		"hostile.txt":  strings.Replace(sample(t), start, attack+start, 1),
		"hostile.html": page,
	}
}

// script writes a text as a JavaScript expression.
func script(text string) string {
	data, err := json.Marshal(text)
	if err != nil {
		panic(err) // a string can be encoded
	}
	return string(data)
}
