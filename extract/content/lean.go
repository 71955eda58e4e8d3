package content

import (
	"math"

	"gongkai/extract/geometry"
)

// leaning counts at which angles the text of a page stands, in steps of skewStep degrees either side of upright.
type leaning struct {
	all   int
	steps [2*skewSteps + 1]struct {
		codes int
		sum   float64 // of their angles
	}
}

const skewSteps = 32 // mostSkew by skewStep

// add counts a string that a matrix puts on the page. A quarter turn is no skew.
func (l *leaning) add(m geometry.Matrix, codes int) {
	l.all += codes
	angle := 0.0
	if m[1] != 0 && m[0] != 0 {
		angle = math.Atan2(m[1], m[0]) * 180 / math.Pi
		angle -= 90 * math.Round(angle/90)
	}
	if k := skewSteps + int(math.Round(angle/skewStep)); k >= 0 && k < len(l.steps) {
		l.steps[k].codes += codes
		l.steps[k].sum += angle * float64(codes)
	}
}

// skew gives the angle in degrees at which most of the text hangs, clockwise, or 0 where it is upright or of several
// minds.
func (l *leaning) skew() float64 {
	best, most := 0, 0
	at := func(k int) (codes int, sum float64) {
		for i := max(0, k-1); i <= min(len(l.steps)-1, k+1); i++ {
			codes, sum = codes+l.steps[i].codes, sum+l.steps[i].sum
		}
		return codes, sum
	}
	for k := range l.steps {
		if codes, _ := at(k); codes > most {
			best, most = k, codes
		}
	}
	codes, sum := at(best)
	if codes == 0 || float64(codes) < skewShare*float64(l.all) {
		return 0
	}
	if angle := sum / float64(codes); math.Abs(angle) >= leastSkew {
		return angle
	}
	return 0
}
