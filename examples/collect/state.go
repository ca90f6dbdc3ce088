package main

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"

	"github.com/openxxgk/annualreport/examples/internal/outfile"
	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/internal/lang"
)

// What is found of a file is kept on the disk, in state/, and read again where it is
// needed: memory has an index.

// record is what is kept of a file from run to run, under the hash of all that it
// follows from.
type record struct {
	Read    id        // the hash of what was read, without what it was checked by
	Failed  lang.Text // why it could not be read; else zero
	Marking marking
	Report  *govinfo.Report
	Unread  []govinfo.Ref
	Late    bool // by rule M03
	Errors  int
	Items   []item
}

// marking is how the findings come back in the organ's own file.
type marking int

const (
	noMarking   marking = iota // it is no Word file
	canBeMarked                // it is one, and what is to be mended is written into it
	oldWord                    // it is one of Word 97 to 2003, which is read and not written
	notMarked                  // it is one in which nothing could be written
)

// id names records, pages and repaired files: a hash. The zero id is none.
type id [12]byte

// hash is the id of what follows from parts.
func hash(parts ...[]byte) (of id) {
	h := sha256.New()
	for _, part := range parts {
		sum := sha256.Sum256(part)
		h.Write(sum[:])
	}
	copy(of[:], h.Sum(nil))
	return of
}

// String is empty for none.
func (i id) String() string {
	if i == (id{}) {
		return ""
	}
	return hex.EncodeToString(i[:])
}

// page, repaired and record are the files of what is found of a report.
func (i id) page() string     { return "reports/" + i.String() + ".html" }
func (i id) repaired() string { return "repaired/" + i.String() + ".docx" }
func (i id) record() string   { return "state/" + i.String() + ".json" }

// MarshalText and UnmarshalText are for JSON.
func (i id) MarshalText() ([]byte, error) { return []byte(i.String()), nil }

func (i *id) UnmarshalText(text []byte) error {
	*i = id{}
	if len(text) == 0 {
		return nil
	}
	if len(text) != 2*len(i) {
		return errors.New("no id")
	}
	_, err := hex.Decode(i[:], text)
	return err
}

// version is part of every id: records of an older program are not taken.
const version = "collect 3"

// kept returns what a run that has ended knows to be kept.
func (c *collection) kept(of id) (*record, error) {
	r := new(record)
	if !c.restore(of, r) {
		return nil, fmt.Errorf("the record %s is gone", of)
	}
	return r, nil
}

func (c *collection) restore(of id, to *record) bool {
	data, err := os.ReadFile(c.path(of.record()))
	return err == nil && json.Unmarshal(data, to) == nil
}

func (c *collection) keep(of id, r *record) error {
	data, err := json.Marshal(r)
	if err != nil {
		return err
	}
	return c.write(of.record(), data)
}

// path is a place in the folder that is written to; parts may have slashes.
func (j *job) path(parts ...string) string {
	return filepath.Join(append([]string{j.out}, parts...)...)
}

// write writes a file whole or not at all. It is not forced to the disk by itself: what
// is lost with the power is made again.
func (j *job) write(name string, data []byte) error {
	return outfile.ReplaceUnforced(j.path(name), func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	})
}

// folders are those of what is written.
var folders = [...]string{"state", "reports", "notices", "repaired"}

// aside is the name of a file that a run was writing when it was killed.
var aside = regexp.MustCompile(`^\..+\.[0-9a-f]{8}$`)

// enter makes the folders, keeps other runs out of them until leave is called, and takes
// away what one that was killed has left half written.
func (j *job) enter() (leave func() error, err error) {
	for _, folder := range folders {
		if err := os.MkdirAll(j.path(folder), 0o755); err != nil {
			return nil, err
		}
	}
	lock, err := outfile.Open(j.path("state", "lock"))
	if err != nil {
		return nil, err
	}
	for _, folder := range append([]string{"."}, folders[:]...) {
		entries, err := os.ReadDir(j.path(folder))
		if err != nil {
			return nil, errors.Join(err, lock.Close())
		}
		for _, entry := range entries {
			if !entry.IsDir() && aside.MatchString(entry.Name()) {
				if err := os.Remove(j.path(folder, entry.Name())); err != nil {
					return nil, errors.Join(err, lock.Close())
				}
			}
		}
	}
	return lock.Close, nil
}

// filesIn returns the files of a folder in order, without hidden ones, and without those
// below the folder that is written to.
func filesIn(folder, without string) ([]string, error) {
	without, err := filepath.Abs(without)
	if err != nil {
		return nil, err
	}
	var files []string
	err = filepath.WalkDir(folder, func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if absolute, _ := filepath.Abs(name); absolute == without || name != folder && entry.Name()[0] == '.' {
			if entry.IsDir() {
				return filepath.SkipDir
			}
			return nil
		}
		if entry.Type().IsRegular() {
			files = append(files, name)
		}
		return nil
	})
	return files, err
}
