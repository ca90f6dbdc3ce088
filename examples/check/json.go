package main

import (
	"encoding/json"
	"io"

	"github.com/openxxgk/annualreport/examples/internal/command"
	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/recognize"
	"github.com/openxxgk/annualreport/validate"
	"golang.org/x/text/language"
)

// line is what is printed for a file.
type line struct {
	File     string          `json:"file"`
	Report   *govinfo.Report `json:"report"`
	Problems []problem       `json:"problems"`
	validate.ResultJSON
}

type problem struct {
	Ref  govinfo.Ref    `json:"ref"`
	Code recognize.Code `json:"code"`
	Text string         `json:"text"`
}

// unreadable is printed for a file that could not be read.
type unreadable struct {
	File  string `json:"file"`
	Error string `json:"error"`
}

// jsonPrinter prints an object a line for every file.
type jsonPrinter struct{}

func (jsonPrinter) printFailure(w io.Writer, name string, reason error, tag language.Tag) error {
	return json.NewEncoder(w).Encode(unreadable{name, command.Reason(reason, tag)})
}

func (jsonPrinter) print(w io.Writer, c checked, tag language.Tag) error {
	out := line{File: c.name, Report: &c.reading.Report, Problems: []problem{}, ResultJSON: c.result.JSON(tag)}
	for _, p := range c.reading.Doubts {
		out.Problems = append(out.Problems, problem{p.Ref, p.Code, p.Message(tag)})
	}
	for _, n := range c.reading.Notes() {
		out.Problems = append(out.Problems, problem{Code: recognize.Code(n.Code), Text: n.Message(tag)})
	}
	return json.NewEncoder(w).Encode(out)
}
