package govinfo

import (
	"cmp"
	"fmt"
	"time"
)

// Agency is the organ that reports. Every field may be empty: a published
// report often says no more than the name.
type Agency struct {
	Name       string      `json:"name"`       // as the title names it
	Level      AgencyLevel `json:"level"`      // decides which rules apply, e.g. who may make 规章
	RegionCode string      `json:"regionCode"` // six digits of GB/T 2260
	CreditCode string      `json:"creditCode"` // 统一社会信用代码, 18 characters of GB 32100
	Contact    Contact     `json:"contact"`
}

// Contact is how to reach the organ's 政府信息公开工作机构.
type Contact struct {
	Address    string `json:"address"`
	PostalCode string `json:"postalCode"`
	Phone      string `json:"phone"`
	Email      string `json:"email"`
	Website    string `json:"website"`
}

// AgencyLevel is the place of an organ in the administration. The empty level is
// unknown, and rules that need it stay silent.
type AgencyLevel string

// The levels told apart by the rules: whether the organ is a government (条例
// art. 50(四) asks more of its report, and art. 49 gives it until 31 March) and
// whether it may make 规章 (立法法).
const (
	LevelUnknown              AgencyLevel = ""
	LevelStateCouncil         AgencyLevel = "stateCouncilDepartment" // 国务院部门
	LevelProvince             AgencyLevel = "provincialGovernment"   // 省级人民政府
	LevelProvincialDepartment AgencyLevel = "provincialDepartment"   // 省级政府部门
	LevelCity                 AgencyLevel = "municipalGovernment"    // 市级人民政府（设区的市、自治州）
	LevelMunicipalDepartment  AgencyLevel = "municipalDepartment"    // 市级政府部门
	LevelCounty               AgencyLevel = "countyGovernment"       // 县级人民政府
	LevelCountyDepartment     AgencyLevel = "countyDepartment"       // 县级政府部门
	LevelTown                 AgencyLevel = "township"               // 乡镇人民政府、街道办事处
)

// AgencyLevels returns the known levels from the top down.
func AgencyLevels() []AgencyLevel {
	return []AgencyLevel{
		LevelStateCouncil,
		LevelProvince, LevelProvincialDepartment,
		LevelCity, LevelMunicipalDepartment,
		LevelCounty, LevelCountyDepartment,
		LevelTown,
	}
}

// IsGovernment reports whether the level is a people's government of any rank,
// not a department. A 街道办事处 counts with the towns, though it is an office.
func (l AgencyLevel) IsGovernment() bool {
	switch l {
	case LevelProvince, LevelCity, LevelCounty, LevelTown:
		return true
	}
	return false
}

// Date is a day of the civil calendar. The zero Date is unstated.
type Date struct {
	Year  int        // as 2022
	Month time.Month // 1 to 12
	Day   int        // 1 to 31; that the month has it is for [ParseDate] to see
}

// ParseDate reads "2022-01-31". An empty text is the zero Date; any other one, and a day
// that no calendar has, is an error.
func ParseDate(text string) (Date, error) {
	if text == "" {
		return Date{}, nil
	}
	t, err := time.Parse(time.DateOnly, text)
	if err != nil {
		return Date{}, fmt.Errorf("govinfo: %.32q is not a date as 2022-01-31", text)
	}
	return Date{Year: t.Year(), Month: t.Month(), Day: t.Day()}, nil
}

// IsZero reports whether the date is unstated.
func (d Date) IsZero() bool { return d == Date{} }

// Compare returns -1, 0 or +1 as d is before, the same as or after e.
func (d Date) Compare(e Date) int {
	return cmp.Or(cmp.Compare(d.Year, e.Year), cmp.Compare(d.Month, e.Month), cmp.Compare(d.Day, e.Day))
}

// String returns the date as "2022-01-31", or "" for the zero Date.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

// MarshalText returns [Date.String].
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads as [ParseDate].
func (d *Date) UnmarshalText(text []byte) error {
	parsed, err := ParseDate(string(text))
	if err != nil {
		return err
	}
	*d = parsed
	return nil
}
