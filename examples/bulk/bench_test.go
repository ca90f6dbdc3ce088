package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/openxxgk/annualreport/examples/internal/command"
)

// BenchmarkRun reads, checks and adds up JSON Lines of 1, 10, 100, 1,000 and
// 10,000 reports: the time per report must not grow with their number.
func BenchmarkRun(b *testing.B) {
	for _, reports := range []int{1, 10, 100, 1_000, 10_000} {
		b.Run(fmt.Sprint(reports), func(b *testing.B) {
			folder := b.TempDir()
			saved := filepath.Join(folder, "reports.jsonl")
			if status := run(context.Background(), []string{"-generate", fmt.Sprint(reports), "-save", saved}, &bytes.Buffer{}, os.Stderr); status != command.Clean {
				b.Fatal("no reports to read")
			}
			info, err := os.Stat(saved)
			if err != nil {
				b.Fatal(err)
			}
			b.SetBytes(info.Size())
			for b.Loop() {
				if status := run(context.Background(), []string{"-sum", filepath.Join(folder, "sum.jsonl"), saved}, &bytes.Buffer{}, os.Stderr); status != command.Clean {
					b.Fatal("not clean")
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(reports), "ns/report")
		})
	}
}
