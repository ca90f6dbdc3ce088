// Package terminal writes to terminals: text of strangers so that it moves nothing
// there, and how far long work has come.
//
// What a report says, what its file is called and what an error quotes of it was
// written by others. Sent to a terminal as it is, an escape sequence in it clears
// the screen, changes colours, or types for the user, and a bidirectional control
// makes a line read as another.
package terminal

import (
	"io"
	"os"

	"github.com/mattn/go-isatty"
)

// Is reports whether what is written to w is seen on a terminal.
func Is(w io.Writer) bool {
	file, ok := w.(*os.File)
	return ok && (isatty.IsTerminal(file.Fd()) || isatty.IsCygwinTerminal(file.Fd()))
}
