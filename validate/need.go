package validate

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// Need is what a rule cannot do without. A rule whose needs are not met does not
// run.
type Need uint16

const (
	// NeedPrior is last year's report.
	NeedPrior Need = 1 << iota
	// NeedMembers are the members' reports of an aggregate, all of them.
	NeedMembers
	// NeedSomeMembers are members' reports, be they all of them or not.
	NeedSomeMembers
	// NeedYear is the year reported on.
	NeedYear
	// NeedLevel is the organ's level.
	NeedLevel
	// NeedPublished is the date of publication.
	NeedPublished
	// NeedNarrative is text in at least one section, or the section titles.
	NeedNarrative
	// NeedOthers are other organs' reports on the same year.
	NeedOthers

	needBits = iota
)

// needs returns the needs in n one by one.
func (n Need) needs() []Need {
	var all []Need
	for need := NeedPrior; need < 1<<needBits; need <<= 1 {
		if n&need != 0 {
			all = append(all, need)
		}
	}
	return all
}

// Text names the needs.
func (n Need) Text() Text {
	if n&(n-1) != 0 {
		var zh, en []string
		for _, need := range n.needs() {
			text := need.Text()
			zh, en = append(zh, text.ZH), append(en, text.EN)
		}
		return Text{strings.Join(zh, "、"), strings.Join(en, ", ")}
	}
	switch n {
	case NeedPrior:
		return Text{"上一年度报告", "last year's report"}
	case NeedMembers:
		return Text{"全部下级报告", "all members' reports"}
	case NeedSomeMembers:
		return Text{"下级报告", "members' reports"}
	case NeedYear:
		return Text{"报告年度", "the year reported on"}
	case NeedLevel:
		return Text{"机关层级", "the organ's level"}
	case NeedPublished:
		return Text{"公布日期", "the date of publication"}
	case NeedNarrative:
		return Text{"文字部分", "the narrative"}
	case NeedOthers:
		return Text{"其他机关同年度报告", "other organs' reports on the same year"}
	}
	return Text{fmt.Sprintf("Need(%d)", uint16(n)), fmt.Sprintf("Need(%d)", uint16(n))}
}

// needNames are the names of the needs in data, by their bits.
var needNames = [needBits]string{"prior", "members", "someMembers", "year", "level", "published", "narrative", "others"}

// String returns the names of the needs as data has them, "prior,year".
func (n Need) String() string { return strings.Join(n.names(), ",") }

func (n Need) names() []string {
	names := []string{}
	for bit, name := range needNames {
		if n&(1<<bit) != 0 {
			names = append(names, name)
		}
	}
	return names
}

// MarshalJSON returns the names as an array: ["prior", "year"].
func (n Need) MarshalJSON() ([]byte, error) {
	if n >= 1<<needBits {
		return nil, fmt.Errorf("validate: %d is no need", uint16(n))
	}
	return json.Marshal(n.names())
}

// UnmarshalJSON reads an array of names.
func (n *Need) UnmarshalJSON(data []byte) error {
	var names []string
	if err := json.Unmarshal(data, &names); err != nil {
		return fmt.Errorf("validate: needs: %w", err)
	}
	*n = 0
	for _, name := range names {
		bit := slices.Index(needNames[:], name)
		if bit < 0 {
			return fmt.Errorf("validate: %.32q is no need", name)
		}
		*n |= 1 << bit
	}
	return nil
}
