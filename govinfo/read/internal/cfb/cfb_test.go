package cfb_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/govinfo/read/internal/cfb"
	"github.com/openxxgk/annualreport/govinfo/read/internal/cfbtest"
	"github.com/openxxgk/annualreport/internal/memtest"
)

func TestStreams(t *testing.T) {
	large := bytes.Repeat([]byte("甲"), 100_000)
	data := cfbtest.File(map[string][]byte{"WordDocument": []byte("text"), "1Table": large, "Data": nil})
	if !cfb.Is(data) || cfb.Is([]byte("PK\x03\x04")) {
		t.Error("not told by its bytes")
	}
	if got, want := cfb.Streams(data), []string{"1Table", "Data", "WordDocument"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	if !cfb.Has(data, cfb.Word) || cfb.Has(data, cfb.Excel) {
		t.Error("streams that are not there, or are")
	}
	f, err := cfb.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := f.Stream("1Table"); err != nil || !bytes.HasPrefix(got, large) {
		t.Errorf("%d bytes, %v", len(got), err)
	}
	if got, err := f.Stream("WordDocument"); err != nil || !bytes.HasPrefix(got, []byte("text\x00")) {
		t.Errorf("%d bytes, %v", len(got), err)
	}
	if _, err := f.Stream("Workbook"); !errors.Is(err, cfb.ErrNoStream) {
		t.Errorf("error %v", err)
	}
	// Of a file that is cut off, the directory still tells what it was.
	if cut := data[:2048]; !cfb.Has(cut, cfb.Word) {
		t.Errorf("cut off: %q", cfb.Streams(cut))
	}
}

// A stream that claims to be longer than the file, and a directory that is one
// long chain, take no more than what is there.
func TestHostile(t *testing.T) {
	data := cfbtest.File(map[string][]byte{"WordDocument": []byte("text")})
	long := bytes.Clone(data)
	binary.LittleEndian.PutUint32(long[512+128+120:], 1<<31-1)
	f, err := cfb.Open(long)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.Stream("WordDocument"); err == nil {
		t.Error("a stream longer than the file was read")
	}
	// A file of nothing but a directory: 40,000 storages, each in the one before.
	entries := make([]byte, 40_000*128)
	for i := range 40_000 {
		e := entries[128*i:]
		e[0], e[64], e[66], e[67] = 'a', 4, 1, 1
		binary.LittleEndian.PutUint32(e[68:], 0xFFFFFFFF)
		binary.LittleEndian.PutUint32(e[72:], 0xFFFFFFFF)
		binary.LittleEndian.PutUint32(e[76:], uint32(i+1))
	}
	deep := cfbtest.File(map[string][]byte{"x": entries})
	start := binary.LittleEndian.Uint32(deep[512+128+116:])
	binary.LittleEndian.PutUint32(deep[48:], start)
	used := memtest.Allocated(func() { _, err = cfb.Open(deep) })
	var limit *document.LimitError
	if !errors.As(err, &limit) {
		t.Errorf("error %v, want a LimitError", err)
	}
	if used > 64<<20 {
		t.Errorf("%.0f bytes", used)
	}
}

func FuzzOpen(f *testing.F) {
	f.Add(cfbtest.File(map[string][]byte{"WordDocument": []byte("text"), "1Table": []byte("x")}))
	f.Add([]byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + strings.Repeat("\x00", 600)))
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, name := range cfb.Streams(data) {
			if file, err := cfb.Open(data); err == nil {
				if content, err := file.Stream(name); err == nil && len(content) > len(data) {
					t.Errorf("%d bytes of %d", len(content), len(data))
				}
			}
		}
	})
}
