// Package command is what the programs share: how they are started and ended, how
// they read their flags, and how they tell what failed and what they found.
//
// A program prints through [Program], so that nothing of a stranger's text commands
// a terminal, and ends with a [Status], which all programs use alike.
package command

// Status is the exit status of a program. Of several the greatest counts.
type Status int

// Every program ends with one of these.
const (
	Clean       Status = 0 // done, and no error was found
	Errors      Status = 1 // done, and errors were found in reports
	Failed      Status = 2 // something could not be read or written, or was not asked for rightly
	Interrupted Status = 3 // ended by SIGINT or SIGTERM before it was done
)
