// Command generate makes statutory_years.go of notices.csv.
package main

import (
	"encoding/csv"
	"fmt"
	"go/format"
	"log"
	"os"
	"strings"
	"time"
)

func main() {
	source, err := os.ReadFile("notices.csv")
	if err != nil {
		log.Fatal(err)
	}
	code, err := generate(string(source))
	if err != nil {
		log.Fatal(err)
	}
	if err := os.WriteFile("statutory_years.go", code, 0o644); err != nil {
		log.Fatal(err)
	}
}

// generate returns the Go file for the lines of notices.csv.
func generate(source string) ([]byte, error) {
	var out strings.Builder
	out.WriteString("// Code generated from notices.csv by internal/generate. DO NOT EDIT.\n\npackage calendar\n\nvar statutoryYears = [...]statutoryYear{\n")
	open := ""
	for line := range strings.Lines(source) {
		line = strings.TrimSpace(line)
		if comment, found := strings.CutPrefix(line, "#"); found {
			year, notice, found := strings.Cut(strings.TrimSpace(comment), ": ")
			if !found || len(year) != 4 {
				continue
			}
			if open != "" {
				out.WriteString("}},\n")
			}
			open = year
			fmt.Fprintf(&out, "{%s, %q, []run{\n", year, notice)
			continue
		}
		run, err := runOf(line, open)
		if err != nil {
			return nil, err
		}
		out.WriteString(run)
	}
	out.WriteString("}},\n}\n")
	return format.Source([]byte(out.String()))
}

// runOf returns the Go value for a line of the year that is open.
func runOf(line, open string) (string, error) {
	fields, err := csv.NewReader(strings.NewReader(line)).Read()
	if err != nil || len(fields) != 5 || fields[0] != open {
		return "", fmt.Errorf("line %q: want year, kind, first and last day, occasion, below its year's notice", line)
	}
	days := [2]string{}
	for i, text := range fields[2:4] {
		day, err := time.Parse(time.DateOnly, text)
		if err != nil || day.Format("2006") != open {
			return "", fmt.Errorf("line %q: %q is no day of %s", line, text, open)
		}
		days[i] = day.Format("0102")
	}
	if fields[1] != "off" && fields[1] != "work" {
		return "", fmt.Errorf("line %q: a day is off or work", line)
	}
	return fmt.Sprintf("{%q, %q, %t, %q},\n", days[0], days[1], fields[1] == "work", fields[4]), nil
}
