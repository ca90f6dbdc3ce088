package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"

	"github.com/openxxgk/annualreport/examples/internal/command"
	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/ledger"
	"github.com/openxxgk/annualreport/govinfo/ledger/registerfile"
)

// readPrior reads the report of the year before; nil where none is named. missing says what
// of it could not be compared. Of one in JSON, parts are enough, and it may stand behind
// "report", as this program prints it.
func readPrior(ctx context.Context, name string, year int) (report *govinfo.Report, missing string, err error) {
	if name == "" {
		return nil, "", nil
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, "", err
	}
	if registerfile.Detect(data) == registerfile.JSON {
		report, err = priorOfJSON(data)
	} else {
		report, err = priorOfFile(ctx, name)
	}
	if err != nil {
		return nil, "", fmt.Errorf("-prior %s: %w", name, err)
	}
	if report.Year != 0 && report.Year != year-1 {
		return nil, "", fmt.Errorf("-prior 是%d年的报告，不是%d年的", report.Year, year-1)
	}
	if !carriesOut(report) {
		missing = "-prior 没有表三“四、结转下年度继续办理”的数，上年结转未与之比较"
	}
	return report, missing, nil
}

func priorOfFile(ctx context.Context, name string) (*govinfo.Report, error) {
	reading, err := command.Read(ctx, name)
	if err != nil {
		return nil, err
	}
	return &reading.Report, nil
}

// priorOfJSON reads a report, or the one behind "report".
func priorOfJSON(data []byte) (*govinfo.Report, error) {
	var members map[string]json.RawMessage
	if err := json.Unmarshal(data, &members); err != nil {
		return nil, err
	}
	if wrapped, found := members["report"]; found {
		data = wrapped
	}
	report := new(govinfo.Report)
	if err := (govinfo.DecodeOptions{AllowUnknownKeys: true}).Decode(data, report); err != nil {
		return nil, err
	}
	return report, nil
}

// carriesOut reports whether a report says what it carries out.
func carriesOut(report *govinfo.Report) bool {
	const line govinfo.Ref = "applications.carriedOut"
	stated := !report.Count(line.Join("total")).IsBlank()
	for _, class := range ledger.Classes() {
		stated = stated || !report.Count(line.Join(string(class))).IsBlank()
	}
	return stated
}
