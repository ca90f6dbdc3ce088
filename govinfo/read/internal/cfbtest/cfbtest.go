// Package cfbtest writes compound files, for tests.
package cfbtest

import (
	"encoding/binary"
	"slices"
	"unicode/utf16"
)

const (
	sector     = 512
	leastBig   = 4096 // smaller streams would stand elsewhere
	free       = 0xFFFFFFFF
	endOfChain = 0xFFFFFFFE
	fatSector  = 0xFFFFFFFD
)

// File returns a compound file with streams at its root. Streams shorter than
// 4,096 bytes are filled up with zeros.
func File(streams map[string][]byte) []byte {
	var names []string
	for name := range streams {
		names = append(names, name)
	}
	// Siblings are a tree in the order of their names: here one that has right
	// branches only.
	slices.SortFunc(names, func(a, b string) int {
		if len(a) != len(b) {
			return len(a) - len(b)
		}
		return slices.Compare([]byte(a), []byte(b))
	})
	directory := entry("Root Entry", 5, free, 1, endOfChain, 0)
	sectors := (len(names)+1+3)/4 + 0
	var body []byte
	starts := make([]int, len(names))
	next := sectors
	for i, name := range names {
		data := slices.Clone(streams[name])
		data = append(data, make([]byte, max(leastBig-len(data), 0))...)
		data = append(data, make([]byte, (sector-len(data)%sector)%sector)...)
		starts[i] = next
		right := uint32(free)
		if i+1 < len(names) {
			right = uint32(i + 2)
		}
		directory = append(directory, entry(name, 2, right, free, uint32(next), len(data))...)
		body = append(body, data...)
		next += len(data) / sector
	}
	if len(names) == 0 {
		copy(directory[76:], le(free))
	}
	directory = append(directory, make([]byte, sectors*sector-len(directory))...)
	fats := (next + sector/4 - 1) / (sector / 4)
	for (next+fats)*4 > fats*sector {
		fats++
	}
	// The table of chains stands behind all: directory, streams, table.
	table := make([]uint32, fats*sector/4)
	for i := range table {
		table[i] = free
	}
	chain := func(first, n int) {
		for i := range n {
			table[first+i] = uint32(first + i + 1)
		}
		table[first+n-1] = endOfChain
	}
	chain(0, sectors)
	for i := range names {
		end := next
		if i+1 < len(names) {
			end = starts[i+1]
		}
		chain(starts[i], end-starts[i])
	}
	header := make([]byte, sector)
	copy(header, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")
	put := func(at int, v uint32) { copy(header[at:], le(v)) }
	binary.LittleEndian.PutUint16(header[24:], 0x3E)
	binary.LittleEndian.PutUint16(header[26:], 3)
	binary.LittleEndian.PutUint16(header[28:], 0xFFFE)
	binary.LittleEndian.PutUint16(header[30:], 9)
	binary.LittleEndian.PutUint16(header[32:], 6)
	put(44, uint32(fats))
	put(48, 0)
	put(56, leastBig)
	put(60, endOfChain)
	put(68, endOfChain)
	for i := range 109 {
		put(76+4*i, free)
	}
	for i := range fats {
		put(76+4*i, uint32(next+i))
		table[next+i] = fatSector
	}
	file := append(append(header, directory...), body...)
	for _, v := range table {
		file = append(file, le(v)...)
	}
	return file
}

func entry(name string, kind byte, right, child, start uint32, size int) []byte {
	e := make([]byte, 128)
	units := utf16.Encode([]rune(name))
	for i, u := range units {
		binary.LittleEndian.PutUint16(e[2*i:], u)
	}
	binary.LittleEndian.PutUint16(e[64:], uint16(2*len(units)+2))
	e[66], e[67] = kind, 1
	copy(e[68:], le(free))
	copy(e[72:], le(right))
	copy(e[76:], le(child))
	copy(e[116:], le(start))
	copy(e[120:], le(uint32(size)))
	return e
}

func le(v uint32) []byte { return binary.LittleEndian.AppendUint32(nil, v) }
