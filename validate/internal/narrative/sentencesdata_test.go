package narrative

import (
	"bytes"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/govinfo"
)

// sentencesData are the lists of sentences as data for other implementations: see
// testdata/sentences/README.md.
type sentencesData struct {
	Schema    string                     `json:"$schema"`
	Reports   map[string]*govinfo.Report `json:"reports"`
	Sentences []sentenceData             `json:"sentences"`
}

type sentenceData struct {
	ID         string   `json:"id"`
	Report     string   `json:"report"`
	Section    string   `json:"section"`
	Paragraphs []string `json:"paragraphs"`
	Rules      []string `json:"rules"`
}

// TestSentencesAsData holds that sentences.json is what the lists say; -update writes it.
// Sentences that are not found yet are left out.
func TestSentencesAsData(t *testing.T) {
	data := sentencesData{Schema: "sentences.schema.json", Reports: readTables(t)}
	for _, e := range append(truths(t), lies(t)...) {
		if e.missed {
			continue
		}
		data.Sentences = append(data.Sentences, sentenceData{
			ID: e.String(), Report: e.report, Section: map[int]string{1: "overview", 5: "problems", 6: "otherMatters"}[e.section],
			Paragraphs: strings.Split(e.text, "¶"), Rules: append([]string{}, e.rules...),
		})
	}
	var want bytes.Buffer
	encoder := json.NewEncoder(&want)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", " ")
	if err := encoder.Encode(data); err != nil {
		t.Fatal(err)
	}
	const name = "../../testdata/sentences.json"
	if *update {
		if err := os.WriteFile(name, want.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if got, err := os.ReadFile(name); err != nil || !bytes.Equal(got, want.Bytes()) {
		t.Errorf("%s is not what the lists say; run this test with -update (%v)", name, err)
	}
}
