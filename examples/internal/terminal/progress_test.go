package terminal

import (
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"golang.org/x/text/language"
)

func TestExtentLine(t *testing.T) {
	for _, test := range []struct {
		extent  Extent
		tag     language.Tag
		elapsed time.Duration
		want    string
	}{
		{Extent{}, language.English, 0, "0 reports, 0 a second"},
		{Extent{Done: 100, Before: 400, Part: 0.5, PartBefore: 0.4}, language.English, 2 * time.Second, "500 reports, 50 a second, 50%, 10s left"},
		{Extent{Done: 10, Part: 0.25}, language.BritishEnglish, 2 * time.Second, "10 reports, 5 a second, 25%, 6s left"},
		{Extent{Done: 10, Part: 0.25}, language.Chinese, 90 * time.Second, "已完成 10 份，每秒 0 份，25%，剩余 4m30s"},
		{Extent{Before: 10, Part: 0.25, PartBefore: 0.25}, language.Und, time.Second, "已完成 10 份，每秒 0 份"},
		{Extent{Done: 10, Part: 1.2}, language.English, time.Second, "10 reports, 10 a second"},
	} {
		if got := test.extent.Line(test.tag, test.elapsed); got != test.want {
			t.Errorf("%+v: %q, want %q", test.extent, got, test.want)
		}
	}
}

func TestProgressIsShownOnATerminalOnly(t *testing.T) {
	var out strings.Builder
	NewProgress(&out, language.English, func() Extent { t.Error("asked"); return Extent{} }).Stop()
	if out.Len() > 0 {
		t.Errorf("%q", out.String())
	}
}

func TestProgressIsTakenAway(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var out strings.Builder
		p := &Progress{out: &out}
		p.show(time.Second, language.English, func() Extent { return Extent{Done: 30} })
		time.Sleep(2500 * time.Millisecond)
		p.Stop()
		if want := "\r\x1b[K30 reports, 30 a second\r\x1b[K30 reports, 15 a second\r\x1b[K"; out.String() != want {
			t.Errorf("%q, want %q", out.String(), want)
		}
	})
}
