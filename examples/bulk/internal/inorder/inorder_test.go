package inorder_test

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/openxxgk/annualreport/examples/bulk/internal/inorder"
)

func numbers(n int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for i := range n {
			if !yield(i) {
				return
			}
		}
	}
}

func one(int) int64 { return 1 }

func Example() {
	err := inorder.Run[int, int]{
		Workers: 3,
		Memory:  100,
		Size:    one,
		Work:    func(_ context.Context, n int) int { return n * n },
		Take:    func(n, square int) error { fmt.Print(n, "² = ", square, "\n"); return nil },
	}.Do(context.Background(), numbers(4))
	fmt.Println(err)
	// Output:
	// 0² = 0
	// 1² = 1
	// 2² = 4
	// 3² = 9
	// <nil>
}

// Whatever the workers, the memory and the time that items take, all outcomes are
// taken once and in order.
func TestOutcomesAreTakenInOrder(t *testing.T) {
	for _, workers := range []int{1, 2, 7} {
		for _, memory := range []int64{1, 5, 1000} {
			for _, n := range []int{0, 1, 63, 64, 65, 300} {
				synctest.Test(t, func(t *testing.T) {
					var taken []int
					err := inorder.Run[int, int]{
						Workers: workers, Memory: memory,
						Size: func(i int) int64 { return int64(i % 9) },
						Work: func(_ context.Context, i int) int {
							time.Sleep(time.Duration(i*7919%13) * time.Millisecond)
							return i
						},
						Take: func(i, outcome int) error {
							if i != outcome {
								t.Errorf("%d became %d", i, outcome)
							}
							taken = append(taken, outcome)
							return nil
						},
					}.Do(t.Context(), numbers(n))
					if want := slices.Collect(numbers(n)); err != nil || !slices.Equal(taken, want) {
						t.Errorf("%d workers, memory %d, %d items: %v %v", workers, memory, n, err, taken)
					}
				})
			}
		}
	}
}

// What is in work or not yet taken never exceeds the memory, but for an item that alone
// does.
func TestMemoryIsBounded(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var inWork, most atomic.Int64
		size := func(i int) int64 {
			if i == 150 {
				return 5000 // more than there is
			}
			return int64(i%7) * 10
		}
		items := func(yield func(int) bool) {
			for i := range 300 {
				if !yield(i) {
					return
				}
				// Asked for the next item: this one is in work.
				now := inWork.Add(min(max(size(i), 1), 100))
				most.Store(max(most.Load(), now))
			}
		}
		err := inorder.Run[int, int]{
			Workers: 3, Memory: 100, Size: size,
			Work: func(_ context.Context, i int) int { time.Sleep(time.Millisecond); return i },
			Take: func(i, _ int) error { inWork.Add(-min(max(size(i), 1), 100)); return nil },
		}.Do(t.Context(), items)
		if err != nil || most.Load() > 100 {
			t.Errorf("%v: %d in work, 100 allowed", err, most.Load())
		}
	})
}

func TestAFailedTakeEndsTheRun(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		full := errors.New("no space left")
		var asked int
		items := func(yield func(int) bool) {
			for {
				asked++
				if !yield(asked) {
					return
				}
			}
		}
		taken := 0
		err := inorder.Run[int, int]{
			Workers: 2, Memory: 1000, Size: one,
			Work: func(ctx context.Context, i int) int { time.Sleep(time.Millisecond); return i },
			Take: func(i, _ int) error {
				if taken++; i == 70 {
					return full
				}
				return nil
			},
		}.Do(t.Context(), items)
		if !errors.Is(err, full) || taken != 70 || asked > 2000 {
			t.Errorf("%v: %d taken of %d", err, taken, asked)
		}
	})
}

// The end of the context ends a run at once: what was taken are the first outcomes, and
// none that was made after the end.
func TestTheContextEndsARun(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithTimeout(t.Context(), 500*time.Millisecond)
		defer cancel()
		var taken []int
		err := inorder.Run[int, int]{
			Workers: 2, Memory: 1000, Size: one,
			Work: func(ctx context.Context, i int) int {
				select {
				case <-time.After(time.Millisecond):
					return i
				case <-ctx.Done():
					return -1
				}
			},
			Take: func(_, outcome int) error { taken = append(taken, outcome); return nil },
		}.Do(ctx, numbers(1_000_000))
		if !errors.Is(err, context.DeadlineExceeded) || len(taken) < 300 || !slices.Equal(taken, slices.Collect(numbers(len(taken)))) {
			t.Errorf("%v: %d taken", err, len(taken))
		}
	})
}

// An item or a sequence that hangs, as a file system may, keeps no run from ending.
func TestARunEndsWhereAnItemHangs(t *testing.T) {
	for name, hangs := range map[string]struct{ item, sequence bool }{"item": {item: true}, "sequence": {sequence: true}} {
		t.Run(name, func(t *testing.T) {
			release := make(chan struct{})
			defer close(release)
			ctx, cancel := context.WithCancel(t.Context())
			taken := 0
			items := func(yield func(int) bool) {
				for i := range 1000 {
					if i == 200 && hangs.sequence {
						cancel()
						<-release
						return
					}
					if !yield(i) {
						return
					}
				}
			}
			err := inorder.Run[int, int]{
				Workers: 1, Memory: 1000, Size: one,
				Work: func(_ context.Context, i int) int {
					if i == 150 && hangs.item {
						cancel()
						<-release
					}
					return i
				},
				Take: func(int, int) error { taken++; return nil },
			}.Do(ctx, items)
			if !errors.Is(err, context.Canceled) || hangs.item && taken != 128 {
				t.Errorf("%v: %d taken", err, taken)
			}
		})
	}
}
