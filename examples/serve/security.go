package main

import (
	"net"
	"net/http"
	"runtime/debug"
	"strings"
)

// policy lets the page load its own script, style and icon, and ask its own
// server; nothing else, from nowhere else.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; " +
	"form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// withHeaders sets what every answer carries.
func withHeaders(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		header := w.Header()
		header.Set("Content-Security-Policy", policy)
		header.Set("X-Content-Type-Options", "nosniff")
		header.Set("X-Frame-Options", "DENY")
		header.Set("Referrer-Policy", "no-referrer")
		header.Set("Cross-Origin-Opener-Policy", "same-origin")
		header.Set("Cross-Origin-Resource-Policy", "same-origin")
		header.Set("Cache-Control", "no-store")
		next.ServeHTTP(w, r)
	})
}

// withKnownHost refuses requests that call the server by a name it does not
// have. A page of another site could else point its own name at this server
// (DNS rebinding) and read what it answers. An address of numbers needs no name
// service and is no danger.
func withKnownHost(names map[string]bool, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		host := r.Host
		if name, _, err := net.SplitHostPort(host); err == nil {
			host = name
		}
		host = strings.ToLower(strings.TrimSuffix(strings.TrimPrefix(host, "["), "]"))
		if net.ParseIP(host) == nil && !names[host] {
			fail(w, http.StatusMisdirectedRequest, failure{Error: wordsOf(r).failures.host})
			return
		}
		next.ServeHTTP(w, r)
	})
}

// hostNames returns the names of a list, and localhost.
func hostNames(list string) map[string]bool {
	names := map[string]bool{"localhost": true}
	for name := range strings.SplitSeq(list, ",") {
		if name = strings.TrimSpace(name); name != "" {
			names[strings.ToLower(name)] = true
		}
	}
	return names
}

// withSameOrigin refuses posts that a page of another origin sends.
func withSameOrigin(next http.Handler) http.Handler {
	protection := http.NewCrossOriginProtection()
	protection.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		fail(w, http.StatusForbidden, failure{Error: wordsOf(r).failures.origin})
	}))
	return protection.Handler(next)
}

// withRecovery answers a panic with a plain 500. What is logged names the route
// and the code, never the panic's value, which may quote a report.
func (s *site) withRecovery(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			switch reason := recover(); reason {
			case nil:
			case http.ErrAbortHandler:
				panic(reason)
			default:
				s.logger.Printf("panic in %s\n%s", r.Pattern, debug.Stack())
				fail(w, http.StatusInternalServerError, failure{Error: wordsOf(r).failures.internal})
			}
		}()
		next.ServeHTTP(w, r)
	})
}
