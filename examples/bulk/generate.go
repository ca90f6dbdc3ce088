package main

import (
	"context"
	"fmt"
	"io"
	"iter"
	"math/rand/v2"

	"github.com/openxxgk/annualreport/examples/internal/outfile"
	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/govinfotest"
	"github.com/openxxgk/annualreport/validate"
)

// generate yields synthetic reports. Each is made from the seed and its own
// number, so that it is the same in every run and on every core. Their content is what
// they are made of.
func generate(s *settings) iter.Seq[item] {
	return func(yield func(item) bool) {
		for i := range s.generate {
			next := item{
				id: fmt.Sprintf("synthetic:%d", i+1), size: 1 << 12, line: true, span: 1,
				content: func() ([]byte, error) { return fmt.Appendf(nil, "%d %d %g", i, s.seed, s.errors), nil },
				decode: func(context.Context, []byte) (validate.Filing, error) {
					random := rand.New(rand.NewPCG(s.seed, uint64(i)))
					report := govinfotest.Options{}.Report(random)
					if random.Float64()*100 < s.errors {
						spoil(&report, random)
					}
					return validate.Filing{Report: &report}, nil
				},
			}
			if !yield(next) {
				return
			}
		}
	}
}

// spoil changes one figure of table 三 or 四, as a slip of the hand would.
func spoil(r *govinfo.Report, random *rand.Rand) {
	var refs []govinfo.Ref
	for ref := range r.Cells() {
		if ref.Within("applications") || ref.Within("disputes") {
			refs = append(refs, ref)
		}
	}
	ref := refs[random.IntN(len(refs))]
	n, _ := r.Count(ref).Int64()
	if err := r.Set(ref, govinfo.N(n+1+random.Int64N(9))); err != nil {
		panic(err) // the ref is the report's own
	}
}

// save writes the synthetic reports to a file as JSON Lines.
func save(ctx context.Context, s *settings) error {
	return outfile.Replace(s.save, func(w io.Writer) error {
		encoder := govinfo.NewEncoder(w)
		for it := range generate(s) {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			filing, _, err := it.load(ctx)
			if err != nil {
				return err
			}
			if err := encoder.Encode(filing.Report); err != nil {
				return err
			}
		}
		return nil
	})
}
