package govinfo_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/govinfo"
)

// An organ that stands in a folder twice was counted twice.
func TestSumRefusesTheSameOrganTwice(t *testing.T) {
	const one, other = "11330000MB0000001X", "11330000MB0000002Y"
	for name, test := range map[string]struct {
		a, b govinfo.Agency
		same bool
	}{
		"names":               {govinfo.Agency{Name: "云溪县民政局"}, govinfo.Agency{Name: "云溪县民政局"}, true},
		"other names":         {govinfo.Agency{Name: "云溪县民政局"}, govinfo.Agency{Name: "云溪县水利局"}, false},
		"no names":            {govinfo.Agency{}, govinfo.Agency{}, false},
		"codes":               {govinfo.Agency{Name: "民政局", CreditCode: one}, govinfo.Agency{Name: "云溪县民政局", CreditCode: one}, true},
		"name, other codes":   {govinfo.Agency{Name: "民政局", CreditCode: one}, govinfo.Agency{Name: "民政局", CreditCode: other}, false},
		"name, one code":      {govinfo.Agency{Name: "民政局", CreditCode: one}, govinfo.Agency{Name: "民政局"}, true},
		"name, other regions": {govinfo.Agency{Name: "民政局", RegionCode: "330101"}, govinfo.Agency{Name: "民政局", RegionCode: "330102"}, false},
		"name, one region":    {govinfo.Agency{Name: "民政局"}, govinfo.Agency{Name: "民政局", RegionCode: "330102"}, true},
	} {
		t.Run(name, func(t *testing.T) {
			first, between, second := govinfo.Report{Agency: test.a}, govinfo.Report{Title: "其他"}, govinfo.Report{Agency: test.b}
			_, err := govinfo.Sum(&first, &between, &second)
			if errors.Is(err, govinfo.ErrSameOrgan) != test.same || !test.same && err != nil {
				t.Fatal(err)
			}
			if test.same && !strings.Contains(err.Error(), "member 0 and member 2") {
				t.Error(err)
			}
			adder := govinfo.Adder{SameOrgan: true}
			if err := errors.Join(adder.Add(&first), adder.Add(&second)); err != nil {
				t.Error(err)
			}
		})
	}
}

// What is refused is not known afterwards.
func TestAdderForgetsWhatItRefused(t *testing.T) {
	var adder govinfo.Adder
	first, wrongYear := govinfo.Report{Year: 2022, Agency: govinfo.Agency{Name: "甲"}}, govinfo.Report{Year: 2021, Agency: govinfo.Agency{Name: "乙"}}
	if err := adder.Add(&first); err != nil {
		t.Fatal(err)
	}
	if err := adder.Add(&wrongYear); !errors.Is(err, govinfo.ErrYears) {
		t.Fatal(err)
	}
	wrongYear.Year = 2022
	if err := adder.Add(&wrongYear); err != nil {
		t.Error(err)
	}
}
