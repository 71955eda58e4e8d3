// Package geometry has the rectangles and matrices of a page as displayed.
//
// Lengths are PDF points (1/72 inch). The origin is the top left corner of the page as a reader sees it, that is after
// /CropBox and /Rotate; x grows to the right and y grows downwards.
package geometry

import (
	"encoding/json"
	"math"
	"strconv"
)

// Rect is an axis-parallel rectangle; X0 <= X1 and Y0 <= Y1.
type Rect struct{ X0, Y0, X1, Y1 float64 }

// RectOf gives the rectangle that has the two points as opposite corners.
func RectOf(x0, y0, x1, y1 float64) Rect {
	return Rect{min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)}
}

func (r Rect) Width() float64   { return r.X1 - r.X0 }
func (r Rect) Height() float64  { return r.Y1 - r.Y0 }
func (r Rect) CenterX() float64 { return (r.X0 + r.X1) / 2 }
func (r Rect) CenterY() float64 { return (r.Y0 + r.Y1) / 2 }

// Contains reports whether the point lies in r or on its border.
func (r Rect) Contains(x, y float64) bool { return x >= r.X0 && x <= r.X1 && y >= r.Y0 && y <= r.Y1 }

// Overlaps reports whether r and s share more than a border.
func (r Rect) Overlaps(s Rect) bool { return r.X0 < s.X1 && s.X0 < r.X1 && r.Y0 < s.Y1 && s.Y0 < r.Y1 }

// Union is the smallest rectangle that holds r and s. The zero Rect is the neutral element.
func (r Rect) Union(s Rect) Rect {
	if r == (Rect{}) {
		return s
	}
	if s == (Rect{}) {
		return r
	}
	return Rect{min(r.X0, s.X0), min(r.Y0, s.Y0), max(r.X1, s.X1), max(r.Y1, s.Y1)}
}

// Intersect is what r and s share; its width or height is zero where they are apart.
func (r Rect) Intersect(s Rect) Rect {
	x0, y0 := max(r.X0, s.X0), max(r.Y0, s.Y0)
	return Rect{x0, y0, max(x0, min(r.X1, s.X1)), max(y0, min(r.Y1, s.Y1))}
}

// Expand moves each border outwards by d.
func (r Rect) Expand(d float64) Rect { return Rect{r.X0 - d, r.Y0 - d, r.X1 + d, r.Y1 + d} }

// MarshalJSON prints [x0, y0, x1, y1] in hundredths of a point: finer than any printer, and the same on every machine.
func (r Rect) MarshalJSON() ([]byte, error) {
	return r.AppendJSON(make([]byte, 0, len("[0000.00,0000.00,0000.00,0000.00]"))), nil
}

// AppendJSON appends what MarshalJSON prints.
func (r Rect) AppendJSON(b []byte) []byte {
	b = append(b, '[')
	for i, v := range [4]float64{r.X0, r.Y0, r.X1, r.Y1} {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendHundredths(b, v)
	}
	return append(b, ']')
}

// appendHundredths writes a length in hundredths, without zeros behind the point that say nothing; 0 for what is none.
func appendHundredths(b []byte, v float64) []byte {
	n := math.Round(v * 100)
	switch {
	case math.IsNaN(n) || math.IsInf(n, 0):
		return append(b, '0')
	case math.Abs(n) > mostHundredths:
		return strconv.AppendFloat(b, n/100, 'f', -1, 64)
	}
	whole := int64(n)
	if whole < 0 {
		b, whole = append(b, '-'), -whole
	}
	b = strconv.AppendInt(b, whole/100, 10)
	tenth, hundredth := byte(whole/10%10), byte(whole%10)
	if tenth == 0 && hundredth == 0 {
		return b
	}
	b = append(b, '.', '0'+tenth)
	if hundredth != 0 {
		b = append(b, '0'+hundredth)
	}
	return b
}

// mostHundredths are written as whole numbers: with fewer than fifteen digits two decimals say which float it is.
const mostHundredths = 1e14

// UnmarshalJSON reads [x0, y0, x1, y1].
func (r *Rect) UnmarshalJSON(text []byte) error {
	var v *[4]float64
	if err := json.Unmarshal(text, &v); err != nil || v == nil {
		return err
	}
	*r = Rect{v[0], v[1], v[2], v[3]}
	return nil
}

// Matrix is the transformation [a b c d e f] of PDF 32000-1, 8.3.3: x' = a·x + c·y + e, y' = b·x + d·y + f.
//
// Products are converted before they are added, here and where text advances: else the compiler may fuse both into one
// operation where the machine has one, as arm64 does, and places would differ in their last digit between machines.
type Matrix [6]float64

// Identity leaves every point where it is.
var Identity = Matrix{1, 0, 0, 1, 0, 0}

// Rotation turns the page about a point, clockwise as it is displayed, by an angle in degrees.
func Rotation(degrees, x, y float64) Matrix {
	sin, cos := math.Sincos(degrees * math.Pi / 180)
	return Matrix{cos, sin, -sin, cos, x - float64(cos*x) + float64(sin*y), y - float64(sin*x) - float64(cos*y)}
}

// Mul gives the matrix that applies m first and n after it.
func (m Matrix) Mul(n Matrix) Matrix {
	return Matrix{
		float64(m[0]*n[0]) + float64(m[1]*n[2]), float64(m[0]*n[1]) + float64(m[1]*n[3]),
		float64(m[2]*n[0]) + float64(m[3]*n[2]), float64(m[2]*n[1]) + float64(m[3]*n[3]),
		float64(m[4]*n[0]) + float64(m[5]*n[2]) + n[4], float64(m[4]*n[1]) + float64(m[5]*n[3]) + n[5],
	}
}

// Apply transforms a point.
func (m Matrix) Apply(x, y float64) (float64, float64) {
	return float64(x*m[0]) + float64(y*m[2]) + m[4], float64(x*m[1]) + float64(y*m[3]) + m[5]
}

// ApplyRect gives the bounding box of the transformed rectangle.
func (m Matrix) ApplyRect(r Rect) Rect {
	x0, y0 := m.Apply(r.X0, r.Y0)
	x1, y1 := m.Apply(r.X1, r.Y1)
	x2, y2 := m.Apply(r.X0, r.Y1)
	x3, y3 := m.Apply(r.X1, r.Y0)
	return Rect{min(x0, x1, x2, x3), min(y0, y1, y2, y3), max(x0, x1, x2, x3), max(y0, y1, y2, y3)}
}

// Inverse gives the matrix that leads back, if there is one.
func (m Matrix) Inverse() (Matrix, bool) {
	area := float64(m[0]*m[3]) - float64(m[1]*m[2])
	if area == 0 {
		return Matrix{}, false
	}
	a, b, c, d := m[3]/area, -m[1]/area, -m[2]/area, m[0]/area
	return Matrix{a, b, c, d, -float64(m[4]*a) - float64(m[5]*c), -float64(m[4]*b) - float64(m[5]*d)}, true
}

// Scale is the factor by which m changes lengths on average (the root of the area factor).
func (m Matrix) Scale() float64 { return math.Sqrt(math.Abs(float64(m[0]*m[3]) - float64(m[1]*m[2]))) }
