package narrative

import "strconv"

// Number is a decimal number as a sentence states it: Units × 10^-Scale. It
// keeps the written decimals: 12.50 is {1250, 2}.
type Number struct {
	Units int64
	Scale uint8
}

// String returns the number in ASCII digits with its written decimals.
func (n Number) String() string {
	if n.Scale == 0 {
		return strconv.FormatInt(n.Units, 10)
	}
	whole, fraction := n.Units/pow10[n.Scale], n.Units%pow10[n.Scale]
	sign := ""
	if n.Units < 0 {
		sign, whole, fraction = "-", -whole, -fraction
	}
	digits := strconv.FormatInt(fraction+pow10[n.Scale], 10)[1:]
	return sign + strconv.FormatInt(whole, 10) + "." + digits
}

// whole returns the number as a whole number; ok is false if it has decimals
// that are not zero.
func (n Number) whole() (value int64, ok bool) {
	return n.Units / pow10[n.Scale], n.Units%pow10[n.Scale] == 0
}

// maxScale bounds Number.Scale; longer fractions are not read as figures.
const maxScale = 9

var pow10 = [...]int64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18}
