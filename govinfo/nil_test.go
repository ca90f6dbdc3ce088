package govinfo_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/govinfo"
)

// A nil report was a panic deep inside. Where a function returns an error, it is
// one; elsewhere it panics, and never is taken for a blank report.
func TestNilReports(t *testing.T) {
	var out bytes.Buffer
	var adder govinfo.Adder
	for name, call := range map[string]func() error{
		"Sum": func() error {
			_, err := govinfo.Sum(new(govinfo.Report), nil)
			return err
		},
		"Adder.Add":            func() error { return adder.Add(nil) },
		"CSV.Write":            func() error { return govinfo.CSV{BOM: true}.Write(&out, nil) },
		"Encoder.Encode":       func() error { return govinfo.NewEncoder(&out).Encode(nil) },
		"Decoder.Decode":       func() error { return govinfo.NewDecoder(strings.NewReader("{}\n")).Decode(nil) },
		"DecodeOptions.Decode": func() error { return govinfo.DecodeOptions{}.Decode([]byte("{}"), nil) },
	} {
		if err := call(); !errors.Is(err, govinfo.ErrNoReport) || !strings.HasPrefix(err.Error(), "govinfo: ") {
			t.Errorf("%s: %v", name, err)
		}
	}
	if out.Len() > 0 {
		t.Errorf("%q was written", out.String())
	}
	for name, call := range map[string]func(){
		"Diff":      func() { govinfo.Diff(nil, new(govinfo.Report)) },
		"Fill":      func() { govinfo.Fill(nil) },
		"Recompute": func() { govinfo.Recompute(nil) },
	} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%s takes nil", name)
				}
			}()
			call()
		}()
	}
}
