// Package pdffont tells which characters the codes of a PDF's text stand for, and
// how wide they are set (ISO 32000-1, 9.5 to 9.10).
//
// What a code means is taken from the font's ToUnicode map or, where that is
// silent, from its encoding: names of glyphs, or the character set of a
// predefined CMap such as GBK-EUC-H, whose fonts need not be in the file. A code
// that neither explains, or that is explained by a private character, has no known
// meaning. It is never guessed from the code itself.
package pdffont
