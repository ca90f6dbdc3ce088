// Package compliance answers the question: how does a ministry check the annual
// reports of its departments in go test?
//
// The answer is in compliance_test.go: the statutory rules, two rules of the
// ministry's own, a severity that it takes more seriously than the form does,
// a finding that it has accepted for a stated reason; and, in province_test.go, a suite
// over 300 files of all formats with a file of suppressions. Run it with
//
//	go test -v ./examples/compliance
package compliance
