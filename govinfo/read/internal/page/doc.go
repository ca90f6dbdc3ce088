// Package page makes a document of what is printed on pages: runs of glyphs,
// ruled lines and pictures become headings, paragraphs and tables with spans, in
// reading order. It serves all formats that say where ink goes and not what it
// means, PDF and OFD.
//
// A front end fills a [Page] for each page and hands it to a [Builder]. It
// decodes glyphs and applies transformations and clips, and leaves every question
// of layout to this package.
//
// # What a front end hands over
//
// All lengths are in points (1/72 inch). The origin is the top left corner of the
// page as it is shown, x grows to the right and y downwards; a page that its file
// turns is turned before.
//
// A [Run] is what one operator shows without a gap of more than a fifth of the
// size, without white space at its ends. Text that nobody sees (clipped away,
// drawn without ink, off the page, under a picture) is not handed over but
// counted in Page.Hidden. A glyph without a known meaning is U+FFFD.
//
// Rules are the areas that strokes along an axis and filled rectangles ink,
// whatever their colour: a border is as often a thin filled rectangle as a line.
//
// # What is made of it
//
//   - A page on which most text runs down, up or upside down is turned upright.
//     Text askew to it, and large text printed across other lines, is a watermark
//     or a stamp and is left out ([document.NoteOverprint]).
//   - Rules at most 3 points thick are lines of tables; dots and dashes in a row are
//     one line. Lines that cross make a grid; a cell is what no line divides, so that spans come out as drawn. A
//     side that no line closes is closed where the lines across it end. A table has at
//     least two cells with text: other lines (underlines, frames) say nothing.
//   - A run belongs to the cell where it begins, also where it runs over the
//     border. Lines of a cell are joined by "\n", so that two figures do not become
//     one; only a figure that had no room and was printed on at once is divided.
//     Upright writing is read column by column.
//   - Page numbers, and lines that stand at one height of the head or foot of most
//     pages, are left out.
//   - A table that goes on at the top of the next page under the same column
//     edges is one table. Heading rows that are repeated are dropped, a label that
//     covers rows on both pages is one cell, and the rest of a row that the page
//     divides is added to it. A table on the next page that begins with headings of
//     its own is another table, unless the table has had such a row before.
//   - Lines of text become paragraphs by indents, gaps and short lines, and
//     headings by size and weight.
//   - Three lines and more that show columns without rules become a table of
//     [document.LayoutSequence] ([document.NoteUnruledTable]): which cells are
//     empty cannot be told.
//   - Text is as printed, but radicals become the ideographs they look like, and
//     raised digits superscripts.
//
// Memory is proportional to what is handed over, and time but for sorting, too.
package page
