// Package whole finds out why the reports of a whole and its members do not add up: a
// county's report (汇总) beside those of its departments and towns, each beside its
// report on the year before.
//
// # The idea
//
// All the reports together are one system of equations:
//
//   - within each report, the statutory totals and the balance 一＋二＝三（七）＋四;
//   - between two years of one organ, 上年结转 = last year's 结转下年度继续办理;
//   - in each cell of each year, the whole = the sum of its members.
//
// A wrong figure breaks the equations that it stands in, and no others. [Examine]
// takes the broken equations between reports, and asks of every report which change
// would mend them. A change is worth the equations that it mends less those that it
// breaks (Fellegi and Holt's principle: the least change that makes everything hold).
// Where one change is worth more than any other it is told as sure; where several are
// worth the same, as between the whole and its members in a cell of table 二 that
// nothing else checks, all are told and none is chosen.
//
// Broken equations of one year that share an equation of the form (a cell and its
// total) are mended together. A difference that is exactly one member's figures, cell
// by cell, is that member left out, or counted twice.
//
// # What is not known
//
// A cell that is blank or unread in one member makes no equation there: the whole must
// only be no less than the others. A member without a report has its figures
// bracketed by what the whole leaves for it ([Bracket]), and not guessed. That it has
// no less than nothing still tells something: a whole that is less than the others in
// cell after cell left one of them out, who is named if only one can be meant.
//
// Work is linear in the members, and so is memory unless their figures are kept in a
// file: [Examiner].
//
// Everything here may be used by several goroutines at once; what it is given must not
// change meanwhile, and is not changed.
package whole
