package main

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/read"
	"github.com/openxxgk/annualreport/validate"
	"golang.org/x/text/language"
)

// errNobody says that a report cannot be kept, for it is not known whose it is.
var errNobody = errors.New("the organ or the year is not known")

// add reads a file, checks the report by an engine and keeps both. The county is the one given,
// or what the register of organs has for the organ. A report that is there already
// of the organ and year is replaced.
func (d *database) add(ctx context.Context, engine *validate.Engine, file, county string) (validate.Result, error) {
	reading, err := (read.Options{}).File(ctx, file)
	if err != nil {
		return validate.Result{}, err
	}
	filing := validate.FilingOf(reading)
	result := engine.Check(filing)
	err = d.change(ctx, func(tx *transaction) error { return tx.save(filing, result, file, county) })
	if err != nil {
		return result, fmt.Errorf("%s: %w", file, err)
	}
	return result, nil
}

func (t *transaction) save(filing validate.Filing, result validate.Result, file, county string) error {
	r := filing.Report
	if r.Agency.Name == "" || r.Year == 0 {
		return errNobody
	}
	if county == "" {
		err := t.row(`SELECT county_name FROM known_organ WHERE organ_name = $1 ORDER BY county_name LIMIT 1`, r.Agency.Name).Scan(&county)
		if err != nil && !errors.Is(err, sql.ErrNoRows) {
			return err
		}
	}
	if err := t.exec(`DELETE FROM annual_report WHERE organ_name = $1 AND county_name = $2 AND report_year = $3`, r.Agency.Name, county, r.Year); err != nil {
		return err
	}
	var id int
	if err := t.row(`SELECT COALESCE(MAX(report_id), 0) + 1 FROM annual_report`).Scan(&id); err != nil {
		return err
	}
	err := t.exec(`INSERT INTO annual_report (report_id, organ_name, county_name, report_year, report_title, published_on, source_file, report_json)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`, id, r.Agency.Name, county, r.Year, r.Title, r.Published, file, r)
	if err != nil {
		return err
	}
	return errors.Join(t.saveCells(id, r, result), t.saveFindings(id, result))
}

// saveCells keeps every cell of the report's forms, a blank one as NULL.
func (t *transaction) saveCells(id int, r *govinfo.Report, result validate.Result) error {
	unread := make(map[govinfo.Ref]bool)
	for _, part := range result.Unread {
		for _, ref := range part.Cells {
			unread[ref] = true
		}
	}
	for ref, value := range r.Cells() {
		err := t.exec(`INSERT INTO report_cell (report_id, cell_ref, cell_value, was_unread) VALUES ($1, $2, $3, $4)`,
			id, string(ref), value, map[bool]int{true: 1}[unread[ref]])
		if err != nil {
			return err
		}
	}
	return nil
}

// saveFindings keeps the findings, and the suppressed ones with the reason.
func (t *transaction) saveFindings(id int, result validate.Result) error {
	number := 0
	save := func(f validate.Finding, reason sql.NullString) error {
		content, err := json.Marshal(f)
		if err != nil {
			return err
		}
		number++
		return t.exec(`INSERT INTO report_finding (report_id, finding_no, rule_id, severity_name, place_ref, finding_text, finding_json, suppress_reason)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
			id, number, string(f.Rule), f.Severity, string(f.Ref), f.Message(language.Chinese), string(content), reason)
	}
	for _, f := range result.Findings {
		if err := save(f, sql.NullString{}); err != nil {
			return err
		}
	}
	for _, s := range result.Suppressed {
		if err := save(s.Finding, sql.NullString{String: s.Reason, Valid: true}); err != nil {
			return err
		}
	}
	return nil
}
