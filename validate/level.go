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
