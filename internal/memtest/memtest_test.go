package memtest_test

import (
	"testing"

	"github.com/openxxgk/annualreport/internal/memtest"
)

var kept []byte

func TestAllocated(t *testing.T) {
	bytes := memtest.Allocated(func() { kept = make([]byte, 8<<20) })
	if bytes < 8<<20 || bytes > 12<<20 {
		t.Errorf("%.0f bytes", bytes)
	}
}
