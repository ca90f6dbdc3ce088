// Package suppress keeps what a province has decided not to hold against its
// organs in a file, and tells what of it is of no use any more.
//
// The file is JSON, an object whose "suppressions" are the records of
// [validate.Suppression]:
//
//	{"suppressions": [
//	  {"rule": "M03", "year": 2023, "reason": "经批准延期公布", "until": "2024-03-31"},
//	  {"rule": "D01", "organ": "云溪县民政局", "year": 2023, "ref": "disputes.reconsideration", "reason": "已发更正公告"}
//	]}
//
// [Parse] reads it and takes nothing that it does not understand: a key, a rule
// or a ref that is unknown is an error that names its line. A [Run] gives the
// engine those that hold on a day, counts what each of them suppressed, and tells
// afterwards of those that have expired and of those that suppressed nothing.
//
// Everything here may be used by several goroutines at once; what it is given must not
// change meanwhile, and is not changed.
package suppress

import _ "embed" // for the schema

//go:embed schema.json
var schema string

// Schema returns the JSON Schema (2020-12) of the file. Whether rules and refs
// are known, [Parse] says.
func Schema() string { return schema }
