package whole_test

import (
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/validate/whole"
	"golang.org/x/text/language"
)

func scratch(t testing.TB) *os.File {
	t.Helper()
	file, err := os.Create(filepath.Join(t.TempDir(), "figures"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { file.Close() })
	return file
}

// A county's figures may be kept in a file.
func ExampleExaminer() {
	file, err := os.CreateTemp("", "figures")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.Remove(file.Name())
	defer file.Close()
	names := []string{"石桥镇人民政府", "北岭乡人民政府"}
	examiner := whole.NewExaminer(file)
	for i, name := range names {
		var r govinfo.Report
		r.Agency.Name, r.Proactive.Licensing.Decisions = name, govinfo.N(int64(12*(i+1)))
		if err := examiner.Add(whole.Organ{Report: &r}); err != nil {
			fmt.Println(err)
			return
		}
	}
	var county govinfo.Report
	county.Proactive.Licensing.Decisions = govinfo.N(37)
	account, err := examiner.Examine(whole.Organ{Report: &county})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, suspect := range account.Suspects {
		fmt.Println(suspect.Message(language.English, func(organ int) string { return names[organ] }))
	}
	for _, d := range account.Differences {
		fmt.Println(d.Ref, d.Whole, d.Sum)
	}
	// Output:
	// one of these changes (each mends 1 relations, nothing tells which): the whole Administrative licences · Decisions made this year: 37 as reported, should be 36; 石桥镇人民政府 Administrative licences · Decisions made this year: 12 as reported, should be 13; 北岭乡人民政府 Administrative licences · Decisions made this year: 24 as reported, should be 25
	// proactive.licensing.decisions 37 36
}

// With figures in a file everything is found that is found in memory.
func TestFileEqualsMemory(t *testing.T) {
	random := rand.New(rand.NewPCG(20, 20))
	for round := range 40 {
		tree := county(t, 2+random.IntN(15), random)
		for range random.IntN(6) {
			m := &tree.Members[random.IntN(len(tree.Members))]
			refs := govinfo.Refs()
			ref := refs[random.IntN(len(refs))]
			switch random.IntN(6) {
			case 0:
				m.Unread = append(m.Unread, ref)
			case 1:
				m.Prior = m.Report
			case 2:
				tree.Members = append(tree.Members, whole.Organ{Name: "丙", Report: m.Report, Prior: m.Prior})
			default:
				if m.Report != nil && !m.Report.Count(ref).IsBlank() {
					add(t, m.Report, ref, 1+random.Int64N(30))
				}
			}
		}
		if round%4 == 0 {
			tree.Members[0].Report = nil
		}
		want := examine(t, tree)
		e := whole.NewExaminer(scratch(t))
		for _, m := range tree.Members {
			if err := e.Add(m); err != nil {
				t.Fatal(err)
			}
		}
		got, err := e.Examine(tree.Whole)
		if diff := cmp.Diff(want, got); err != nil || diff != "" {
			t.Fatalf("round %d: %v %s", round, err, diff)
		}
	}
}

// broken is a file that fails after some calls.
type broken struct {
	whole.Scratch
	left int
}

var errDisk = errors.New("the disk is full")

func (b *broken) WriteAt(data []byte, at int64) (int, error) {
	if b.left--; b.left < 0 {
		return 0, errDisk
	}
	return b.Scratch.WriteAt(data, at)
}

func (b *broken) ReadAt(data []byte, at int64) (int, error) {
	if b.left--; b.left < 0 {
		return 0, errDisk
	}
	return b.Scratch.ReadAt(data, at)
}

// A file that fails at any point is an error, and never an account with parts left out.
func TestFileThatFails(t *testing.T) {
	tree := county(t, 6, rand.New(rand.NewPCG(21, 21)))
	add(t, tree.Members[2].Report, "applications.received.naturalPerson", 3)
	add(t, tree.Members[4].Report, "applications.carriedIn.naturalPerson", 2)
	want := examine(t, tree)
	for calls := 0; ; calls++ {
		e := whole.NewExaminer(&broken{scratch(t), calls})
		var err error
		for _, m := range tree.Members {
			if err = e.Add(m); err != nil {
				break
			}
		}
		var got whole.Account
		if err == nil {
			got, err = e.Examine(tree.Whole)
		}
		if err == nil {
			if diff := cmp.Diff(want, got); diff != "" || calls < 20 {
				t.Errorf("after %d calls: %s", calls, diff)
			}
			return
		}
		if !errors.Is(err, errDisk) {
			t.Fatal(err)
		}
	}
}

var _ whole.Scratch = struct {
	io.ReaderAt
	io.WriterAt
}{}

// With a file, what stays in memory of a member is 16 bytes, and not its figures.
func TestMemoryOfMembers(t *testing.T) {
	random := rand.New(rand.NewPCG(22, 22))
	stays := func(members int) int64 {
		e := whole.NewExaminer(scratch(t))
		tree := county(t, 30, random)
		before := heap()
		for i := range members {
			m := tree.Members[i%30]
			set(t, m.Report, "proactive.penalties.decisions", int64(i))
			if err := e.Add(whole.Organ{Report: m.Report, Prior: m.Prior}); err != nil {
				t.Fatal(err)
			}
		}
		set(t, tree.Whole.Report, "proactive.coercion.decisions", 1<<40)
		a, err := e.Examine(whole.Organ{Report: tree.Whole.Report})
		if err != nil || len(a.Suspects) == 0 {
			t.Fatal(err)
		}
		after := heap()
		runtime.KeepAlive(e)
		return after - before
	}
	few, many := stays(300), stays(3000)
	t.Logf("300 members: %d bytes, 3000: %d", few, many)
	if each := (many - few) / 2700; each > 64 {
		t.Errorf("%d bytes a member stay in memory", each)
	}
}

func heap() int64 {
	var stats runtime.MemStats
	runtime.GC()
	runtime.GC()
	runtime.ReadMemStats(&stats)
	return int64(stats.HeapAlloc)
}
