// Package pdffile reads the objects of PDF files (ISO 32000): the cross-reference
// table, streams with their filters, and encryption with an empty password. What
// is on the pages it does not know.
//
// Objects are parsed when they are asked for, and kept. Whatever the bytes are,
// work is linear in the size of the file and of what its streams unpack to, and
// both are limited. Streams are read whole or not at all: where a filter has a
// checksum (the Adler-32 of Flate) a wrong one is an error.
//
// A file whose table leads nowhere can be read by a search for its objects: see
// [File.Rebuild].
package pdffile
