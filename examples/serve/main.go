//go:build !js

// Command serve is a local web page on which a report is checked and corrected.
//
//	go run ./examples/serve [-addr 127.0.0.1:8080] [-public [-host NAME,...]] [-profile FILE]
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
//
// Exit status: 0 when it was ended by SIGINT or SIGTERM, 2 where it could not serve or
// was not asked for rightly.
package main

import (
	"context"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"runtime/debug"
	"time"

	"github.com/openxxgk/annualreport/examples/internal/command"
)

// patience is how long requests that are under way may take to end.
const patience = 10 * time.Second

func main() { command.Main(patience+5*time.Second, run) }

// run serves until ctx is done, then lets the requests that are under way end.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) command.Status {
	p := command.New("serve", "[-addr HOST:PORT] [-public [-host NAME,...]] [-profile FILE]", stdout, stderr)
	addr := p.Flags.String("addr", "127.0.0.1:8080", "`address` to listen at")
	public := p.Flags.Bool("public", false, "allow an address that other machines reach")
	var place command.Profile
	place.AddTo(p.Flags)
	hosts := p.Flags.String("host", "", "`names`, separated by commas, by which the page may be called beside localhost and IP addresses")
	if status, done := p.Parse(args); done {
		return status
	}
	if p.Flags.NArg() > 0 {
		return p.Refuse("%q: the command takes no arguments", p.Flags.Arg(0))
	}
	local, err := isLoopback(*addr)
	if err != nil {
		return p.Refuse("%v", err)
	}
	if !local && !*public {
		return p.Refuse("other machines can reach %s; give -public if that is meant", *addr)
	}
	engine, err := place.Engine()
	if err != nil {
		return p.Fail(err)
	}
	listener, err := net.Listen("tcp", *addr)
	if err != nil {
		return p.Fail(err)
	}
	fmt.Fprintf(p.Out, "http://%s/  (Ctrl-C ends)\n", listener.Addr())
	site := site{logger: log.New(p.Err, "serve: ", log.LstdFlags), local: local, hosts: hostNames(*hosts), engine: engine}
	if err := site.serve(ctx, listener); err != nil {
		return p.Fail(err)
	}
	return p.End(command.Clean)
}

// serve answers at a listener until ctx is done.
func (s site) serve(ctx context.Context, listener net.Listener) error {
	debug.SetMemoryLimit(memoryLimit)
	server := &http.Server{
		Handler:           s.handler(),
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       30 * time.Second,
		WriteTimeout:      60 * time.Second,
		IdleTimeout:       60 * time.Second,
		MaxHeaderBytes:    16 << 10,
		ErrorLog:          s.logger,
	}
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(listener) }()
	select {
	case err := <-ended:
		return err
	case <-ctx.Done():
	}
	waiting, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	return server.Shutdown(waiting)
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
