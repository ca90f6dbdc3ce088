package validate_test

import (
	"strings"
	"testing"
	"time"

	"github.com/go-playground/validator/v10"
	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/govinfotest"
	"github.com/openxxgk/annualreport/validate"
)

// benchmarkReport is a consistent report with figures in every part.
func benchmarkReport() govinfo.Report {
	for seed := uint64(0); ; seed++ {
		r := govinfotest.Options{}.Report(random(seed))
		if n, _ := r.Applications.Received.Total.Int64(); n > 10_000 {
			return r
		}
	}
}

func sumsOnly(tb testing.TB) *validate.Engine {
	tb.Helper()
	engine, err := validate.New(validate.Only("A01", "A02", "A03", "D01"))
	if err != nil {
		tb.Fatal(err)
	}
	return engine
}

// BenchmarkSums checks the statutory sums alone, by the engine, by a loop
// written by hand over the same cells, and by struct tags of validator/v10 with
// a custom rule. The hand-written loop is the limit: the engine may take three
// times as long.
func BenchmarkSums(b *testing.B) {
	r := benchmarkReport()
	engine := sumsOnly(b)
	filing := validate.Filing{Report: &r}
	if !byHand(&r) || engine.Check(filing).Err() != nil {
		b.Fatal("the report is not clean")
	}
	tags := newTagged(b)
	tagged := tags.report(&r)
	ways := []struct {
		name  string
		check func() bool
	}{
		{"engine", func() bool { return engine.Check(filing).Findings == nil }},
		{"by hand", func() bool { return byHand(&r) }},
		{"struct tags", func() bool { return tags.validate.Struct(tagged) == nil }},
	}
	for _, way := range ways {
		b.Run(way.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if !way.check() {
					b.Fatal("findings")
				}
			}
		})
	}
	// In turns, so that whatever else the machine does slows all three.
	b.Run("ratios", func(b *testing.B) {
		const turn = 50
		var spent [3]time.Duration
		for b.Loop() {
			for i, way := range ways {
				start := time.Now()
				for range turn {
					way.check()
				}
				spent[i] += time.Since(start)
			}
		}
		b.ReportMetric(float64(spent[0])/float64(spent[1]), "engine/hand")
		b.ReportMetric(float64(spent[2])/float64(spent[0]), "tags/engine")
	})
}

// byHand checks every statutory sum of the 2021 form as one would without a
// library.
func byHand(r *govinfo.Report) bool {
	a := &r.Applications
	o := &a.Outcomes
	leaves := [...]*govinfo.ByApplicant{
		&o.Granted, &o.PartlyGranted,
		&o.Refused.StateSecret, &o.Refused.ForbiddenByLaw, &o.Refused.PublicSafety, &o.Refused.ThirdPartyRights,
		&o.Refused.InternalAffairs, &o.Refused.ProcessInformation, &o.Refused.EnforcementFiles, &o.Refused.AdministrativeQueries,
		&o.Unavailable.NotHeld, &o.Unavailable.NeedsCreation, &o.Unavailable.StillUnclear,
		&o.NotProcessed.Petition, &o.NotProcessed.Duplicate, &o.NotProcessed.Publication, &o.NotProcessed.Excessive, &o.NotProcessed.Reconfirmation,
		&o.Other.NotSupplemented, &o.Other.FeeUnpaid, &o.Other.OtherReasons,
	}
	var sums [7]int64
	for _, line := range leaves {
		cells, ok := numbers(line)
		if !ok || cells[0]+cells[1]+cells[2]+cells[3]+cells[4]+cells[5] != cells[6] {
			return false
		}
		for i, n := range cells {
			sums[i] += n
		}
	}
	var balance [4][7]int64
	for i, line := range [...]*govinfo.ByApplicant{&a.Received, &a.CarriedIn, &o.Total, &a.CarriedOut} {
		cells, ok := numbers(line)
		if !ok || cells[0]+cells[1]+cells[2]+cells[3]+cells[4]+cells[5] != cells[6] {
			return false
		}
		balance[i] = cells
	}
	for i, sum := range sums {
		if sum != balance[2][i] || balance[0][i]+balance[1][i] != balance[2][i]+balance[3][i] {
			return false
		}
	}
	d := &r.Disputes
	for _, c := range [...]*govinfo.Cases{&d.Reconsideration, &d.DirectLitigation, &d.LitigationAfterReconsideration} {
		upheld, ok1 := c.Upheld.Int64()
		corrected, ok2 := c.Corrected.Int64()
		other, ok3 := c.OtherResult.Int64()
		pending, ok4 := c.Pending.Int64()
		total, ok5 := c.Total.Int64()
		if !(ok1 && ok2 && ok3 && ok4 && ok5) || upheld+corrected+other+pending != total {
			return false
		}
	}
	return true
}

