package ledger

import (
	"github.com/openxxgk/annualreport/internal/words"
)

// LooksPersonal reports whether a text holds what looks like the number of a citizen
// (18 or 15 digits with a day of birth) or of a mobile telephone. The check digit is
// not asked for: a mistyped number is personal, too.
func LooksPersonal(text string) bool {
	digits := make([]byte, 0, 20)
	folded := words.Fold(text)
	for i := 0; i <= len(folded); i++ {
		var c byte
		if i < len(folded) {
			c = folded[i]
		}
		switch {
		case '0' <= c && c <= '9':
			digits = append(digits, c)
			continue
		case (c == 'x' || c == 'X') && len(digits) == 17:
			digits = append(digits, 'X')
			continue
		case c == '-' && isMobile(digits) && len(digits) < 11:
			continue // 138-0000-0000
		}
		if isCitizen(digits) || len(digits) == 11 && isMobile(digits) {
			return true
		}
		digits = digits[:0]
	}
	return false
}

// isMobile says of up to eleven digits that a mobile number can begin with them.
func isMobile(digits []byte) bool {
	return len(digits) >= 3 && digits[0] == '1' && digits[1] >= '3'
}

func isCitizen(digits []byte) bool {
	switch len(digits) {
	case 18:
		century := string(digits[6:8])
		return (century == "19" || century == "20" || century == "18") && isMonthDay(digits[10:14])
	case 15:
		// Before 1999; such a number begins with a province, as no year does.
		return digits[0] != '2' && digits[0] >= '1' && digits[0] <= '8' && isMonthDay(digits[8:12])
	}
	return false
}

func isMonthDay(d []byte) bool {
	month, day := int(d[0]-'0')*10+int(d[1]-'0'), int(d[2]-'0')*10+int(d[3]-'0')
	return month >= 1 && month <= 12 && day >= 1 && day <= 31
}
