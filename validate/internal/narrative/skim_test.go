package narrative

import (
	"testing"

	"github.com/openxxgk/annualreport/govinfo"
)

// What is passed over has no telling word.
func TestSkimPassesOverNothingThatTells(t *testing.T) {
	var texts []string
	for _, e := range append(truths(t), lies(t)...) {
		texts = append(texts, e.text)
	}
	for _, e := range readReportCases(t, sentences+"reports.json") {
		texts = append(texts, e.Paragraphs...)
	}
	texts = append(texts, benchReport(t).Overview.String(), "全\n部答复。", "收\n到申\n请。", "行政复 议、诉讼。", "两件。", "十\n五件。")
	passed := 0
	for _, text := range texts {
		for at := 0; at < len(text); {
			end := skim(text, at)
			var s sentence
			if end == at {
				at = s.next(loadIndex(), text, at)
				continue
			}
			passed++
			for at < end {
				at = s.next(loadIndex(), text[:end], at)
				if s.present.meets(tellingWords) {
					t.Errorf("passed over %q", text[s.start:s.end])
				}
			}
		}
	}
	if passed < 5 {
		t.Errorf("only %d passed over", passed)
	}
}

func TestSkim(t *testing.T) {
	tests := []struct {
		text string
		end  int
	}{
		{"扎实推进政务公开。收到2件。", len("扎实推进政务公开。")},
		{"扎实推进政务公开", len("扎实推进政务公开")},
		{"全面推进。", len("全面推进。")},
		{"一体化推进。", len("一体化推进。")},
		{"全部推进。", 0},
		{"两件。", 0},
		{"一年来。", 0},
		{"收到1件。", 0},
		{"收到１件。", 0},
		{"依申请公开。", 0},
		{"不涉及收费。", 0},
		{"不断推进。", len("不断推进。")},
		{"恢复。", len("恢复。")},
		{"《条例》。", 0},
		{"bad \xe6\x94 text。", len("bad \xe6\x94 text。")},
		{"𠀀字。", len("𠀀字。")},
	}
	for _, test := range tests {
		if end := skim(test.text, 0); end != test.end {
			t.Errorf("%q: %d, want %d", test.text, end, test.end)
		}
	}
}

// A sentence that is passed over ends what the one before has told.
func TestSentencePassedOverEndsTheSentenceBefore(t *testing.T) {
	r := *readTables(t)["A"]
	const restricted = "其他单位收到政府信息公开申请40件。"
	r.Overview = govinfo.Text(restricted + "其中，予以公开8件、部分公开1件。")
	if issues := checkAll(&r); len(issues) != 0 {
		t.Errorf("of another organ:%s", describe(issues))
	}
	r.Overview = govinfo.Text(restricted + "扎实推进。其中，依申请公开予以公开8件、部分公开1件。")
	if issues := checkAll(&r); len(issues) != 2 {
		t.Errorf("want 2, got:%s", describe(issues))
	}
}
