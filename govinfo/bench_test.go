package govinfo_test

import (
	"encoding/json"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/govinfotest"
)

// plainReport is a Report without its methods: encoding/json decodes it by
// reflection, matching the same keys. It is the rival of the decoder.
type plainReport govinfo.Report

func benchmarkReport() govinfo.Report {
	return govinfotest.Options{}.Report(rand.New(rand.NewPCG(4, 4)))
}

// BenchmarkDecodeJSON reads one report, and tells how its time compares with
// encoding/json on the same structs ("of-encoding/json": 0.5 is twice as fast)
// and with encoding/json merely checking the syntax ("of-json.Valid").
func BenchmarkDecodeJSON(b *testing.B) {
	r := benchmarkReport()
	data, err := r.MarshalJSON()
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	var ours, reflection, syntax time.Duration
	for b.Loop() {
		start := time.Now()
		var into govinfo.Report
		if err := (govinfo.DecodeOptions{}).Decode(data, &into); err != nil {
			b.Fatal(err)
		}
		ours += time.Since(start)
		b.StopTimer()
		start = time.Now()
		var plain plainReport
		// The narrative and the dates of both have the same shape, so it decodes.
		if err := json.Unmarshal(data, &plain); err != nil {
			b.Fatal(err)
		}
		reflection += time.Since(start)
		start = time.Now()
		if !json.Valid(data) {
			b.Fatal("invalid")
		}
		syntax += time.Since(start)
		b.StartTimer()
	}
	b.ReportMetric(float64(ours)/float64(reflection), "of-encoding/json")
	b.ReportMetric(float64(ours)/float64(syntax), "of-json.Valid")
}

// BenchmarkAppendJSON writes one report into a buffer that is used again.
func BenchmarkAppendJSON(b *testing.B) {
	r := benchmarkReport()
	plain := plainReport(r)
	var buffer []byte
	var ours, reflection time.Duration
	b.ReportAllocs()
	for b.Loop() {
		start := time.Now()
		buffer = r.AppendJSON(buffer[:0])
		ours += time.Since(start)
		b.StopTimer()
		start = time.Now()
		if _, err := json.Marshal(plain); err != nil {
			b.Fatal(err)
		}
		reflection += time.Since(start)
		b.StartTimer()
	}
	b.SetBytes(int64(len(buffer)))
	b.ReportMetric(float64(ours)/float64(reflection), "of-encoding/json")
}

func TestAppendJSONAllocatesNothingOnceWarm(t *testing.T) {
	r := govinfo.Zero(govinfo.Form2021())
	r.Proactive.Fees.Amount = govinfo.Amount{} // decimal writes itself out as a string
	buffer := r.AppendJSON(nil)
	if n := testing.AllocsPerRun(100, func() { buffer = r.AppendJSON(buffer[:0]) }); n > 0 {
		t.Errorf("%v allocations", n)
	}
}
