package main

import (
	"context"
	"database/sql"
	"encoding/csv"
	"fmt"
	"io"
	"strings"

	"github.com/openxxgk/annualreport/govinfo"
)

// brokenRule is how often a rule is broken in a county.
type brokenRule struct {
	County   string
	Rule     string
	Reports  int // in which it is broken
	Findings int
}

// brokenRules returns the rules that the reports on a year break, those that most
// of a county's reports break first.
func (d *database) brokenRules(ctx context.Context, year int) ([]brokenRule, error) {
	return query(ctx, d, func(rows *sql.Rows, b *brokenRule) error {
		return rows.Scan(&b.County, &b.Rule, &b.Reports, &b.Findings)
	}, `SELECT r.county_name, f.rule_id, COUNT(DISTINCT r.report_id), COUNT(*)
		FROM report_finding f JOIN annual_report r ON r.report_id = f.report_id
		WHERE r.report_year = $1 AND f.suppress_reason IS NULL
		GROUP BY r.county_name, f.rule_id
		ORDER BY r.county_name, COUNT(DISTINCT r.report_id) DESC, f.rule_id`, year)
}

// organ is an organ and its county.
type organ struct{ Name, County string }

// notFiled returns the organs of the register whose report on the year is not
// here.
func (d *database) notFiled(ctx context.Context, year int) ([]organ, error) {
	return query(ctx, d, func(rows *sql.Rows, o *organ) error { return rows.Scan(&o.Name, &o.County) },
		`SELECT o.organ_name, o.county_name FROM known_organ o
		WHERE NOT EXISTS (SELECT 1 FROM annual_report r
			WHERE r.organ_name = o.organ_name AND r.county_name = o.county_name AND r.report_year = $1)
		ORDER BY o.county_name, o.organ_name`, year)
}

// figure is what a report on a year has in a cell.
type figure struct {
	Year   int
	Organ  string
	Value  govinfo.Amount // blank where the cell is
	Unread bool           // it is blank because it could not be read
}

// overYears returns what a cell says year by year, of one organ, or of all where
// the name is empty.
func (d *database) overYears(ctx context.Context, ref govinfo.Ref, organ string) ([]figure, error) {
	if _, known := ref.Index(); !known {
		return nil, fmt.Errorf("%q is no cell", string(ref))
	}
	where, arguments := "", []any{string(ref)}
	if organ != "" {
		where, arguments = "AND r.organ_name = $2", append(arguments, organ)
	}
	return query(ctx, d, func(rows *sql.Rows, f *figure) error {
		return rows.Scan(&f.Year, &f.Organ, &f.Value, &f.Unread)
	}, `SELECT r.report_year, r.organ_name, c.cell_value, c.was_unread
		FROM report_cell c JOIN annual_report r ON r.report_id = c.report_id
		WHERE c.cell_ref = $1 `+where+`
		ORDER BY r.organ_name, r.report_year`, arguments...)
}

// query returns the rows of a query, each read by scan.
func query[Row any](ctx context.Context, d *database, scan func(*sql.Rows, *Row) error, text string, arguments ...any) ([]Row, error) {
	rows, err := d.QueryContext(ctx, text, arguments...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []Row
	for rows.Next() {
		var row Row
		if err := scan(rows, &row); err != nil {
			return nil, err
		}
		all = append(all, row)
	}
	return all, rows.Err()
}

// register takes the organs that are to file from rows of organ and county, and
// returns how many are new. Organs that are known already stay.
func (d *database) register(ctx context.Context, source io.Reader) (added int, err error) {
	rows := csv.NewReader(source)
	rows.FieldsPerRecord = 2
	organs, err := rows.ReadAll()
	if err != nil {
		return 0, err
	}
	err = d.change(ctx, func(tx *transaction) error {
		for _, row := range organs {
			name, county := strings.TrimSpace(strings.TrimPrefix(row[0], "\ufeff")), strings.TrimSpace(row[1])
			if name == "" {
				return fmt.Errorf("an organ without a name in %q", row)
			}
			result, err := tx.ExecContext(ctx, `INSERT INTO known_organ (organ_name, county_name) VALUES ($1, $2) ON CONFLICT DO NOTHING`, name, county)
			if err != nil {
				return err
			}
			n, err := result.RowsAffected()
			if err != nil {
				return err
			}
			added += int(n)
		}
		return nil
	})
	return added, err
}
