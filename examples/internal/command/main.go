package command

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
	"time"
)

// Main runs a program and ends the process with its status.
//
// At the first SIGINT or SIGTERM the context of run ends. The process ends when run
// returns, after patience at the latest, and at once at a second signal: also where a
// file system hangs or nobody reads what is printed.
func Main(patience time.Duration, run func(ctx context.Context, args []string, stdout, stderr io.Writer) Status) {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // the second signal has its usual effect
	ended := make(chan Status, 1)
	go func() { ended <- run(ctx, os.Args[1:], os.Stdout, os.Stderr) }()
	select {
	case status := <-ended:
		os.Exit(int(status))
	case <-ctx.Done():
	}
	select {
	case status := <-ended:
		os.Exit(int(status))
	case <-time.After(patience):
		// Nothing is printed: nobody may be reading.
		os.Exit(int(Interrupted))
	}
}

// exitText explains the exit statuses in the help of a program.
func exitText(w io.Writer) {
	fmt.Fprintln(w, "exit status: 0 no error found, 1 errors found, 2 something could not be read or written, 3 interrupted")
}
