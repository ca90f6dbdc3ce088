// Package sums looks at sums over the cells of a report, and finds the smallest sets
// of cells whose change makes all of them hold.
//
// Cells are indexes of a byte. A [Program] is many sums laid out for one look at all
// of them, which is what a check of a clean report costs. A [System] is the equations
// of those that have cells in common; [System.Solve] searches it by the principle of
// Fellegi and Holt (1976): as few cells as possible change.
//
// Programs and systems that are made are only read by Check and Solve, and may be used
// by several goroutines at once. Nothing here knows of rules.
package sums
