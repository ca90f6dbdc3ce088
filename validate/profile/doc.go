// Package profile holds what a province, a city or a system asks of its organs beyond
// the law, as data: earlier dates, the length of 总体情况, the figures that it must name,
// severities, sums and ratios of one's own, and what is not to be held against whom.
//
// A profile is JSON. [Parse] takes nothing that it does not understand; [Schema] is for
// editors. [Profile.Options] makes the options of an engine:
//
//	p, err := profile.Parse(data)
//	options, err := p.Options(today)
//	engine, err := validate.New(options...)
//
// Rules of a profile have its id before theirs ("YX-LENGTH") and cite the profile's basis.
// Its dates are those of rule M03.
//
// Everything here may be used by several goroutines at once; what it is given must not
// change meanwhile, and is not changed.
package profile

import _ "embed" // for the schema

//go:embed schema.json
var schema string

// Schema returns the JSON Schema (2020-12) of a profile.
func Schema() string { return schema }
