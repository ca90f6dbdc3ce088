package govinfo_test

import (
	"math/rand/v2"
	"os/exec"
	"testing"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/internal/schematest"
)

func TestSchemaTakesEveryWrittenReport(t *testing.T) {
	schema := schematest.Compile(t, govinfo.Schema())
	eachRandom(t, 300, func(t *testing.T, _ *rand.Rand, r govinfo.Report) {
		data, _ := r.MarshalJSON()
		if err := schema.Validate(data); err != nil {
			t.Fatalf("%v\n%s", err, data)
		}
	})
}

// The schema and the decoder must agree on what is a report.
func TestSchemaAgreesWithTheDecoder(t *testing.T) {
	schema := schematest.Compile(t, govinfo.Schema())
	for text, valid := range map[string]bool{
		`{}`:            true,
		`{"year":2021}`: true,
		`{"year":null,"title":null,"agency":null,"applications":null}`:    true,
		`{"proactive":{"fees":{"amount":12.50}}}`:                         true,
		`{"proactive":{"fees":{"amount":"-12.50"}}}`:                      true,
		`{"agency":{"level":"countyGovernment","contact":{"phone":"x"}}}`: true,
		`{"overview":[{"text":"x","heading":true,"aspect":"platforms"}]}`: true,
		`{"applications":{"received":{"total":-1}}}`:                      true,
		`[]`:                       false,
		`null`:                     false,
		`{"titel":"x"}`:            false,
		`{"year":"2021"}`:          false,
		`{"year":10000}`:           false,
		`{"year":2021.5}`:          false,
		`{"published":"1.1.2022"}`: false,
		`{"applications":{"received":{"total":"1"}}}`:                 false,
		`{"applications":{"received":{"total":1.5}}}`:                 false,
		`{"applications":{"received":{"total":1000000000000000000}}}`: false,
		`{"applications":{"received":{"sum":1}}}`:                     false,
		`{"applications":{"received":5}}`:                             false,
		`{"proactive":{"fees":{"amount":"1,000"}}}`:                   false,
		`{"proactive":{"fees":{"amount":"12."}}}`:                     false,
		`{"agency":{"level":"boss"}}`:                                 false,
		`{"overview":"x"}`:                                            false,
		`{"overview":[{"text":"x","aspect":"y"}]}`:                    false,
		`{"overview":[{"text":"x","heading":"y"}]}`:                   false,
	} {
		if err := schema.Validate([]byte(text)); (err == nil) != valid {
			t.Errorf("schema on %s: %v", text, err)
		}
		if err := new(govinfo.Report).UnmarshalJSON([]byte(text)); (err == nil) != valid {
			t.Errorf("decoder on %s: %v", text, err)
		}
	}
}

func TestSchemaIsUpToDate(t *testing.T) {
	if testing.Short() {
		t.Skip("runs the go command")
	}
	generated, err := exec.Command("go", "run", "./internal/schema").Output()
	if err != nil {
		t.Fatal(err)
	}
	if string(generated) != govinfo.Schema() {
		t.Error("schema.json is out of date: run go generate ./govinfo")
	}
}
