package validate

import (
	"cmp"

	"github.com/openxxgk/annualreport/govinfo"
)

// Level is the level of the organ that rules went by.
type Level struct {
	// Level is unknown where nobody told it and the organ's name does not settle it.
	Level govinfo.AgencyLevel `json:"level"`
	// Inferred says that the level is what the organ's name settles
	// ([govinfo.LevelOfName]) and that [Filing.Level] does not tell it.
	Inferred bool `json:"inferred"`
}

// level returns the level that the filing tells, else the one that the report
// states, else the one that the organ's name settles.
func (f *Filing) level() Level {
	if f.Level != govinfo.LevelUnknown {
		return Level{Level: f.Level}
	}
	stated := f.Report.Agency.Level
	named, sure := govinfo.LevelOfName(f.Report.Agency.Name)
	if !sure {
		return Level{Level: stated}
	}
	level := cmp.Or(stated, named)
	return Level{Level: level, Inferred: level == named}
}

// Text names the level, and says where it was inferred.
func (l Level) Text() Text {
	text, known := levelNames[l.Level]
	if !known {
		text = Text{"未知", "unknown"}
	}
	if l.Inferred {
		text = Text{text.ZH + "（按机关名称推定）", text.EN + ", by the organ's name"}
	}
	return text
}

var levelNames = map[govinfo.AgencyLevel]Text{
	govinfo.LevelStateCouncil:         {"国务院部门", "department of the State Council"},
	govinfo.LevelProvince:             {"省级人民政府", "provincial government"},
	govinfo.LevelProvincialDepartment: {"省级政府部门", "department of a province"},
	govinfo.LevelCity:                 {"市级人民政府", "municipal government"},
	govinfo.LevelMunicipalDepartment:  {"市级政府部门", "department of a city"},
	govinfo.LevelCounty:               {"县级人民政府", "county government"},
	govinfo.LevelCountyDepartment:     {"县级政府部门", "department of a county"},
	govinfo.LevelTown:                 {"乡镇、街道", "township or subdistrict"},
}
