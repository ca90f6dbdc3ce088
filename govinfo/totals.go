package govinfo

// Total is a cell of the form that is the sum of other cells.
type Total struct {
	Ref   Ref   `json:"ref"`
	Parts []Ref `json:"parts"`
}

// Totals returns the totals of the form, in form order of their tables: in
// table 三 the 总计 of every line and, in every column, （七）总计; in table 四 the
// 总计 of each kind of case. The balance 一 + 二 = 三（七） + 四 is no total: neither
// side is a cell.
func (f *Form) Totals() []Total {
	var totals []Total
	applications := &f.Tables[1].Blocks[0]
	outcomes := make([]Total, len(applications.Columns))
	for _, line := range applications.Lines {
		if line.IsGroup() {
			continue
		}
		last := len(line.Refs) - 1
		totals = append(totals, Total{Ref: line.Refs[last], Parts: line.Refs[:last:last]})
		if !line.Refs[0].Within("applications.outcomes") {
			continue
		}
		for column, ref := range line.Refs {
			if ref.Within("applications.outcomes.total") {
				outcomes[column].Ref = ref
			} else {
				outcomes[column].Parts = append(outcomes[column].Parts, ref)
			}
		}
	}
	totals = append(totals, outcomes...)
	cases := f.Tables[2].Blocks[0].Lines[0].Refs
	for kind := 0; kind < len(cases); kind += len(resultKeys) {
		last := kind + len(resultKeys) - 1
		totals = append(totals, Total{Ref: cases[last], Parts: cases[kind:last:last]})
	}
	return totals
}
