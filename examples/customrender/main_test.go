package main

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"os"
	"testing"

	"github.com/openxxgk/annualreport/govinfo/read"
)

func Example() {
	if err := run(os.Stdout, "message", ""); err != nil {
		fmt.Println(err)
	}
	// Output:
	// 【云溪县水利局2023年政府信息公开工作年度报告】
	// 收到申请：20件
	// 上年结转：0件
	// 办理完毕：17件
	// 结转下年：3件
	// 行政复议：0件
	// 直接起诉：0件
	// 复议后起诉：1件
	// 其他：本机关本年度未收取信息处理费。
}

func TestCSVHasEveryCell(t *testing.T) {
	var out bytes.Buffer
	if err := run(&out, "csv", ""); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(&out).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	values := make(map[string]string)
	for _, row := range rows[1:] {
		values[row[1]] = row[3]
	}
	reading, err := read.Bytes(sample)
	if err != nil {
		t.Fatal(err)
	}
	cells := 0
	for ref, value := range reading.Report.Cells() {
		cells++
		if got, ok := values[string(ref)]; !ok || got != value.String() {
			t.Errorf("%s is %q, want %q", ref, got, value)
		}
	}
	if cells != 200 || len(rows) != 201 {
		t.Errorf("%d cells, %d rows", cells, len(rows))
	}
}

func TestUnknownFormat(t *testing.T) {
	if err := run(new(bytes.Buffer), "pdf", ""); err == nil {
		t.Error("no error")
	}
}
