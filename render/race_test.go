//go:build race

package render_test

// The race detector makes sync.Pool drop what is put into it, now and then.
const raceDetector = true
