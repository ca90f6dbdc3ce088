// Package annualreport is the root of a library for 政府信息公开工作年度报告, the
// report that every Chinese administrative organ must publish each year on how
// it disclosed government information (《中华人民共和国政府信息公开条例》 articles
// 49 and 50).
//
// The root package holds no code. Start with the package that answers your
// question:
//
//   - [github.com/openxxgk/annualreport/govinfo] holds such a report as typed
//     structs, and both statutory forms as data.
//   - [github.com/openxxgk/annualreport/govinfo/read] turns the bytes of a
//     published report into those structs, with the origin of every figure.
//   - [github.com/openxxgk/annualreport/validate] checks a report against the
//     statutory totals and balances and says which figure is most likely wrong.
//   - [github.com/openxxgk/annualreport/validate/validatetest] does so in go test.
//   - [github.com/openxxgk/annualreport/render] writes a report as HTML, text or
//     Markdown, and [github.com/openxxgk/annualreport/render/docx] as a Word file,
//     in the statutory layout, with the findings marked in it.
//
// Data flows one way:
//
//	bytes → document → recognize → govinfo.Report → validate
//	                                             → render → document → bytes
//
// The neutral document model, [github.com/openxxgk/annualreport/govinfo/document],
// is where readers and writers meet, so what is written can be read back.
package annualreport

//go:generate sh -c "go run ./internal/architecture > architecture.svg.new && mv architecture.svg.new docs/architecture.svg"
