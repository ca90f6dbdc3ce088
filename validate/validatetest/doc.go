// Package validatetest makes compliance checks of annual reports part of go
// test. A department's tests may hold nothing but
//
//	func TestReports(t *testing.T) {
//		validatetest.Files(t, os.DirFS("reports"), "*.json", validatetest.Suite{})
//	}
//
// [Check] and [Files] fail for findings that are errors, and for what a reader
// could not read, and log all else: warnings and notes, doubts of the reader,
// checks that were skipped. [Clean] fails for any finding. [Expect] and [Run] compare what is found with complete
// expectations: a finding that is missing fails as one that was not expected
// does, so that a rule that stopped working is noticed.
//
// Expectations name rules and refs ("A02 applications.outcomes.total.total"),
// never words. They are sorted before they are compared.
package validatetest
