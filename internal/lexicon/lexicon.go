// Package lexicon knows what the printed words of annual reports mean: every
// statutory word, variant and traditional spelling leads to the cells, section, aspect
// or field it means. Each stands here once, and whoever reads, checks or writes
// reports asks here.
//
// Words are compared by their keys (see package words): without width, space,
// punctuation and item number, in simplified characters.
//
// Everything here is a pure function over tables that are built once, safe for
// concurrent use.
package lexicon
