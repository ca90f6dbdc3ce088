package register

import (
	"strings"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/ledger"
	"github.com/openxxgk/annualreport/govinfo/ledger/fees"
	"github.com/openxxgk/annualreport/internal/words"
	"github.com/shopspring/decimal"
)

// amount reads a fee in yuan: 380, 380元, ￥1,200.00, 人民币380元整.
func (r *record) amount(text string) {
	if isUnstated(text) {
		return
	}
	amount, remark, err := govinfo.ScanAmount(withoutCurrency(text))
	switch words.Fold(remark) {
	case "", "元", "元整", "圆", "圆整", "元人民币":
	default:
		err = govinfo.ErrRemark
	}
	if sum, _ := amount.Decimal(); err != nil || sum.IsNegative() || ledger.LooksPersonal(text) {
		r.fault("L51", "fee.amount", shape(text))
		return
	}
	r.fee.Amount = amount
}

// settleBasis says what a fee is reckoned by where the register does not and only one can
// be: a fee that is the tariff's for the pages, or no multiple of 100 yuan as all fees by
// items are, is by pages.
func (i *importing) settleBasis(r *record) {
	amount, stated := r.fee.Amount.Decimal()
	if r.fee.Basis != "" || !stated || amount.IsZero() {
		return
	}
	yuan, known := fees.ByPages(r.fee.Pages)
	byPages := known && amount.Equal(decimal.NewFromInt(yuan)) || !amount.Mod(decimal.NewFromInt(100)).IsZero()
	if byPages && r.fee.Pages > 0 && r.Items == 0 {
		r.fee.Basis = ledger.ByPages
		return
	}
	i.note(Note{Code: NoteFeeBasis, Row: r.Row})
}

// withoutCurrency cuts the sign of the currency before an amount.
func withoutCurrency(text string) string {
	text = strings.TrimSpace(text)
	for _, sign := range [...]string{"人民币", "RMB", "CNY", "￥", "¥"} {
		text = strings.TrimSpace(strings.TrimPrefix(text, sign))
	}
	return text
}
