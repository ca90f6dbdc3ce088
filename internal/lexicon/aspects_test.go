package lexicon

import (
	"testing"

	"github.com/openxxgk/annualreport/govinfo"
)

func TestAspectOfHeading(t *testing.T) {
	for heading, want := range map[string]govinfo.Aspect{
		"主动公开。":        govinfo.AspectProactive,
		"政府信息公开平台建设情况": govinfo.AspectPlatforms,
		"政府信息公开监督保障":   govinfo.AspectSupervision,
		"依申请公开方面":      govinfo.AspectApplications,
		"加强政府信息管理":     govinfo.AspectManagement,
		"组织领导":         "",
		"":             "",
	} {
		if got := AspectOfHeading(heading); got != want {
			t.Errorf("%q is %q, want %q", heading, got, want)
		}
	}
}

// Every aspect has words, and its own label begins a heading of it.
func TestAspectsAreComplete(t *testing.T) {
	for _, aspect := range govinfo.Aspects() {
		names, hints := AspectWords(aspect)
		if len(names) == 0 || len(hints) == 0 || AspectOfHeading(aspect.Label()) != aspect {
			t.Errorf("%s: %v %v", aspect, names, hints)
		}
	}
	if names, hints := AspectWords("none"); names != nil || hints != nil {
		t.Error("words of no aspect")
	}
}
