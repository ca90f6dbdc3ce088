package main

import (
	"context"
	"encoding/binary"
	"hash/crc32"
	"iter"

	"github.com/openxxgk/annualreport/examples/bulk/internal/inorder"
	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/validate"
)

// otherReports are other organs' reports, by the sentences of their texts alone. When
// they are made they may be used by several goroutines at once.
type otherReports struct {
	texts *validate.Others // nil without -others
	sum   uint32           // checksum of what they were made of
}

// indexOthers reads other organs' reports. Those that cannot be read are passed over:
// where they are sources, too, they are told there.
func indexOthers(ctx context.Context, s *settings, items iter.Seq[item]) (otherReports, error) {
	o := otherReports{texts: new(validate.Others)}
	type other struct {
		report *govinfo.Report
		sum    uint32
	}
	err := inorder.Run[item, other]{
		Workers: s.workers, Memory: int64(s.memory) << 20, Size: item.memory,
		Work: func(ctx context.Context, it item) other {
			filing, content, err := it.load(ctx)
			if err != nil {
				return other{}
			}
			return other{filing.Report, crc32.ChecksumIEEE(content)}
		},
		Take: func(_ item, read other) error {
			if read.report != nil {
				o.texts.Add(read.report)
				o.sum = crc32.Update(o.sum, crc32.IEEETable, binary.BigEndian.AppendUint32(nil, read.sum))
			}
			return nil
		},
	}.Do(ctx, items)
	return o, err
}
