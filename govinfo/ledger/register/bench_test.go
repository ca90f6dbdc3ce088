package register_test

import (
	"fmt"
	"testing"

	"github.com/openxxgk/annualreport/govinfo/ledger/register"
)

// A register of many rows: time a row must not grow with their number.
func BenchmarkImport(b *testing.B) {
	for _, n := range []int{1_000, 100_000} {
		rows := [][]string{{"序号", "登记编号", "收件日期", "申请人姓名", "申请人类别", "受理方式", "申请内容", "办结日期", "答复类型", "备注"}}
		for i := range n {
			rows = append(rows, []string{fmt.Sprint(i), fmt.Sprintf("青示依〔2024〕%d号", i), "2024年3月4日", "（略）", "公民", "网上申请", "示范路改造方案", "2024/4/1", "予以公开", ""})
		}
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				if result, err := register.Import(rows); err != nil || len(result.Cases) != n {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/row")
		})
	}
}
