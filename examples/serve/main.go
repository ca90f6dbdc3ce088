//go:build !js

// Command serve is a local web page on which a report is checked and corrected.
//
//	go run ./examples/serve [-addr 127.0.0.1:8080] [-public [-host NAME,...]]
//
// A text dump, a web page, a Word file or the library's own JSON is dropped,
// pasted or picked, and is shown marked at once. Its figures are corrected in
// the form while the sums are checked, and it is downloaded as HTML, Word or
// JSON.
//
// Last year's report and the level of the organ can be given on the page, for what is
// checked by them.
//
// The server stores nothing: no file, no state between requests, and no content
// in its log. It serves the machine it runs on; any other address is refused
// unless -public says that it is meant. It speaks plain HTTP, so a public one
// belongs behind a proxy that adds TLS and asks who is there.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"
	"time"
)

const (
	exitDone   = 0
	exitFailed = 1
	exitUsage  = 2
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	os.Exit(run(ctx, os.Args[1:], os.Stdout, os.Stderr))
}

// run serves until ctx is done, then lets the requests that are under way end.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("serve", flag.ContinueOnError)
	flags.SetOutput(stderr)
	addr := flags.String("addr", "127.0.0.1:8080", "`address` to listen at")
	public := flags.Bool("public", false, "allow an address that other machines reach")
	hosts := flags.String("host", "", "`names`, separated by commas, by which the page may be called beside localhost and IP addresses")
	if err := flags.Parse(args); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			return exitDone
		}
		return exitUsage
	}
	if flags.NArg() > 0 {
		fmt.Fprintf(stderr, "serve: %q: the command takes no arguments\n", flags.Arg(0))
		return exitUsage
	}
	local, err := isLoopback(*addr)
	if err != nil {
		fmt.Fprintln(stderr, "serve:", err)
		return exitUsage
	}
	if !local && !*public {
		fmt.Fprintf(stderr, "serve: other machines can reach %s; give -public if that is meant\n", *addr)
		return exitUsage
	}

	debug.SetMemoryLimit(memoryLimit)
	logger := log.New(stderr, "serve: ", log.LstdFlags)
	site := site{logger: logger, local: local, hosts: hostNames(*hosts)}
	server := &http.Server{
		Handler:           site.handler(),
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       30 * time.Second,
		WriteTimeout:      60 * time.Second,
		IdleTimeout:       60 * time.Second,
		MaxHeaderBytes:    16 << 10,
		ErrorLog:          logger,
	}
	listener, err := net.Listen("tcp", *addr)
	if err != nil {
		fmt.Fprintln(stderr, "serve:", err)
		return exitFailed
	}
	fmt.Fprintf(stdout, "http://%s/  (Ctrl-C ends)\n", listener.Addr())
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(listener) }()
	select {
	case err := <-ended:
		fmt.Fprintln(stderr, "serve:", err)
		return exitFailed
	case <-ctx.Done():
	}
	patience, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	if err := server.Shutdown(patience); err != nil {
		fmt.Fprintln(stderr, "serve:", err)
		return exitFailed
	}
	return exitDone
}

// isLoopback reports whether only this machine can reach an address. A name
// other than localhost is taken for one that others reach.
func isLoopback(addr string) (bool, error) {
	host, _, err := net.SplitHostPort(addr)
	if err != nil {
		return false, err
	}
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback(), nil
}
