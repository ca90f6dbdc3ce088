package govinfo

import "slices"

// NarrativeChange is a passage of a section that differs between two reports:
// paragraphs that another stands in place of, or that are gone, or new.
type NarrativeChange struct {
	Ref Ref `json:"ref"` // the section: "overview", "problems" or "otherMatters"
	// BeforeAt and AfterAt are the indexes at which the passage begins in the
	// section of each report.
	BeforeAt int `json:"beforeAt"`
	AfterAt  int `json:"afterAt"`
	// Before are the paragraphs that the one report has there, After those that
	// the other has in their place. One of the two may be empty. They share the
	// paragraphs with the reports.
	Before Narrative `json:"before"`
	After  Narrative `json:"after"`
}

func diffNarratives(before, after *Report) []NarrativeChange {
	var changes []NarrativeChange
	changes = appendNarrative(changes, "overview", before.Overview, after.Overview)
	changes = appendNarrative(changes, "problems", before.Problems, after.Problems)
	return appendNarrative(changes, "otherMatters", before.OtherMatters, after.OtherMatters)
}

// appendNarrative appends the passages in which a section differs. What both
// have in the same order is kept, as far as it is found: the work is near linear
// in the number of paragraphs, however they were moved, and the passages are not
// always the shortest possible.
func appendNarrative(changes []NarrativeChange, ref Ref, before, after Narrative) []NarrativeChange {
	i, j := 0, 0
	passage := func(toI, toJ int) {
		if i < toI || j < toJ {
			changes = append(changes, NarrativeChange{
				Ref: ref, BeforeAt: i, AfterAt: j, Before: before[i:toI:toI], After: after[j:toJ:toJ],
			})
		}
	}
	for _, kept := range keptParagraphs(before, after) {
		passage(kept.before, kept.after)
		i, j = kept.before+1, kept.after+1
	}
	passage(len(before), len(after))
	return changes
}

// pair are the indexes of one paragraph in both narratives.
type pair struct{ before, after int }

// keptParagraphs returns paragraphs that stand in both, in the order of both:
// those at the beginning and at the end, and what [middleParagraphs] finds
// between them.
func keptParagraphs(before, after Narrative) []pair {
	most := min(len(before), len(after))
	first, last := 0, 0
	for first < most && before[first] == after[first] {
		first++
	}
	for last < most-first && before[len(before)-1-last] == after[len(after)-1-last] {
		last++
	}
	var kept []pair
	for i := range first {
		kept = append(kept, pair{i, i})
	}
	for _, p := range middleParagraphs(before[first:len(before)-last], after[first:len(after)-last]) {
		kept = append(kept, pair{p.before + first, p.after + first})
	}
	for i := last; i > 0; i-- {
		kept = append(kept, pair{len(before) - i, len(after) - i})
	}
	return kept
}

// middleParagraphs pairs of equal paragraphs the first with the first and so on,
// and takes the longest row of pairs that rises in both.
func middleParagraphs(before, after Narrative) []pair {
	places := make(map[Paragraph][]int, len(after))
	for j := len(after) - 1; j >= 0; j-- { // so that the first is popped first
		places[after[j]] = append(places[after[j]], j)
	}
	var pairs []pair
	for i, paragraph := range before {
		if of := places[paragraph]; len(of) > 0 {
			pairs = append(pairs, pair{i, of[len(of)-1]})
			places[paragraph] = of[:len(of)-1]
		}
	}
	return longestRise(pairs)
}

// longestRise returns the longest row of pairs, which rise in before, that rises
// in after, too.
func longestRise(pairs []pair) []pair {
	ends := make([]int, 0, len(pairs)) // of rows of length k+1, the pair that ends lowest
	previous := make([]int, len(pairs))
	for at, p := range pairs {
		k, _ := slices.BinarySearchFunc(ends, p.after, func(end, after int) int { return pairs[end].after - after })
		if previous[at] = -1; k > 0 {
			previous[at] = ends[k-1]
		}
		if k == len(ends) {
			ends = append(ends, at)
		} else {
			ends[k] = at
		}
	}
	if len(ends) == 0 {
		return nil
	}
	row := make([]pair, len(ends))
	for k, at := len(ends)-1, ends[len(ends)-1]; at >= 0; k, at = k-1, previous[at] {
		row[k] = pairs[at]
	}
	return row
}
