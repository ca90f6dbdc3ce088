package main

import (
	"context"
	"errors"
	"fmt"
)

// errOtherSources says that a results file cannot be gone on with.
var errOtherSources = errors.New("the sources are not those of the results")

// resume passes over the items whose results the store has, and takes these. It returns
// the item behind them, or nil.
func (c *collector) resume(ctx context.Context, next func() (item, bool)) (first *item, err error) {
	for done, err := range c.store.done() {
		if err == nil {
			err = ctx.Err()
		}
		if err != nil {
			return nil, err
		}
		it, more := next()
		if !more && done.ID == c.wholeID() && c.wholeDone == nil {
			c.wholeDone = &done // made of the others: it is made anew, and compared
			continue
		}
		if !more || it.id != done.ID {
			return nil, fmt.Errorf("%w: %s: %q, %q", errOtherSources, c.out, done.ID, it.id)
		}
		again, err := c.again(ctx, it, done)
		if err != nil {
			return nil, err
		}
		c.takeAgain(it, again)
	}
	return following(next), nil
}

// again returns a result of an earlier run as an outcome. It is an error where the
// document is another than then. One that could not be read is not tried again.
func (c *checker) again(ctx context.Context, it item, done result) (outcome, error) {
	o := outcome{result: done}
	if done.Failure != "" {
		return o, nil
	}
	content, err := it.content()
	if err != nil || c.made(content, &done) != done.Made {
		return o, fmt.Errorf("%w: %s: %s", errOtherSources, c.out, done.ID)
	}
	if c.adds() {
		filing, err := it.decode(ctx, content)
		if ctx.Err() != nil {
			return o, ctx.Err()
		}
		if err != nil {
			return o, fmt.Errorf("%w: %s: %s: %w", errOtherSources, c.out, done.ID, err)
		}
		o.report = filing.Report
	}
	return o, nil
}
