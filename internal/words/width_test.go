package words_test

import (
	"testing"

	"github.com/openxxgk/annualreport/internal/words"
)

func TestWidth(t *testing.T) {
	for text, want := range map[string]float64{"": 0, "abc 1": 2.5, "政府": 2, "“一”": 3, "（七）7": 3.5, "…": 1} {
		if got := words.Width(text, 0.5); got != want {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}
