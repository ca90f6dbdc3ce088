package narrative

import (
	"strings"
	"testing"
	"time"

	"github.com/openxxgk/annualreport/govinfo"
)

// Time is linear whatever the text.
func TestGrowth(t *testing.T) {
	if testing.Short() {
		t.Skip("slow")
	}
	shapes := []string{
		"收到申请1件，", "（", "（1", "其中", "《", "〔", "未", "全", "一", "1", "１", "1,", "1.", " ", "\n", "件", "占1%，", "未收到申请、",
		"收\n到\n申\n请\n", "政府信息公开申请件件", "\xe6\x94", "公民、法人和", "收到政府信息公开申请12件，上年结转3件，办结1件。",
	}
	r := *readTables(t)["A"]
	for _, shape := range shapes {
		small, large := workOf(&r, shape, 1<<18), workOf(&r, shape, 1<<22)
		if large > 16*8*small+100*time.Millisecond {
			t.Errorf("%q: %v for 256 KB, %v for 4 MB", shape, small, large)
		}
	}
}

// workOf returns the least time of three that a text of a shape takes.
func workOf(r *govinfo.Report, shape string, size int) time.Duration {
	r.Overview = govinfo.Text(strings.Repeat(shape, size/len(shape)))
	best := time.Hour
	for range 3 {
		start := time.Now()
		Check(r, nil, func(Issue) {})
		best = min(best, time.Since(start))
	}
	return best
}
