package main

import (
	"context"
	"errors"
	"os"
	"testing"

	"github.com/openxxgk/annualreport/govinfo"
)

// Reading reports is interrupted with an error, so that what is made of some of them is
// not taken for what is made of all.
func TestReadingReportsIsInterrupted(t *testing.T) {
	c := &collection{job: job{out: t.TempDir()}}
	if err := os.Mkdir(c.path("state"), 0o755); err != nil {
		t.Fatal(err)
	}
	of := hash([]byte("a report"))
	r := govinfo.Zero(govinfo.Edition2021)
	if err := c.keep(of, &record{Report: &r}); err != nil {
		t.Fatal(err)
	}
	for range 3 {
		c.organs = append(c.organs, &organ{taken: &filed{id: of}})
	}
	ctx, cancel := context.WithCancel(t.Context())
	read := 0
	err := c.each(ctx, func(*organ, *govinfo.Report) error {
		read++
		cancel()
		return nil
	})
	if read != 1 || !errors.Is(err, context.Canceled) {
		t.Errorf("%d reports read, %v", read, err)
	}
}
