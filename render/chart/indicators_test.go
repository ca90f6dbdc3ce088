package chart_test

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/indicators"
	"github.com/openxxgk/annualreport/render/chart"
)

// The rate of granted applications over the years of one organ.
func ExampleTrend() {
	var years []indicators.Basis
	for year, granted := range map[int]int64{2023: 21, 2024: 33} {
		r := govinfo.Report{Year: year}
		r.Applications.Outcomes.Granted.Total, r.Applications.Outcomes.Total.Total = govinfo.N(granted), govinfo.N(60)
		years = append(years, indicators.Basis{Report: &r})
	}
	rate := indicators.All()[0]
	points, err := rate.Over(years)
	if err != nil {
		fmt.Println(err)
		return
	}
	trend := chart.Trend{Title: rate.Name.ZH, Description: rate.Definition.ZH, Unit: "%"}
	line := chart.Series{Name: rate.Name.ZH}
	for _, p := range points {
		trend.Years = append(trend.Years, strconv.Itoa(p.Year))
		line.Values = append(line.Values, chart.Value{
			Low: p.Low.InexactFloat64(), High: p.High.InexactFloat64(), Missing: p.Why != "" || p.Open, Text: p.String(),
		})
		line.Breaks = append(line.Breaks, p.Break)
	}
	trend.Series = []chart.Series{line}
	var svg strings.Builder
	if err := trend.Render(&svg); err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(strings.Contains(svg.String(), ">35.0</text>"), strings.Contains(svg.String(), ">55.0</text>"))
	// Output: true true
}
