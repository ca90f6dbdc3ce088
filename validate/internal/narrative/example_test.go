package narrative_test

import (
	"fmt"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/validate/internal/narrative"
)

func ExampleCheck() {
	r := &govinfo.Report{
		Year: 2023,
		Overview: govinfo.Text("2023年，我局共收到政府信息公开申请15件，其中自然人10件。" +
			"上年结转3件。全市共收到政府信息公开申请163件。"),
	}
	r.Applications.Received = govinfo.ByApplicant{
		NaturalPerson: govinfo.N(10), Business: govinfo.N(5), Research: govinfo.N(0),
		PublicWelfare: govinfo.N(0), LegalService: govinfo.N(0), OtherOrganization: govinfo.N(0), Total: govinfo.N(15),
	}
	r.Applications.CarriedIn = govinfo.ByApplicant{NaturalPerson: govinfo.N(2), Total: govinfo.N(2)}
	r.Applications.Outcomes.Total = govinfo.ByApplicant{NaturalPerson: govinfo.N(12), Total: govinfo.N(17)}

	narrative.Check(r, nil, func(i narrative.Issue) {
		fmt.Printf("%s %s: %q says %v, the table %v\n", i.Rule, i.Ref, i.Quote, i.Got, i.Want)
	})
	// Output:
	// N03 applications.carriedIn.total: "上年结转3件。" says 3, the table 2
}
