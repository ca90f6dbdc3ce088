package titles

import "testing"

func TestCutAfterYear(t *testing.T) {
	for _, test := range []struct{ before, after string }{
		{"云溪县司法局2022年", "政府信息公开工作年度报告"},
		{"2019年云溪县人民政府办公室政府信息公开工作年度报告", ""},
		{"政府信息公开工作年度报告2022年度", ""},
		{"云溪县司法局政府信息公开工作年度报告", ""},
		{"年", ""},
		{"", ""},
	} {
		before, after := CutAfterYear(test.before + test.after)
		if before != test.before || after != test.after {
			t.Errorf("%q and %q, want %q and %q", before, after, test.before, test.after)
		}
	}
}
