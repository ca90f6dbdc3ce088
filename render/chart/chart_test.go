package chart_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"flag"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/openxxgk/annualreport/render/chart"
)

var update = flag.Bool("update", false, "write the golden files")

func samples() map[string]chart.Chart {
	exact := func(values ...float64) []chart.Value {
		var list []chart.Value
		for _, v := range values {
			list = append(list, chart.Exact(v))
		}
		return list
	}
	return map[string]chart.Chart{
		"trend": chart.Trend{
			Title: "云溪县近五年政府信息公开申请办理情况", Description: "予以公开率由 41% 升至 58%，结转率 2023 年无数据。", Unit: "%",
			Years: []string{"2020", "2021", "2022", "2023", "2024"},
			Series: []chart.Series{
				{Name: "予以公开率", Values: exact(41, 44.5, 47, 52, 58), Breaks: []bool{false, true, false, false, false}},
				{Name: "不予公开率", Values: []chart.Value{chart.Exact(18), chart.Exact(16), chart.Between(12, 19), chart.Exact(13), chart.Exact(11)}},
				{Name: "结转率", Values: []chart.Value{chart.Exact(4), chart.Exact(6), chart.Exact(5), {Missing: true}, chart.Exact(3)}},
			},
		},
		"composition": chart.Composition{
			Title: "办理结果构成", Unit: "%", Description: "2024 年予以公开过半；2023 年有一类未填。",
			Classes: []string{"予以公开", "部分公开", "不予公开", "无法提供", "不予处理", "其他处理"},
			Rows: []chart.Row{
				{Name: "2023年", Values: []chart.Value{chart.Exact(48), chart.Exact(9), chart.Exact(12), {Missing: true}, chart.Exact(4), chart.Exact(6)}, Whole: 100},
				{Name: "2024年", Values: exact(53, 7.5, 10, 22, 2.5, 5), Whole: 100},
			},
		},
		"ranking": chart.Ranking{
			Title: "各乡镇、街道收到政府信息公开申请", Unit: "件", Description: "石桥镇最多；北岭乡未报送。",
			Bars: []chart.Bar{
				{Name: "石桥镇", Value: chart.Exact(38)}, {Name: "城关街道", Value: chart.Exact(21), Marked: true}, {Name: "北岭乡", Value: chart.Value{Missing: true}},
				{Name: "南山镇", Value: chart.Between(9, 15)}, {Name: "云溪经济技术开发区管理委员会（含三个片区工作站）", Value: chart.Exact(12)}, {Name: "东河镇", Value: chart.Exact(0)},
			},
		},
		"english": chart.Trend{
			Title: "Applications received", Unit: "cases", Years: []string{"2023", "2024"}, Names: chart.English(),
			Series: []chart.Series{{Name: "received", Values: []chart.Value{{Missing: true}, chart.Exact(12)}}},
		},
	}
}

func TestGolden(t *testing.T) {
	for name, c := range samples() {
		t.Run(name, func(t *testing.T) {
			var svg, figure bytes.Buffer
			if err := c.Render(&svg); err != nil {
				t.Fatal(err)
			}
			if err := (chart.Figure{ID: "c1"}).Render(&figure, c); err != nil {
				t.Fatal(err)
			}
			checkSVG(t, svg.Bytes())
			for file, got := range map[string][]byte{name + ".svg": svg.Bytes(), name + ".html": figure.Bytes()} {
				file = filepath.Join("testdata", file)
				if *update {
					if err := os.WriteFile(file, got, 0o644); err != nil {
						t.Fatal(err)
					}
				}
				want, err := os.ReadFile(file)
				if err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff(string(want), string(got)); diff != "" {
					t.Errorf("%s (-want +got):\n%s", file, diff)
				}
			}
		})
	}
}

