package words

import (
	"strings"
	"sync"
)

// Simplified returns a text in simplified characters.
func Simplified(text string) string { return strings.Map(simplify, text) }

// simplify returns the simplified form of a traditional character that reports
// use. Others are returned as they are.
//
// Keys of words are simplified, and copies that are only compared, never what a report
// says: a name or a sentence stays as it is printed. All these characters take as many
// bytes as their simplified forms, so that places in a copy are those in the text.
func simplify(r rune) rune {
	bits := traditionalOnes()
	if at := r - 0x4e00; at < 0 || int(at) >= 64*len(bits) || bits[at/64]&(1<<(at%64)) == 0 {
		return r // nearly all that is asked
	}
	low, high := 0, len(simplified)
	for low < high {
		middle := (low + high) / 2
		switch known := simplified[middle].traditional; {
		case known == r:
			return simplified[middle].simplified
		case known < r:
			low = middle + 1
		default:
			high = middle
		}
	}
	return r
}

// traditionalOnes has a bit for each traditional character, from 一 on.
var traditionalOnes = sync.OnceValue(func() *[328]uint64 {
	var bits [328]uint64
	for _, c := range simplified {
		bits[(c.traditional-0x4e00)/64] |= 1 << ((c.traditional - 0x4e00) % 64)
	}
	return &bits
})

type character struct{ traditional, simplified rune }
