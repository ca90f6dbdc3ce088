package main

import (
	"bytes"
	"io"
	"log"
	"net/http"
	"net/url"
	"syscall/js"
)

// In a browser the page is its own server: main hands the page's requests to the same
// handler, and nothing leaves the machine. It is built for one file by the example
// offline.
//
//	annualReport(method, target, language, body) → Promise of {status, headers, body}
//
// body is a Uint8Array, both ways.
func main() {
	s := site{logger: log.New(io.Discard, "", 0), local: true}
	handler := s.handler()
	js.Global().Set("annualReport", js.FuncOf(func(_ js.Value, args []js.Value) any {
		request := requestOf(args[0].String(), args[1].String(), args[2].String(), bytesOf(args[3]))
		// A function that JavaScript calls must not wait: the answer is promised.
		return promise(func() js.Value {
			answer := recorder{header: make(http.Header), status: http.StatusOK}
			handler.ServeHTTP(&answer, request)
			return answer.value()
		})
	}))
	select {}
}

// requestOf returns the request as the handler expects it from the page itself.
func requestOf(method, target, language string, body []byte) *http.Request {
	location, err := url.Parse(target)
	if err != nil {
		location = &url.URL{Path: "/"}
	}
	request := &http.Request{
		Method: method, URL: location, RequestURI: target, Host: "127.0.0.1",
		Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1,
		Header: http.Header{"Accept-Language": {language}, "Sec-Fetch-Site": {"same-origin"}},
		Body:   io.NopCloser(bytes.NewReader(body)), ContentLength: int64(len(body)),
		RemoteAddr: "127.0.0.1:0",
	}
	return request
}

func bytesOf(array js.Value) []byte {
	data := make([]byte, array.Get("length").Int())
	js.CopyBytesToGo(data, array)
	return data
}

// promise runs a function in a goroutine and returns the promise of its result.
func promise(run func() js.Value) js.Value {
	executor := js.FuncOf(func(_ js.Value, args []js.Value) any {
		resolve := args[0]
		go func() { resolve.Invoke(run()) }()
		return nil
	})
	defer executor.Release()
	return js.Global().Get("Promise").New(executor)
}

// recorder keeps an answer.
type recorder struct {
	header http.Header
	status int
	body   bytes.Buffer
}

func (r *recorder) Header() http.Header            { return r.header }
func (r *recorder) WriteHeader(status int)         { r.status = status }
func (r *recorder) Write(data []byte) (int, error) { return r.body.Write(data) }

func (r *recorder) value() js.Value {
	body := js.Global().Get("Uint8Array").New(r.body.Len())
	js.CopyBytesToJS(body, r.body.Bytes())
	headers := js.Global().Get("Object").New()
	for name := range r.header {
		headers.Set(name, r.header.Get(name))
	}
	answer := js.Global().Get("Object").New()
	answer.Set("status", r.status)
	answer.Set("headers", headers)
	answer.Set("body", body)
	return answer
}
