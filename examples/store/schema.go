package main

// steps are the schema, step by step: a database that has done some is given the
// others. A step that was released is never changed.
//
// Every name has an underscore, which keeps it apart from the reserved words of
// PostgreSQL, DM and Kingbase; names are not quoted anywhere. {number} is a type
// that keeps a decimal number as it is written.
var steps = [][]string{
	{
		`CREATE TABLE annual_report (
			report_id    INTEGER PRIMARY KEY,
			organ_name   VARCHAR(400) NOT NULL,
			county_name  VARCHAR(400) NOT NULL,
			report_year  INTEGER NOT NULL,
			report_title TEXT NOT NULL,
			published_on VARCHAR(10),
			source_file  TEXT NOT NULL,
			report_json  TEXT NOT NULL,
			UNIQUE (organ_name, county_name, report_year)
		)`,
		// A blank cell has no cell_value. Whether the organ left it blank or it could
		// not be read, was_unread says: 1 is unread.
		`CREATE TABLE report_cell (
			report_id  INTEGER NOT NULL REFERENCES annual_report (report_id) ON DELETE CASCADE,
			cell_ref   VARCHAR(100) NOT NULL,
			cell_value {number},
			was_unread SMALLINT NOT NULL,
			PRIMARY KEY (report_id, cell_ref)
		)`,
		`CREATE TABLE report_finding (
			report_id     INTEGER NOT NULL REFERENCES annual_report (report_id) ON DELETE CASCADE,
			finding_no    INTEGER NOT NULL,
			rule_id       VARCHAR(40) NOT NULL,
			severity_name VARCHAR(10) NOT NULL,
			place_ref     VARCHAR(100) NOT NULL,
			finding_text  TEXT NOT NULL,
			finding_json  TEXT NOT NULL,
			PRIMARY KEY (report_id, finding_no)
		)`,
		`CREATE TABLE known_organ (
			organ_name  VARCHAR(400) NOT NULL,
			county_name VARCHAR(400) NOT NULL,
			PRIMARY KEY (organ_name, county_name)
		)`,
	},
	{
		// What was suppressed is kept, with the reason; NULL is not suppressed.
		`ALTER TABLE report_finding ADD suppress_reason TEXT`,
		`CREATE INDEX finding_by_rule ON report_finding (rule_id)`,
		`CREATE INDEX cell_by_ref ON report_cell (cell_ref)`,
	},
}
