// Package chart draws figures of reports as offices publish them beside a report
// (图解): a trend over years, the composition of a whole, a ranking of organs.
//
// A chart is an SVG without script that says in words what it shows: it has a title
// and a description, every value stands at its mark as text, and no value is told by
// colour alone. It follows the reader's light or dark scheme. Render writes it alone;
// [Figure] writes it for an HTML page, with the table of its values behind it, which is
// what a screen reader and a printout need.
//
// A value that is only known within bounds is drawn as the span between them, and one
// that is missing is left out and named: nothing is drawn as 0 that is not known to
// be 0.
//
// Charts are plain values: they may be used by several goroutines at once, and
// nothing is kept. What is written is the same for the same chart.
package chart
