// Package memtest measures what a piece of work allocates, for tests that assert how
// memory grows. It knows the whole process: what runs beside the work is counted.
package memtest

import "runtime"

// Allocated returns how many bytes do allocates, freed ones among them.
func Allocated(do func()) float64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	do()
	runtime.ReadMemStats(&after)
	return float64(after.TotalAlloc - before.TotalAlloc)
}
