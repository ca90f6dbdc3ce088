package govinfo_test

import (
	"encoding/json"
	"io"
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

// BenchmarkEncode writes one report into a buffer that is used again.
func BenchmarkEncode(b *testing.B) {
	r := benchmarkReport()
	plain := plainReport(r)
	encoder := govinfo.NewEncoder(io.Discard)
	var ours, reflection time.Duration
	b.ReportAllocs()
	for b.Loop() {
		start := time.Now()
		if err := encoder.Encode(&r); err != nil {
			b.Fatal(err)
		}
		ours += time.Since(start)
		b.StopTimer()
		start = time.Now()
		if _, err := json.Marshal(plain); err != nil {
			b.Fatal(err)
		}
		reflection += time.Since(start)
		b.StartTimer()
	}
	data, _ := json.Marshal(r)
	b.SetBytes(int64(len(data)))
	b.ReportMetric(float64(ours)/float64(reflection), "of-encoding/json")
}

func TestEncodeAllocatesNothingOnceWarm(t *testing.T) {
	r := govinfo.Zero(govinfo.Edition2021)
	r.Proactive.Fees.Amount = govinfo.Amount{} // decimal writes itself out as a string
	encoder := govinfo.NewEncoder(io.Discard)
	encode := func() {
		if err := encoder.Encode(&r); err != nil {
			t.Fatal(err)
		}
	}
	encode()
	if n := testing.AllocsPerRun(100, encode); n > 0 {
		t.Errorf("%v allocations", n)
	}
}
