package chart

import "math"

// scale maps values from 0 up to a round number to a span of coordinates.
type scale struct {
	most     float64 // the last tick
	step     float64
	from, to float64
}

// newScale returns a scale with about four round ticks that takes in a value.
func newScale(most, from, to float64) scale {
	if most <= 0 {
		most = 1
	}
	step := math.Pow(10, math.Floor(math.Log10(most)))
	for _, part := range []float64{5, 4, 2.5, 2} {
		if most/(step/part) <= 5 {
			step /= part
			break
		}
	}
	return scale{most: step * math.Ceil(most/step-1e-9), step: step, from: from, to: to}
}

func (s scale) at(v float64) float64 { return s.from + (s.to-s.from)*v/s.most }

// ticks returns the values that are written at the axis.
func (s scale) ticks() []float64 {
	var ticks []float64
	for i := 0; ; i++ {
		v := float64(i) * s.step
		if v > s.most*(1+1e-9) {
			return ticks
		}
		ticks = append(ticks, v)
	}
}
