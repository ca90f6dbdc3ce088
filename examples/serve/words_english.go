package main

import (
	"github.com/openxxgk/annualreport/govinfo"
	"golang.org/x/text/language"
)

var english = wording{
	lang: "en", htmlLang: "en", tag: language.English, form: language.English,
	page: pageWords{
		Title:  "Check an annual report on government information",
		Lead:   "Put in a report: its totals, its balances and the figures in its text are checked at once. Correct it in the form and download it.",
		Local:  "All of it happens on this machine. Nothing is sent on or stored.",
		Remote: "The report is held in the server’s memory while it is checked. Nothing is stored.",
		Other:  "中文",

		Open:      "Open a report",
		Drop:      "Drop a file here, or",
		Choose:    "Choose a file",
		Paste:     "or paste the whole report from a web page or Word here",
		ReadPaste: "Check what was pasted",

		Another:    "Another report",
		Report:     "Report",
		Findings:   "Findings",
		Hint:       "Figures can be changed in the form and are checked as you type. Up, Down and Enter move within a column.",
		Changes:    "Changes made",
		Restore:    "Restore",
		ToFindings: "See findings",

		Download: "Download",
		Marked:   "with the findings (web page and Word)",
		NoScript: "This page needs JavaScript to read and check a report.",

		Busy:     "Reading…",
		Discard:  "Your changes have not been downloaded and will be lost. Open another report?",
		TooLarge: "The file is too large: up to 16 MB can be read.",
		Offline:  "The checker does not answer. Is it still running?",

		Unread:     "Not read",
		UnreadHint: "This could not be read, which is not blank. Fill it in from the document.",

		Basis:        "What it is checked by",
		Level:        "Level of the organ",
		LevelUnknown: "not stated (what depends on it is not checked)",
		Prior:        "Last year’s report",
		ChoosePrior:  "Choose a file",
		RemovePrior:  "Remove",

		Register:       "Register of requests",
		RemoveRegister: "Remove the register",
		RegisterCells:  "Other than the register",
		RegisterHint:   "A register can be dropped here: CSV, Excel, Word or JSON. Its personal columns are not read.",
	},
	found:            [4]string{"Errors: %d", "Warnings: %d", "Notes: %d", "Not read: %d"},
	nothingFound:     "Nothing found",
	comma:            ", ",
	skipped:          "; %d checks could not be made because figures are blank",
	doubt:            "Doubt in reading: ",
	moreProblems:     "%d more doubts in reading are not listed",
	oneSuspect:       "Most likely wrong",
	someSuspects:     "Possibly wrong (each of these makes the sums hold; the likeliest first)",
	manySuspects:     "Possibly wrong (much does not agree; some of the ways to mend it, the likeliest first)",
	take:             "Change to %s",
	takeAll:          "Change so",
	change:           "%s: %s → %s",
	blank:            "blank",
	notANumber:       "“%s” %s; the cell counts as blank for now",
	untitled:         "(no title)",
	register:         "%d: %d requests, %d not counted, %d problems",
	registerCell:     "%s: %s in the report, %s by the register",
	registerCases:    " (%s)",
	registerEnd:      ")",
	notTheYearBefore: "It is not on the year before the report’s and is not compared.",
	levels: map[govinfo.AgencyLevel]string{
		govinfo.LevelStateCouncil: "department of the State Council",
		govinfo.LevelProvince:     "provincial government", govinfo.LevelProvincialDepartment: "provincial department",
		govinfo.LevelCity: "municipal government", govinfo.LevelMunicipalDepartment: "municipal department",
		govinfo.LevelCounty: "county government", govinfo.LevelCountyDepartment: "county department",
		govinfo.LevelTown: "township or subdistrict",
	},
	reasons: entryReasons{
		fraction: "is not a whole number", exponent: "has an exponent", long: "has too many digits",
		grouping: "has its thousands separated in the wrong place", remark: "has something beside the number", other: "is not a number",
	},
	failures: failures{
		host:       "The program is not called by this address. Use the one that it printed when it was started.",
		origin:     "The request comes from a page of another site and was refused.",
		internal:   "The program failed on this report.",
		busy:       "Too much is asked at once. Try again in a moment.",
		slow:       "The file came too slowly and was given up. Check the network and try again.",
		long:       "The file takes too long to work on. Save it as a smaller one with the annual report alone.",
		empty:      "The file is empty.",
		noReport:   "The file has no table and no section of an annual report.",
		large:      "The file is too large: up to 16 MB can be read.",
		json:       "The JSON is not that of a report: %s.",
		form:       "The request is incomplete or malformed.",
		format:     "A report is downloaded as a web page, as Word or as JSON.",
		damaged:    "The file is damaged or incomplete and cannot be read.",
		register:   "This is no register that can be counted: it needs headings such as 登记编号, 收到日期 and 申请人类别, one column for each; and the report needs a year.",
		unreadable: "%s: %s. Correct it to download the report.",
	},
}
