package fees_test

import (
	"fmt"
	"math"
	"testing"

	"github.com/openxxgk/annualreport/govinfo/ledger/fees"
)

// Ten requests of the month are free; the eleventh and twelfth cost 100 yuan each,
// the thirty-first 200.
func ExampleOfItems() {
	for _, before := range []int{9, 10, 11, 30} {
		yuan, _ := fees.OfItems(before, 1)
		fmt.Println(before+1, yuan)
	}
	// Output:
	// 10 0
	// 11 100
	// 12 100
	// 31 200
}

func ExampleByPages() {
	fmt.Println(fees.ByPages(68))
	// Output: 380 true
}

func TestTariffs(t *testing.T) {
	for items, want := range map[int]int64{-5: 0, 0: 0, 10: 0, 11: 100, 12: 200, 14: 400, 20: 1000, 30: 2000, 31: 2200, 40: 4000, 41: 4300, 50: 7000, 51: 7400, 60: 11000, 100: 37000} {
		if got, ok := fees.ByItems(items); got != want || !ok {
			t.Errorf("%d items cost %d, want %d", items, got, want)
		}
	}
	for pages, want := range map[int]int64{-1: 0, 30: 0, 31: 10, 68: 380, 70: 400, 100: 700, 101: 720, 200: 2700, 201: 2740, 300: 6700} {
		if got, ok := fees.ByPages(pages); got != want || !ok {
			t.Errorf("%d pages cost %d, want %d", pages, got, want)
		}
	}
}

// The fees of the requests of a month add up to the fee of the month, however it is
// cut.
func TestFeesAddUp(t *testing.T) {
	for _, step := range []int{1, 3, 7, 10, 11} {
		var sum int64
		for before := 0; before < 500; before += step {
			fee, _ := fees.OfItems(before, step)
			sum += fee
			if want, _ := fees.ByItems(before + step); sum != want {
				t.Fatalf("by %d: %d items cost %d, want %d", step, before+step, sum, want)
			}
		}
	}
}

func TestAbsurdNumbersHaveNoFee(t *testing.T) {
	if _, ok := fees.ByItems(math.MaxInt); ok {
		t.Error("the largest number of items has a fee")
	}
	if _, ok := fees.ByPages(math.MaxInt); ok {
		t.Error("the largest number of pages has a fee")
	}
	if _, ok := fees.OfItems(math.MaxInt, math.MaxInt); ok {
		t.Error("the largest month has a fee")
	}
}
