package whole

import (
	"encoding/binary"

	"github.com/openxxgk/annualreport/govinfo"
)

// keeper keeps the figures of members, this year's and last year's; nil is no report.
type keeper interface {
	put(member int, reports *[2]*figures) error
	// get returns figures that stand until the next call.
	get(member int) ([2]*figures, error)
}

type inMemory [][2]*figures

func (k *inMemory) put(member int, reports *[2]*figures) error {
	if member == len(*k) {
		*k = append(*k, [2]*figures{})
	}
	(*k)[member] = *reports
	return nil
}

func (k *inMemory) get(member int) ([2]*figures, error) { return (*k)[member], nil }

// A report in the file is a byte that says whether there is one, a byte a cell for
// whether its figure is known, and eight a cell for the figure.
const (
	reportSize  = 1 + 9*int(govinfo.CellCount)
	scratchSize = 2 * reportSize
)

// inFile keeps figures in a file, all of one size, so that nothing need be kept of where
// they are.
type inFile struct {
	file    Scratch
	bytes   [scratchSize]byte
	figures [2]figures
}

func (k *inFile) put(member int, reports *[2]*figures) error {
	data := k.bytes[:0]
	for _, f := range reports {
		if f == nil {
			data = append(data, make([]byte, reportSize)...)
			continue
		}
		data = append(data, 1)
		for cell, n := range f.value {
			known := byte(0)
			if f.known[cell] {
				known = 1
			}
			data = binary.LittleEndian.AppendUint64(append(data, known), uint64(n))
		}
	}
	_, err := k.file.WriteAt(data, int64(member)*int64(scratchSize))
	return err
}

func (k *inFile) get(member int) (reports [2]*figures, err error) {
	if n, err := k.file.ReadAt(k.bytes[:], int64(member)*int64(scratchSize)); n < scratchSize {
		return reports, err
	}
	data := k.bytes[:]
	for y := range reports {
		report := data[y*reportSize : (y+1)*reportSize]
		if report[0] == 0 {
			continue
		}
		f := &k.figures[y]
		for cell := range f.value {
			at := report[1+9*cell:]
			f.known[cell], f.value[cell] = at[0] != 0, int64(binary.LittleEndian.Uint64(at[1:9]))
		}
		reports[y] = f
	}
	return reports, nil
}
