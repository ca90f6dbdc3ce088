// Command trace answers: where in the document does a figure stand?
//
//	go run ./examples/trace [-ref REF] FILE
//
// It reads a report of any format that package read knows, and prints its cells
// with their place in the source: the number of the table, of its row and of the
// cell in the row, all from 1, the page and line or the cell of the sheet where the
// format has such places, and what stands there. A cell that could not be read is
// "not read", which is not "blank". REF is a cell
// ("applications.received.total"), a line ("applications.received") or a table
// ("disputes"); without it all cells are printed. What could not be read with
// certainty follows at the end.
//
// The exit status is 0, or 2 if the file cannot be read or has no such cell.
package main

import (
	"bufio"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/govinfo/read"
	"github.com/openxxgk/annualreport/govinfo/recognize"
	"golang.org/x/text/language"
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

func run(args []string, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("trace", flag.ContinueOnError)
	flags.SetOutput(stderr)
	ref := flags.String("ref", "", "print only the cells at or below `REF`")
	flags.Usage = func() {
		fmt.Fprintln(stderr, "usage: trace [-ref REF] FILE")
		flags.PrintDefaults()
	}
	if err := flags.Parse(args); err != nil {
		return 2
	}
	if flags.NArg() != 1 {
		flags.Usage()
		return 2
	}
	reading, err := read.File(flags.Arg(0))
	if err != nil {
		fmt.Fprintln(stderr, err)
		return 2
	}
	out := bufio.NewWriter(stdout)
	defer out.Flush()
	if printCells(out, reading, govinfo.Ref(*ref)) == 0 {
		fmt.Fprintf(stderr, "trace: the report has no cell %q\n", *ref)
		return 2
	}
	return 0
}

// printCells prints the cells within a ref and returns how many there are.
func printCells(out io.Writer, reading *read.Reading, within govinfo.Ref) int {
	n := 0
	for ref, value := range reading.Report.Cells() {
		if !ref.Within(within) {
			continue
		}
		n++
		figure := value.String()
		switch {
		case slices.Contains(reading.Unread, ref):
			figure = "not read"
		case value.IsBlank():
			figure = "blank"
		}
		fmt.Fprintf(out, "%s = %s\n  %s\n", ref, figure, govinfo.Label(ref))
		if origin, found := reading.Origins[ref]; found {
			table, row, cell := place(reading.Document, origin.Block), origin.Row+1, origin.Cell+1
			fmt.Fprintf(out, "  %s, row %d, cell %d%s: %q\n", table, row, cell, location(reading.Document, origin), origin.Text)
		} else {
			fmt.Fprintln(out, "  not found in the source")
		}
	}
	for _, doubt := range reading.Doubts {
		if doubt.Ref.Within(within) || within.Within(doubt.Ref) {
			fmt.Fprintf(out, "%s: %s\n", doubt.Code, doubt.Message(language.English))
		}
	}
	for _, note := range reading.Notes() {
		fmt.Fprintf(out, "%s: %s\n", note.Code, note.Message(language.English))
	}
	return n
}

// location names the place in the file, as far as its format has places: "
// (表三!H12)" or " (page 3, line 12)".
func location(doc *document.Document, origin recognize.Origin) string {
	switch at := doc.Location(origin.Block, origin.Row, origin.Cell); {
	case at.Cell != "":
		return fmt.Sprintf(" (%s!%s)", at.Sheet, at.Cell)
	case at.Page > 0:
		return fmt.Sprintf(" (page %d, line %d)", at.Page, at.Line)
	}
	return ""
}

// place names a block: a table by its number among the tables.
func place(doc *document.Document, block int) string {
	tables := 0
	for _, b := range doc.Blocks[:block+1] {
		if _, ok := b.(*document.Table); ok {
			tables++
		}
	}
	if _, ok := doc.Blocks[block].(*document.Table); ok {
		return fmt.Sprintf("table %d", tables)
	}
	return fmt.Sprintf("paragraph %d", block+1-tables)
}
