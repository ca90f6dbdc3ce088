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
// allocation once the slice and the package's scratch memory have grown.
//
// Findings of any checker are shown in place by [Mark]: at the cell, and in a
// list above the report that links to the cell and back.
//
// What [Text] makes of table 三:
//
//	┌─────────────────────────┬─────────────────────────────┐
//	│（本列数据的勾稽关系为： │         申请人情况          │
//	│ 第一项加第二项之和，    ├────┬───────────────────┬────┤
//	│ …                       │自然│  法人或其他组织   │总计│
package render
