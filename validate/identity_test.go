package validate

import (
	"strings"
	"testing"
	"time"

	"github.com/openxxgk/annualreport/govinfo"
)

func TestValidCreditCode(t *testing.T) {
	for code, want := range map[string]bool{
		"91350100M000100Y43": true, // the example of GB 32100
		"91350100M000100Y44": false,
		"91350100m000100y43": false,
		"91350100M000100Y4":  false,
		"9135010OM000100Y43": false, // the letter O is not used
		"":                   false,
	} {
		if got := validCreditCode(code); got != want {
			t.Errorf("%q: %v", code, got)
		}
	}
}

func TestFieldForms(t *testing.T) {
	for _, test := range []struct {
		valid      func(string) bool
		good, bad  []string
		whatItIsOf string
	}{
		{validTelephone, []string{"0571-12345678", "12345", "（0571）12345678转8001", "010-1234567、010-7654321", "+86 571 12345678"}, []string{"", "1234", "暂无", "0571-1234567a"}, "telephone"},
		{validWebAddress, []string{"www.example.gov.cn", "http://example.gov.cn/a?b=c", "https://政府.中国/xxgk", "example.gov.cn:8080"}, []string{"无", "example", "ftp://example.gov.cn", "http://", "a b.cn", "http://."}, "web address"},
		{validRegionCode, []string{"110000", "330109", "659001", "820000"}, []string{"010000", "33010", "3301090", "990000", "33010a"}, "region code"},
	} {
		for _, text := range test.good {
			if !test.valid(text) {
				t.Errorf("%q is a %s", text, test.whatItIsOf)
			}
		}
		for _, text := range test.bad {
			if test.valid(text) {
				t.Errorf("%q is no %s", text, test.whatItIsOf)
			}
		}
	}
}

// A character that codes do not have is never made up for by the last one.
func TestCreditCodesOfOtherCharacters(t *testing.T) {
	const alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"
	for _, wrong := range "IOSVZa-" {
		for at := range 17 {
			code := []byte("91350100M000100Y4")
			code[at] = byte(wrong)
			for _, last := range alphabet {
				if validCreditCode(string(code) + string(last)) {
					t.Errorf("%s%c is valid", code, last)
				}
			}
		}
	}
	valid := 0
	for _, last := range alphabet {
		if validCreditCode("91350100M000100Y4" + string(last)) {
			valid++
		}
	}
	if valid != 1 {
		t.Errorf("%d last characters are right", valid)
	}
}

func TestTelephonesAtTheLimit(t *testing.T) {
	for text, want := range map[string]bool{
		"12345": true, "1234": false, "1-2-3-4-5": true, "123456789012345": true, "1234567890123456": false, "123456789012345转678901": true,
		"１２３４５": true, "12345ext6": true, "12345 Fax 67890": true, "12345x": false, "12345ｘ": false, "12345é": false, "12345（工作日）": true,
		"123456789ext0123456": true, "EXT12345": true, "Extern12345": false,
	} {
		if got := validTelephone(text); got != want {
			t.Errorf("%s: %t", text, got)
		}
	}
}

