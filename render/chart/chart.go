package chart

import (
	"errors"
	"fmt"
	"io"
	"math"
	"strconv"
)

// Value is one value of a chart. The zero Value is 0, which is a value; see Missing.
type Value struct {
	// Low and High are the ends of the value, equal where it is known exactly. They are
	// not negative and finite.
	Low  float64 `json:"low"`
	High float64 `json:"high"`
	// Missing says that nothing is known. Low and High mean nothing then.
	Missing bool `json:"missing"`
	// Text is how the value is written, with its unit if it has one; "" writes Low, or
	// both ends, with at most one decimal place.
	Text string `json:"text"`
}

// Exact returns a value that is known.
func Exact(v float64) Value { return Value{Low: v, High: v} }

// Between returns a value of which only the ends are known.
func Between(low, high float64) Value { return Value{Low: low, High: high} }

func (v Value) known() bool { return !v.Missing && v.Low == v.High }

// label returns how the value is written.
func (v Value) label(missing string) string {
	switch {
	case v.Missing:
		return missing
	case v.Text != "":
		return v.Text
	case v.Low == v.High:
		return number(v.Low)
	}
	return number(v.Low) + "–" + number(v.High)
}

// number writes a number with at most one decimal place.
func number(v float64) string {
	return strconv.FormatFloat(math.Round(v*10)/10, 'f', -1, 64)
}

// Names are the words that a chart says by itself; the zero value is Chinese.
type Names struct {
	Missing string `json:"missing"` // of a value of which nothing is known: 无数据
	Unknown string `json:"unknown"` // of the part of a whole that no class is known to have: 未确定
	Label   string `json:"label"`   // the head of the first column of the table: 项目
	Table   string `json:"table"`   // what opens the table: 数据表
}

// English returns the names in English.
func English() Names {
	return Names{Missing: "no data", Unknown: "not determined", Label: "item", Table: "table of values"}
}

func (n Names) orChinese() Names {
	chinese := Names{Missing: "无数据", Unknown: "未确定", Label: "项目", Table: "数据表"}
	for _, name := range []struct {
		at *string
		to string
	}{{&n.Missing, chinese.Missing}, {&n.Unknown, chinese.Unknown}, {&n.Label, chinese.Label}, {&n.Table, chinese.Table}} {
		if *name.at == "" {
			*name.at = name.to
		}
	}
	return n
}

var (
	// ErrNoData says that a chart has nothing to draw.
	ErrNoData = errors.New("chart: nothing to draw")
	// ErrValue says that a value is negative, infinite or no number, or that its ends
	// are exchanged.
	ErrValue = errors.New("chart: no such value can be drawn")
	// ErrShape says that rows have not as many values as there are names for, or that
	// there are more series or classes than can be told apart.
	ErrShape = errors.New("chart: the values do not fit the names")
)

// MaxSeries is how many series or classes a chart can tell apart.
const MaxSeries = 8

// Chart is a [Trend], a [Composition] or a [Ranking].
type Chart interface {
	// Render writes the chart as an SVG document in UTF-8. The error wraps [ErrNoData],
	// [ErrValue] or [ErrShape], or is the writer's.
	Render(w io.Writer) error

	check() error
	draw(id string) *canvas
	table() grid
}

func checkValues(name string, values []Value) error {
	for i, v := range values {
		if v.Missing {
			continue
		}
		if !(v.Low >= 0 && v.Low <= v.High) || math.IsInf(v.High, 0) {
			return fmt.Errorf("%w: %q, value %d: %v to %v", ErrValue, name, i+1, v.Low, v.High)
		}
	}
	return nil
}

// known reports whether anything is known.
func anyKnown(values []Value) bool {
	for _, v := range values {
		if !v.Missing {
			return true
		}
	}
	return false
}

func render(c Chart, w io.Writer) error {
	if err := c.check(); err != nil {
		return err
	}
	_, err := w.Write(c.draw("chart").document(true))
	return err
}
