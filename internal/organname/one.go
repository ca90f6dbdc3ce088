package organname

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// MayBeOne reports whether two names may be those of one organ: one is the other in short
// or in full, or its office. 县卫健局 and 云溪县卫生健康局 may be one; 云溪县人民政府 and
// 云溪县财政局 may not. It is asked of names in simplified characters and does not depend
// on their order.
func MayBeOne(a, b string) bool {
	if hasPart(a, b) || hasPart(b, a) || !mayBeOnePlace(a, b) {
		return false
	}
	a, b = stem(a), stem(b)
	return a != "" && b != "" && (isInside(a, b) || isInside(b, a))
}

// mayBeOnePlace reports whether the last places that two names have may be the same: one
// has none, or they are called the same, in short or in full.
func mayBeOnePlace(a, b string) bool {
	ownA, kindA := ownPlace(a)
	ownB, kindB := ownPlace(b)
	if ownA == "" || ownB == "" {
		return true
	}
	return kindA == kindB && (hasAnySuffix(ownA, ownB) || hasAnySuffix(ownB, ownA) || hasAnyPrefix(ownA, ownB) || hasAnyPrefix(ownB, ownA))
}

// ownPlace returns the name of the last place above towns in a name, without those around
// it, and its kind; "" where the name is a zone's, which has several forms.
func ownPlace(name string) (own, kind string) {
	if hasAny(name, zones) {
		return "", ""
	}
	before, kind, _ := cutPlace(name, "省", "州", "市", "县", "旗", "区")
	_, _, own = cutPlace(before, "省", "州", "市", "县", "旗", "区")
	return own, kind
}

// hasPart reports whether a name goes on behind that of a whole organ with the name of
// another one, which is a part of it: 云溪县公安局, 云溪县公安局石桥派出所.
func hasPart(whole, name string) bool {
	_, kind := Split(whole)
	rest, found := strings.CutPrefix(name, whole)
	return found && kind == Department && rest != "" && rest != "会" && rest != "员会" && !strings.HasPrefix(rest, "(") && !slices.Contains(offices, rest)
}

// offices are the parts of an organ that write for it.
var offices = []string{"党政综合办公室", "党政办公室", "综合办公室", "党政办", "办公室", "办公厅", "机关"}

// stem cuts off a name what several names of one organ differ in: its other name in
// brackets, its office, what kind of organ it is. A government above towns keeps its kind,
// for its place alone is that of all its departments, too.
func stem(name string) string {
	name, _, _ = strings.Cut(name, "(")
	for _, office := range offices {
		if cut, found := strings.CutSuffix(name, office); found && cut != "" {
			name = cut
			break
		}
	}
	if cut, found := strings.CutSuffix(name, "府办"); found {
		name = strings.TrimSuffix(cut, "政") + "政府"
	}
	core, kind := Split(name)
	switch kind {
	case Government:
		if inner, town := Split(core); town == Town || town == Subdistrict {
			return inner
		}
		return core + "政府"
	case Unknown:
		return strings.TrimSuffix(name, "办事处")
	case Town, Subdistrict, Department, Office:
	}
	return core
}

// isInside reports whether all characters of a text stand in another one in their order.
func isInside(short, long string) bool {
	for _, r := range short {
		at := strings.IndexRune(long, r)
		if at < 0 {
			return false
		}
		_, size := utf8.DecodeRuneInString(long[at:])
		long = long[at+size:]
	}
	return true
}

// IsAbove reports whether an organ is one above another, which its site may show: the
// government or the party's committee of the place or of one further up, or that of a place
// that it leaves open.
func IsAbove(above, name string) bool {
	_, kind := Split(stemOffice(above))
	if above == name {
		return false
	}
	if strings.HasPrefix(above, "中共") {
		return true
	}
	if kind == Department {
		return IsBranch(name) && strings.HasPrefix(name, above)
	}
	if kind != Government {
		return false
	}
	if IsRelative(above) {
		return true // 县政府办: whose place is its own
	}
	if a, b := county(above), county(name); apart(a, b) {
		return false
	}
	rank, other := Rank(above), Rank(name)
	_, kind = Split(name)
	return rank != 0 && (rank < other || rank <= other && kind != Government && kind != Town && kind != Subdistrict)
}

// stemOffice cuts the office of a government.
func stemOffice(name string) string {
	for _, office := range []string{"办公室", "办公厅", "机关", "办"} {
		if cut, found := strings.CutSuffix(name, office); found && strings.HasSuffix(cut, "政府") {
			return cut
		}
	}
	return name
}
