package main

import (
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"testing"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/govinfotest"
)

// What stays in memory of an organ is a line of an index, and no figures: ten times as
// many organs want little more. COUNTY_ORGANS chooses the larger number.
func TestMemory(t *testing.T) {
	many := 600
	if n, err := strconv.Atoi(os.Getenv("COUNTY_ORGANS")); err == nil {
		many = n
	}
	few := many / 10
	memoryOf(t, 20) // what is made once
	small, large := memoryOf(t, few), memoryOf(t, many)
	each := (large - small) / int64(many-few)
	t.Logf("%d organs: %d KB, %d: %d KB, %d bytes an organ", few, small>>10, many, large>>10, each)
	const most = 700
	if each > most {
		t.Errorf("%d bytes an organ stay in memory, at most %d", each, most)
	}
}

// memoryOf collects so many organs' reports of two years and a whole, and returns what
// stays in memory until the end.
func memoryOf(t *testing.T, organs int) int64 {
	t.Helper()
	random := rand.New(rand.NewPCG(18, 18))
	folder := t.TempDir()
	j := job{whole: countyName, year: thisYear, folder: filepath.Join(folder, "2025"), prior: filepath.Join(folder, "2024"), out: filepath.Join(folder, "out"), told: io.Discard}
	adder := govinfo.Adder{SameOrgan: true}
	for i := range organs {
		name := "第" + strconv.Itoa(i) + "镇人民政府"
		j.organs = append(j.organs, name)
		for _, year := range []int{thisYear, thisYear - 1} {
			r := govinfotest.Options{Year: year}.Report(random)
			r.Agency, r.Title = govinfo.Agency{Name: name}, ""
			fileJSON(t, folder, &r)
			if year == thisYear {
				if err := adder.Add(&r); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	total, err := adder.Whole()
	if err != nil {
		t.Fatal(err)
	}
	total.Report.Agency.Name = countyName
	fileJSON(t, folder, &total.Report)
	before := heap()
	c, err := j.run(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	after := heap()
	runtime.KeepAlive(c)
	runtime.KeepAlive(j)
	return after - before
}

// fileJSON files a report as JSON, which is read fast.
func fileJSON(t *testing.T, folder string, r *govinfo.Report) {
	t.Helper()
	data, err := r.MarshalJSON()
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(folder, strconv.Itoa(r.Year), r.Agency.Name+".json")
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, data, 0o600); err != nil {
		t.Fatal(err)
	}
}

func heap() int64 {
	var stats runtime.MemStats
	runtime.GC()
	runtime.GC()
	runtime.ReadMemStats(&stats)
	return int64(stats.HeapAlloc)
}
