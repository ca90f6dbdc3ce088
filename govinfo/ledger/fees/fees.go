// Package fees has the tariff of 政府信息公开信息处理费 by 国办函〔2020〕109号: by items
// (按件) or by pages (按量), one of the two for a request and never both. Amounts are
// whole yuan; no rounding arises.
//
// Everything here may be used by several goroutines at once; what it is given must not
// change meanwhile, and is not changed.
package fees

import "math"

// most bounds what a tariff is asked for, so that no fee overflows. The fee for so
// many is beyond any that was ever charged.
const most = 1_000_000

// ByItems returns the fee in yuan for all the items of one applicant in one calendar
// month (109号 art. 4): the first 10 are free, 11 to 30 cost 100 yuan each, and from
// the 31st on each further block of ten costs 100 yuan an item more: 31 to 40 cost
// 200, 41 to 50 cost 300. The fee of one request is what the month costs with it
// less what it costs without it. Numbers below 0 are 0. ok is false beyond a
// million items.
func ByItems(items int) (yuan int64, ok bool) {
	if items > most {
		return 0, false
	}
	n := int64(items)
	if n <= 10 {
		return 0, true
	}
	yuan = 100 * (min(n, 30) - 10)
	if n > 30 {
		blocks, rest := (n-30)/10, (n-30)%10
		// Full blocks cost 10 items at 200, 300, …; the rest at the next rate.
		yuan += 10*100*(blocks*(blocks+3)/2) + rest*100*(blocks+2)
	}
	return yuan, true
}

// ByPages returns the fee in yuan for the pages of copies supplied on one request,
// one side of A4 being a page (109号 art. 5): the first 30 are free, 31 to 100 cost
// 10 yuan each, 101 to 200 cost 20, all above cost 40. Numbers below 0 are 0.
func ByPages(pages int) (yuan int64, ok bool) {
	n := int64(pages)
	if n >= math.MaxInt32 { // as large as an int may be where that has 32 bits
		return 0, false
	}
	yuan = 10 * max(min(n, 100)-30, 0)
	yuan += 20 * max(min(n, 200)-100, 0)
	yuan += 40 * max(n-200, 0)
	return yuan, true
}

// OfItems returns the fee in yuan of one request of so many items, where the
// applicant's requests of the month before it had so many.
func OfItems(before, items int) (yuan int64, ok bool) {
	before, items = max(before, 0), max(items, 0)
	if before > most || items > most {
		return 0, false
	}
	without, ok := ByItems(before)
	with, known := ByItems(before + items)
	return with - without, ok && known
}
