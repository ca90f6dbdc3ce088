// Package recognize finds a report in a document: the six sections, the three
// statutory tables, title, organ, year and date, the narrative, and every cell.
//
// # How a cell is read
//
// Published reports differ in layout, not in meaning, so nothing is read by its
// place alone. A figure is taken where all that the form says of it is found and
// agrees:
//
//   - its table, by the labels in it, wherever the table stands, in one piece or
//     several;
//   - its line, by its label: after normalisation (width, spaces, line breaks,
//     quotes, punctuation, item number) the form's or a spelling in circulation,
//     or else the only one that is close, with the right number, in the right
//     group and order;
//   - its group, where the table shows one;
//   - its column, by its heading, whatever the order of the columns;
//   - its unit, where it is money: all units that stand around it must be one;
//   - the number of cells in its row, which must be that of the headings.
//
// Where these disagree, or something is missing, the cell stays blank and a
// [Doubt] tells what was found. Blank cells and marks for them ("/", "无") are
// blank, without a doubt. Whether the figures are right is not judged here.
//
// Counts are in 件 (in the 2019 form also items, 项). Amounts are in the unit of
// the form, 万元 for fees and 元 for the procurement of 2019; one that is printed
// in another unit is converted, which is told.
//
// A document that holds two tables with different figures, such as last year's
// report below this year's, gives only what both agree in.
//
// # What was not read
//
// Cells that were not found, or whose figure is in doubt, are blank in the report like
// those that are blank in the document. [Result.Unread] lists them, so that nobody takes
// the one for the other: a program that judges a report goes by it.
//
// # Whose report it is
//
// Title, organ, year, level, contact and codes are read by evidence as figures are: from
// the title, wherever it stands among trails of links, page marks and metadata, the stated
// period, the signature. Where two of these contradict each other, neither counts. What is
// not certain is told ([UnknownOrgan], [UnknownYear], [UnknownDate]) and left open, or told
// and kept where nothing speaks against it ([InferredOrgan], [InferredYear]).
//
// Each of the tables 二 and 三 tells its own edition of the form, by its columns
// and lines: see [govinfo.Editions].
//
// # Layouts
//
// Tables with spans ([document.LayoutSpans]) are laid out on their grid. Dumps
// ([document.LayoutDump]) and texts that have lost empty cells and rows
// ([document.LayoutSequence], and loose paragraphs) are read by the order of
// their cells, as far as that is certain.
//
// # Text
//
// The preface between the title and the first section belongs to no section of
// the form; its paragraphs stand at the beginning of the overview. What a web
// page prints about itself (索引号, 来源, 上一篇) is no text of the report. Text in the
// sections of the tables is told as [TextLeftOut], unless it only leads to the
// table.
//
// [Document] may be called by several goroutines at once, for one document, too.
package recognize