// What is given must be well-formed; what is blank, or blanks, need not.
func TestMalformedFields(t *testing.T) {
	checker, err := newIdentityChecker()
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		set  func(*govinfo.Report)
		want string
	}{
		{func(*govinfo.Report) {}, ""},
		{func(r *govinfo.Report) { r.Year = 2007 }, "year"}, {func(r *govinfo.Report) { r.Year = 2008 }, ""},
		{func(r *govinfo.Report) { r.Year = 2099 }, ""}, {func(r *govinfo.Report) { r.Year = 2100 }, "year"},
		{func(r *govinfo.Report) { r.Agency.Name = " " }, "agency.name"},
		{func(r *govinfo.Report) { r.Agency.Contact.PostalCode = " 310000 " }, ""}, {func(r *govinfo.Report) { r.Agency.Contact.PostalCode = "31000" }, "agency.contact.postalCode"},
		{func(r *govinfo.Report) { r.Agency.Contact.PostalCode = "3100001" }, "agency.contact.postalCode"}, {func(r *govinfo.Report) { r.Agency.Contact.PostalCode = "31000a" }, "agency.contact.postalCode"},
		{func(r *govinfo.Report) { r.Agency.Contact.Email = " a@example.gov.cn； b@example.gov.cn " }, ""}, {func(r *govinfo.Report) { r.Agency.Contact.Email = "；" }, "agency.contact.email"},
		{func(r *govinfo.Report) { r.Agency.Contact.Email = "a、b@example.gov.cn" }, "agency.contact.email"},
		{func(r *govinfo.Report) { r.Agency.Contact.Website = " example.gov.cn " }, ""}, {func(r *govinfo.Report) { r.Agency.Contact.Website = "http://.cn." }, "agency.contact.website"},
		{func(r *govinfo.Report) { r.Agency.Contact.Website = "http://[::1" }, "agency.contact.website"}, {func(r *govinfo.Report) { r.Agency.Contact.Website = "a\u3000b.cn" }, "agency.contact.website"},
		{func(r *govinfo.Report) {
			r.Agency.CreditCode, r.Agency.RegionCode, r.Agency.Contact.Phone = "1", "1", "1"
		}, "agency.regionCode agency.creditCode agency.contact.phone"},
	} {
		r := govinfo.Report{Agency: govinfo.Agency{Name: "云溪县民政局"}}
		test.set(&r)
		var found []string
		fields := identityOf(&r)
		for _, field := range checker.check(&fields) {
			found = append(found, string(field.ref))
		}
		if got := strings.Join(found, " "); got != test.want {
			t.Errorf("%+v: %q, want %q", r.Agency, got, test.want)
		}
	}
}

// The last day of each kind of organ, and of the years before the 条例 of 2019.
func TestLastDays(t *testing.T) {
	const department, government = govinfo.LevelCountyDepartment, govinfo.LevelCounty
	day := func(year int, month time.Month, day int) govinfo.Date {
		return govinfo.Date{Year: year, Month: month, Day: day}
	}
	for _, test := range []struct {
		year  int
		level govinfo.AgencyLevel
		name  string
		day   govinfo.Date
		want  string
	}{
		{2023, department, "", day(2024, 1, 31), ""}, {2023, department, "", day(2024, 2, 1), "2024-01-31"}, {2023, government, "", day(2024, 3, 31), ""}, {2023, government, "", day(2024, 4, 1), "2024-03-31"},
		{2018, department, "", day(2019, 3, 31), ""}, {2018, department, "", day(2019, 4, 1), "2019-03-31"}, {2019, department, "", day(2020, 2, 1), "2020-01-31"},
		{2023, govinfo.LevelTown, "", day(2024, 3, 1), ""}, {2023, govinfo.LevelStateCouncil, "", day(2024, 2, 1), "2024-01-31"},
		{2023, govinfo.LevelProvincialDepartment, "", day(2024, 2, 1), "2024-01-31"}, {2023, govinfo.LevelMunicipalDepartment, "", day(2024, 2, 1), "2024-01-31"},
		{2023, "", "云溪市水利局", day(2024, 2, 1), "2024-01-31"}, {2023, "", "云溪市 水利局", day(2024, 2, 1), "2024-01-31"}, {2023, "", "云溪市教育委员会", day(2024, 2, 1), "2024-01-31"},
		{2023, "", "云溪市人民政府办公室", day(2024, 2, 1), ""}, {2023, "", "云溪市人民政府水利局", day(2024, 2, 1), ""}, {2023, "", "云溪市人民政府", day(2024, 2, 1), ""}, {2023, "", "云溪市税务局", day(2024, 2, 1), ""},
		{2023, "", "云溪信息中心", day(2024, 3, 31), ""}, {2023, "", "云溪信息中心", day(2024, 4, 1), "2024-03-31"}, {2023, department, "", govinfo.Date{}, ""},
	} {
		r := govinfo.Report{Year: test.year, Published: test.day, Agency: govinfo.Agency{Name: test.name}}
		got := ""
		for _, f := range Check(Filing{Report: &r, Level: test.level}).Of("M03") {
			got += f.Want.String()
			if f.Got.String() != test.day.String() {
				t.Errorf("%+v: %v", test, f)
			}
		}
		if got != test.want {
			t.Errorf("%+v: %q", test, got)
		}
	}
}
