package words

import "unicode/utf8"

// Longest is the longest key, in characters, that is compared for closeness: some
// more than the longest label of the forms.
const Longest = 64

// Closest returns the index of the one candidate that a misspelt key must mean:
// at most a quarter of the characters differ, and every other candidate is at
// least twice as far away and by two changes more. ok is false where there is no
// such candidate.
func Closest(key string, candidates []string) (index int, ok bool) {
	return ClosestOf(key, candidates, nil)
}

// ClosestOf is [Closest] for candidates of which several are names of one thing:
// those of the same owner do not rival each other. owners is parallel to
// candidates, or nil.
func ClosestOf(key string, candidates []string, owners []int) (index int, ok bool) {
	length := utf8.RuneCountInString(key)
	if length < 4 || length > Longest {
		return 0, false
	}
	runes := []rune(key)
	best, second := Longest, Longest
	for i, candidate := range candidates {
		if n := utf8.RuneCountInString(candidate); n > length+second || n+second < length {
			continue // further away than the second by its length alone
		}
		d := Distance(runes, candidate)
		same := owners != nil && best < Longest && owners[i] == owners[index]
		switch {
		case d < best && same:
			best, index = d, i
		case d < best:
			best, second, index = d, best, i
		case d < second && !same:
			second = d
		}
	}
	if best == Longest {
		return 0, false
	}
	allowed := max(length, utf8.RuneCountInString(candidates[index])) / 4
	return index, best <= allowed && second >= 2*best && second >= best+2
}

// Distance is the number of characters to insert, delete or replace to make one
// text of the other (Levenshtein). a has at most [Longest] characters.
func Distance(a []rune, text string) int {
	var buffer [Longest + 1]int
	row := buffer[:len(a)+1]
	for i := range row {
		row[i] = i
	}
	for _, r := range text {
		diagonal := row[0]
		row[0]++
		for i, other := range a {
			cost := diagonal
			if r != other {
				cost = 1 + min(diagonal, row[i], row[i+1])
			}
			diagonal, row[i+1] = row[i+1], cost
		}
	}
	return row[len(a)]
}
