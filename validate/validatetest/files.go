package validatetest

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"runtime"
	"slices"
	"sync"
	"testing"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/severity"
	"github.com/openxxgk/annualreport/validate"
	"github.com/openxxgk/annualreport/validate/suppress"
	"golang.org/x/text/language"
)

// ReadFunc reads a document; name is its path in the file system. That of any
// document is, with package govinfo/read,
//
//	func(_ string, data []byte) (validate.Reading, error) { return read.Bytes(data) }
//
// A Reading tells which cells could not be read, so that no report passes because
// it could not be seen. One that has a method Remarks(language.Tag) []string, as a
// *read.Reading has, gets its doubts logged.
type ReadFunc func(name string, data []byte) (validate.Reading, error)

// ReadJSON reads the library's own JSON, of which everything is read.
func ReadJSON(name string, data []byte) (validate.Reading, error) {
	var r govinfo.Report
	if err := json.Unmarshal(data, &r); err != nil {
		return nil, fmt.Errorf("validatetest: %s: %w", name, err)
	}
	return whole{&r}, nil
}

// whole is a report all of which is read.
type whole struct{ report *govinfo.Report }

func (w whole) Filed() (*govinfo.Report, []govinfo.Ref) { return w.report, nil }

// Suite says how [Files] checks. The zero Suite reads JSON and checks by the
// statutory rules. A Suite is only read; its functions are called from several
// goroutines at once.
type Suite struct {
	// Read reads a document; nil is [ReadJSON].
	Read ReadFunc
	// FailOn is the least grave severity that fails a subtest; graver ones do,
	// too. Zero is [severity.Error].
	FailOn severity.Severity
	// Options are for all files.
	Options []validate.Option
	// OptionsOf returns options for one file, which are applied behind Options.
	// Nil: there are none.
	OptionsOf func(name string, f validate.Filing) []validate.Option
	// Suppressions are applied, counted, and what of them was of no use is logged
	// at the end. Nil: there are none.
	Suppressions *suppress.Run
	// AllowUnread names, by the path of a file, what of its report need not be
	// read: cells, lines, tables, or "agency.name". All else that was not read
	// fails the subtest. So does a permission that is not needed, and one for a
	// file that is not there.
	AllowUnread map[string][]govinfo.Ref
	// WholeOf names the organ of the aggregate that a report is a member of; ""
	// for none. An aggregate and its members are of one year. Nil: no report is a
	// member.
	WholeOf func(name string, r *govinfo.Report) string
	// MembersComplete says that of no aggregate a member is missing.
	MembersComplete bool
}

// Files runs a subtest for every file of which the name or the whole path matches
// the pattern (as [path.Match] does), and checks its report as [Check] does. The
// subtests run in parallel.
//
// A report that another file has on the year before, of the same organ, is its
// prior report; those that Suite.WholeOf gives to its organ are its members. Two
// organs are the same if their names are, and their codes as far as both state
// them. Where two files could be meant, none is, which is logged.
//
// Every report's text is compared with the other organs' reports on the same year that
// are among the files.
//
// Nothing passes that was not seen: a document that cannot be read fails, and so
// does a part of it that could not be read, and a pattern that matches no file.
// What rules skipped is logged, and which did not run.
func Files(t *testing.T, files fs.FS, pattern string, suite Suite) {
	t.Helper()
	names, err := matching(files, pattern)
	if err != nil {
		t.Fatal(err)
	}
	if len(names) == 0 {
		t.Fatalf("validatetest: no file matches %q", pattern)
	}
	for name := range suite.AllowUnread {
		if !slices.Contains(names, name) {
			t.Errorf("validatetest: %s may have unread cells, but is not there", name)
		}
	}
	engine, err := suite.engine(nil)
	if err != nil {
		t.Fatal(err)
	}
	if suite.Suppressions != nil {
		t.Cleanup(func() { // after the last subtest
			for _, notice := range suite.Suppressions.Notices() {
				t.Log(notice.Message(language.Chinese))
			}
		})
	}
	documents := suite.read(files, names)
	compareTexts(documents)
	pairs := pairsOf(documents, &suite)
	for _, d := range documents {
		t.Run(d.name, func(t *testing.T) {
			t.Parallel()
			if d.err != nil {
				t.Fatal(d.err)
			}
			pairs.complete(t, d, suite.MembersComplete)
			suite.check(t, engine, d)
		})
	}
}

// document is a file that was read.
type document struct {
	name    string
	filing  validate.Filing
	remarks []string // of the reader
	err     error
}

// compareTexts gives every report the other ones, for their texts.
func compareTexts(documents []*document) {
	others := new(validate.Others)
	for _, d := range documents {
		others.Add(d.filing.Report) // nil where it could not be read
	}
	for _, d := range documents {
		d.filing.Others = others
	}
}

// read reads all files, several at once. It keeps of each the report alone.
func (s *Suite) read(files fs.FS, names []string) []*document {
	documents := make([]*document, len(names))
	work := make(chan int)
	var wait sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wait.Go(func() {
			for i := range work {
				documents[i] = s.readOne(files, names[i])
			}
		})
	}
	for i := range names {
		work <- i
	}
	close(work)
	wait.Wait()
	return documents
}

func (s *Suite) readOne(files fs.FS, name string) *document {
	d := &document{name: name}
	data, err := fs.ReadFile(files, name)
	if err != nil {
		d.err = err
		return d
	}
	read := s.Read
	if read == nil {
		read = ReadJSON
	}
	reading, err := read(name, data)
	switch {
	case err != nil:
		d.err = err
	case reading == nil:
		d.err = errors.New("validatetest: " + name + ": the ReadFunc returns nothing")
	default:
		d.filing = validate.FilingOf(reading)
		if told, ok := reading.(interface{ Remarks(language.Tag) []string }); ok {
			d.remarks = told.Remarks(language.Chinese)
		}
	}
	return d
}

// engine makes the engine for one file; for the files without options of their
// own they are nil.
func (s *Suite) engine(own []validate.Option) (*validate.Engine, error) {
	options := append(slices.Clone(s.Options), own...)
	if s.Suppressions != nil {
		options = append(options, s.Suppressions.Option())
	}
	return validate.New(options...)
}

func (s *Suite) check(t *testing.T, engine *validate.Engine, d *document) {
	t.Helper()
	if s.OptionsOf != nil {
		if own := s.OptionsOf(d.name, d.filing); len(own) > 0 {
			var err error
			if engine, err = s.engine(own); err != nil {
				t.Fatal(err)
			}
		}
	}
	for _, remark := range d.remarks {
		t.Log("reader: " + remark)
	}
	limit := s.FailOn
	if limit == 0 {
		limit = severity.Error
	}
	result := engine.Check(d.filing)
	tell(t, result, limit)
	unread(t, d.filing, result, s.AllowUnread[d.name])
	if s.Suppressions != nil {
		s.Suppressions.Count(d.filing.Report, result)
	}
}

func matching(files fs.FS, pattern string) ([]string, error) {
	var names []string
	err := fs.WalkDir(files, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		whole, err := path.Match(pattern, name)
		if err != nil {
			return fmt.Errorf("validatetest: %q: %w", pattern, err)
		}
		base, _ := path.Match(pattern, path.Base(name))
		if whole || base {
			names = append(names, name)
		}
		return nil
	})
	return names, err
}