// checkSVG holds what every chart promises: well-formed, named, without script.
func checkSVG(t *testing.T, svg []byte) {
	t.Helper()
	decoder := xml.NewDecoder(bytes.NewReader(svg))
	ids := make(map[string]bool)
	var labelled string
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatalf("not well-formed: %v\n%s", err, svg)
		}
		element, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		if element.Name.Local == "script" || element.Name.Local == "foreignObject" {
			t.Errorf("element %s", element.Name.Local)
		}
		for _, a := range element.Attr {
			switch {
			case a.Name.Local == "id" && ids[a.Value]:
				t.Errorf("id %s twice", a.Value)
			case a.Name.Local == "id":
				ids[a.Value] = true
			case a.Name.Local == "aria-labelledby":
				labelled = a.Value
			case strings.HasPrefix(a.Name.Local, "on"), strings.Contains(a.Value, "NaN"), strings.Contains(a.Value, "Inf"):
				t.Errorf("attribute %s=%q", a.Name.Local, a.Value)
			}
		}
	}
	for id := range strings.FieldsSeq(labelled) {
		if !ids[id] {
			t.Errorf("labelled by %s, which is not there", id)
		}
	}
	if labelled == "" {
		t.Error("the chart has no name")
	}
}

// Every value stands in the table as text, also one that has no room in the drawing.
func TestTableHasEveryValue(t *testing.T) {
	var b strings.Builder
	if err := (chart.Figure{}).Render(&b, samples()["composition"]); err != nil {
		t.Fatal(err)
	}
	for _, cell := range []string{"<td>48</td>", "<td>无数据</td>", "<td>7.5</td>", "<td>2.5</td>", `<th scope="row">2023年</th>`, `<th scope="col">不予处理</th>`, "办理结果构成（%）"} {
		if !strings.Contains(b.String(), cell) {
			t.Errorf("the table has no %s:\n%s", cell, b.String())
		}
	}
}

func TestMissingIsNotDrawnAsZero(t *testing.T) {
	var with, without strings.Builder
	bars := []chart.Bar{{Name: "甲", Value: chart.Exact(3)}, {Name: "乙", Value: chart.Value{Missing: true}}}
	if err := (chart.Ranking{Title: "t", Bars: bars}).Render(&with); err != nil {
		t.Fatal(err)
	}
	bars[1].Value = chart.Exact(0)
	if err := (chart.Ranking{Title: "t", Bars: bars}).Render(&without); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(with.String(), ">无数据</text>") || strings.Contains(without.String(), "无数据") {
		t.Errorf("missing:\n%s\nzero:\n%s", with.String(), without.String())
	}
	if strings.Count(with.String(), "<rect")+1 != strings.Count(without.String(), "<rect") {
		t.Error("a missing value has a bar")
	}
}

func TestErrors(t *testing.T) {
	one := []chart.Value{chart.Exact(1)}
	for name, test := range map[string]struct {
		chart chart.Chart
		want  error
	}{
		"no series":         {chart.Trend{Years: []string{"2024"}}, chart.ErrNoData},
		"nothing known":     {chart.Ranking{Bars: []chart.Bar{{Value: chart.Value{Missing: true}}}}, chart.ErrNoData},
		"no rows":           {chart.Composition{Classes: []string{"a"}}, chart.ErrNoData},
		"too few years":     {chart.Trend{Years: []string{"2023", "2024"}, Series: []chart.Series{{Values: one}}}, chart.ErrShape},
		"breaks":            {chart.Trend{Years: []string{"2024"}, Series: []chart.Series{{Values: one, Breaks: []bool{true, true}}}}, chart.ErrShape},
		"too many series":   {chart.Trend{Years: []string{"2024"}, Series: make([]chart.Series, chart.MaxSeries+1)}, chart.ErrShape},
		"too many classes":  {chart.Composition{Classes: make([]string, chart.MaxSeries+1)}, chart.ErrShape},
		"classes":           {chart.Composition{Classes: []string{"a", "b"}, Rows: []chart.Row{{Values: one}}}, chart.ErrShape},
		"negative":          {chart.Ranking{Bars: []chart.Bar{{Value: chart.Exact(-1)}}}, chart.ErrValue},
		"no number":         {chart.Ranking{Bars: []chart.Bar{{Value: chart.Exact(math.NaN())}}}, chart.ErrValue},
		"infinite":          {chart.Ranking{Bars: []chart.Bar{{Value: chart.Exact(math.Inf(1))}}}, chart.ErrValue},
		"exchanged ends":    {chart.Trend{Years: []string{"2024"}, Series: []chart.Series{{Values: []chart.Value{chart.Between(2, 1)}}}}, chart.ErrValue},
		"a negative whole":  {chart.Composition{Classes: []string{"a"}, Rows: []chart.Row{{Values: one, Whole: -1}}}, chart.ErrValue},
		"values of nothing": {chart.Trend{Years: nil, Series: []chart.Series{{Name: "x"}}}, chart.ErrNoData},
	} {
		t.Run(name, func(t *testing.T) {
			var b bytes.Buffer
			if err := test.chart.Render(&b); !errors.Is(err, test.want) || b.Len() > 0 {
				t.Errorf("%v after %d bytes, want %v", err, b.Len(), test.want)
			}
			if err := (chart.Figure{}).Render(&b, test.chart); !errors.Is(err, test.want) || b.Len() > 0 {
				t.Errorf("figure: %v after %d bytes, want %v", err, b.Len(), test.want)
			}
		})
	}
	broken := errors.New("full")
	if err := samples()["trend"].Render(failing{broken}); !errors.Is(err, broken) {
		t.Errorf("the writer's error: %v", err)
	}
}

