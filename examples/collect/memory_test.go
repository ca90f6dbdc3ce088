package main

import (
	"bytes"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"testing"
)

// What stays in memory is the figures of the reports, some KB an organ, and no document,
// page or narrative. COUNTY_ORGANS chooses how many organs.
func TestMemory(t *testing.T) {
	organs := 60
	if n, err := strconv.Atoi(os.Getenv("COUNTY_ORGANS")); err == nil {
		organs = n
	}
	c := newCounty(t, organs)
	for i, name := range c.names {
		c.file(t, "2025", 4*i+3, c.report[name]) // text, which is small
	}
	c.file(t, "2025", 4*organs+3, c.sum(t, c.report))
	j := job{organs: c.names, whole: countyName, year: thisYear, folder: filepath.Join(c.folder, "2025"), out: filepath.Join(c.folder, "out")}
	c.report, c.prior = nil, nil
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	found, err := j.collect(t.Context(), &bytes.Buffer{})
	if err != nil {
		t.Fatal(err)
	}
	runtime.GC()
	runtime.ReadMemStats(&after)
	each := (int64(after.HeapAlloc) - int64(before.HeapAlloc)) / int64(organs)
	t.Logf("%d organs, %d bytes each", organs, each)
	const most = 16 << 10
	if each > most {
		t.Errorf("%d bytes an organ stay in memory, at most %d", each, most)
	}
	if err := found.writeAll(); err != nil {
		t.Fatal(err)
	}
}