func numbers(l *govinfo.ByApplicant) (cells [7]int64, ok bool) {
	var filled [7]bool
	cells[0], filled[0] = l.NaturalPerson.Int64()
	cells[1], filled[1] = l.Business.Int64()
	cells[2], filled[2] = l.Research.Int64()
	cells[3], filled[3] = l.PublicWelfare.Int64()
	cells[4], filled[4] = l.LegalService.Int64()
	cells[5], filled[5] = l.OtherOrganization.Int64()
	cells[6], filled[6] = l.Total.Int64()
	return cells, filled[0] && filled[1] && filled[2] && filled[3] && filled[4] && filled[5] && filled[6]
}

// taggedReport is table 三 and 四 as struct tags would check them: each line a
// struct with a rule on its total, and a rule on the whole for the columns.
type taggedReport struct {
	Lines  [25]taggedLine `validate:"columns,dive"`
	Groups [3]taggedCases `validate:"dive"`
}

type taggedLine struct {
	NaturalPerson, Business, Research, PublicWelfare, LegalService, OtherOrganization int64 `validate:"gte=0"`
	Total                                                                             int64 `validate:"gte=0,lineTotal"`
}

type taggedCases struct {
	Upheld, Corrected, OtherResult, Pending int64 `validate:"gte=0"`
	Total                                   int64 `validate:"gte=0,lineTotal"`
}

type tagged struct{ validate *validator.Validate }

func newTagged(tb testing.TB) tagged {
	tb.Helper()
	v := validator.New(validator.WithRequiredStructEnabled())
	for tag, rule := range map[string]validator.Func{
		"lineTotal": func(level validator.FieldLevel) bool {
			parent := level.Parent()
			var sum int64
			for i := range parent.NumField() - 1 {
				sum += parent.Field(i).Int()
			}
			return sum == level.Field().Int()
		},
		"columns": func(level validator.FieldLevel) bool {
			lines := level.Field()
			for column := range 7 {
				var sum int64
				for line := 2; line < 23; line++ {
					sum += lines.Index(line).Field(column).Int()
				}
				at := func(line int) int64 { return lines.Index(line).Field(column).Int() }
				if sum != at(23) || at(0)+at(1) != at(23)+at(24) {
					return false
				}
			}
			return true
		},
	} {
		if err := v.RegisterValidation(tag, rule); err != nil {
			tb.Fatal(err)
		}
	}
	return tagged{v}
}

func (tagged) report(r *govinfo.Report) *taggedReport {
	var t taggedReport
	form := govinfo.Edition2021.Form()
	line := 0
	for _, l := range form.Tables[1].Blocks[0].Lines {
		if l.IsGroup() {
			continue
		}
		n := func(column int) int64 { v, _ := r.Count(l.Refs[column]).Int64(); return v }
		t.Lines[line] = taggedLine{n(0), n(1), n(2), n(3), n(4), n(5), n(6)}
		line++
	}
	for i, c := range []govinfo.Cases{r.Disputes.Reconsideration, r.Disputes.DirectLitigation, r.Disputes.LitigationAfterReconsideration} {
		n := func(c govinfo.Count) int64 { v, _ := c.Int64(); return v }
		t.Groups[i] = taggedCases{n(c.Upheld), n(c.Corrected), n(c.OtherResult), n(c.Pending), n(c.Total)}
	}
	return &t
}

// BenchmarkAllRules checks a report with a narrative of 2,000 characters by all
// rules. The limit is 20 µs.
func BenchmarkAllRules(b *testing.B) {
	r := benchmarkReport()
	lengthen(&r, 2000)
	filing := validate.Filing{Report: &r}
	if result := validate.Check(filing); len(result.Findings) > 0 {
		b.Fatalf("findings: %v", result.Err())
	}
	b.ReportAllocs()
	// The best of many is what the code takes where nothing else runs.
	best := time.Hour
	for b.Loop() {
		start := time.Now()
		validate.Check(filing)
		best = min(best, time.Since(start))
	}
	b.ReportMetric(float64(best.Nanoseconds())/20_000, "best/limit")
	b.ReportMetric(float64(time.Second)/float64(best), "best-reports/s")
}

// lengthen adds sentences to the first section until it has n characters.
func lengthen(r *govinfo.Report, n int) {
	const filler = "本机关坚持以公开为常态、不公开为例外，围绕群众关心的热点问题，及时、准确、全面发布各类信息，不断提高服务水平。"
	last := &r.Overview[0].Text
	*last += strings.Repeat(filler, (n-len([]rune(r.Overview.String())))/len([]rune(filler))+1)
}

func TestCleanReportCostsNothing(t *testing.T) {
	r := benchmarkReport()
	engine := sumsOnly(t)
	filing := validate.Filing{Report: &r}
	if allocations := testing.AllocsPerRun(100, func() { engine.Check(filing) }); allocations != 0 {
		t.Errorf("%v allocations for the sums of a clean report, want none", allocations)
	}
	result := engine.Check(filing)
	if result.Findings != nil || result.Skipped != nil || result.Suppressed != nil || result.Faults != nil {
		t.Errorf("a clean result holds %+v", result)
	}
}