type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }

// Whatever names and values are, what is written is well-formed and has them escaped.
func FuzzChart(f *testing.F) {
	f.Add("标题", `<script>alert("x")</script>&`, 3.5, 9.0)
	f.Add("\x00\x1b[31m", "\uffff\xff", 0.0, 1e300)
	f.Fuzz(func(t *testing.T, title, name string, a, b float64) {
		low, high := min(a, b), max(a, b)
		for _, c := range []chart.Chart{
			chart.Trend{Title: title, Unit: name, Years: []string{name, title}, Series: []chart.Series{{Name: name, Values: []chart.Value{chart.Exact(low), chart.Between(low, high)}}}},
			chart.Composition{Title: title, Description: name, Classes: []string{name, title}, Rows: []chart.Row{{Name: name, Values: []chart.Value{chart.Exact(low), {Missing: true}}, Whole: high}}},
			chart.Ranking{Title: title, Bars: []chart.Bar{{Name: name, Value: chart.Between(low, high)}, {Name: title, Value: chart.Value{Text: name}}}},
		} {
			var svg bytes.Buffer
			if err := c.Render(&svg); err != nil {
				if svg.Len() > 0 || !errors.Is(err, chart.ErrValue) {
					t.Fatal(err)
				}
				continue
			}
			checkSVG(t, svg.Bytes())
			if err := (chart.Figure{ID: name}).Render(io.Discard, c); err != nil {
				t.Fatal(err)
			}
		}
	})
}

func BenchmarkRender(b *testing.B) {
	for name, c := range samples() {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := c.Render(io.Discard); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func Example() {
	c := chart.Ranking{
		Title: "各镇收到的申请", Unit: "件",
		Bars: []chart.Bar{{Name: "石桥镇", Value: chart.Exact(38)}, {Name: "北岭乡", Value: chart.Value{Missing: true}}},
	}
	var svg strings.Builder
	if err := c.Render(&svg); err != nil {
		fmt.Println(err)
		return
	}
	for line := range strings.Lines(svg.String()) {
		if strings.HasPrefix(line, "<title") || strings.HasPrefix(line, "<text") {
			fmt.Print(line)
		}
	}
	// Output:
	// <title id="chart-title">各镇收到的申请</title>
	// <text x="360" y="32" text-anchor="middle" class="title">各镇收到的申请</text>
	// <text x="63" y="79" text-anchor="end">石桥镇</text>
	// <text x="656" y="79" text-anchor="start">38</text>
	// <text x="63" y="107" text-anchor="end">北岭乡</text>
	// <text x="79" y="107" text-anchor="start" class="quiet">无数据</text>
}
