package registerfile

import (
	"context"
	"errors"
	"testing"
)

// An unclosed quotation mark made one cell of all rows behind it, and nobody was told.
func TestUnclosedQuoteIsRefused(t *testing.T) {
	for text, want := range map[string]error{
		"编号,备注\n1,\"待定\n2,\n3,\n":  ErrQuote,
		"编号,备注\n1,\"两\n行\"\n":      nil,
		"编号,备注\n1,\"两\n行\"\n2,完\n": nil,
		"编号,备注\n1,5\" 宽\n2,完\n":    nil,
	} {
		if _, err := fromCSV(context.Background(), text); !errors.Is(err, want) {
			t.Errorf("%q: %v, want %v", text, err, want)
		}
	}
}
