// Package render writes a report in the statutory layout: as HTML, as plain text
// and as Markdown (package render/docx as a Word file).
//
// [Compose] turns a report into a neutral document with the exact titles, notes
// and spans of the form that each table follows; [HTML], [Text] and [Markdown]
// write any such document. The steps are apart so that a program can change the
// document before it is written, or write it in a format of its own: a renderer
// is a function over the three kinds of [document.Block].
//
//	doc := render.Compose(&report)
//	err := render.HTML{}.Render(w, doc)
//
// The writers are small structs; their zero values are useful, they may be
// copied and used by several goroutines at once. Each has two methods: Render
// writes to an [io.Writer], and Append appends to a slice of bytes, without an
// allocation once the slice and the package's scratch memory have grown. Render
// returns an error that wraps [document.ErrNoDocument] for a nil document; for
// Append, and for a nil report in Compose, it is a mistake of the program that
// panics.
//
// Findings of any checker are shown in place by [Mark]: at the cell, and in a
// list above the report that links to the cell and back.
//
// [Composer] chooses the byline, a preface, printed section titles, the language
// of the labels (Chinese in simplified or traditional characters, English) and
// thousands separators.
//
// What the writers make of the first block of table 二, [Text] first:
//
//	┌─────────────────────────────────────────────────────────────┐
//	│                     第二十条第（一）项                      │
//	├────────────────┬──────────────┬──────────────┬──────────────┤
//	│    信息内容    │ 本年制发件数 │ 本年废止件数 │ 现行有效件数 │
//	├────────────────┼──────────────┼──────────────┼──────────────┤
//	│ 规章           │            0 │            0 │            0 │
//	├────────────────┼──────────────┼──────────────┼──────────────┤
//	│ 行政规范性文件 │            2 │            0 │       13 [1] │
//
// where [1] is a mark; [Markdown] next:
//
//	| 第二十条第（一）项 |  |  |  |
//	| --- | ---: | ---: | ---: |
//	| **信息内容** | **本年制发件数** | **本年废止件数** | **现行有效件数** |
//	| 规章 | 0 | 0 | 0 |
//	| 行政规范性文件 | 2 | 0 | 13 **警告 Y02 应为 14** |
package render
