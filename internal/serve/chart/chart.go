// Package chart draws figures as SVG: bars that rank, columns and lines over years. They are drawn here and not by a
// library in the browser, since what is drawn on the server can be printed, saved and read aloud as it is, and needs no
// script. Text goes in escaped; colours are attributes, which a page can override by the classes s0, s1 ….
package chart

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"gongkai/internal/amount"
	"gongkai/internal/controls"
)

// Series is a line, or the columns of one colour.
type Series struct {
	Name   string
	Values []Value // one for each label of the chart
}

// Value is a number of a chart with its text; without OK there is none.
type Value struct {
	Number float64
	Text   string // as people read it
	Link   string // where a click leads; may be empty
	OK     bool
}

// Chart is what is drawn.
type Chart struct {
	Title  string // for those who do not see it, and above a chart that stands alone
	Unit   string
	Labels []string // categories from left to right, or of bars from the top
	Series []Series
	Notes  []string // below a chart that stands alone: sources
	Counts bool     // numbers are of things: there is no half of one on the axis
	Alone  bool     // it is a file of its own, with title, notes and a white ground
	Width  int      // in pixels; 720 without
}

// Colours of series: told apart by people who see few colours, and by their lightness on paper (after Okabe and Ito).
var Colours = []string{"#1b4f8a", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#7a5c3e", "#6b6b6b"}

const (
	ink  = "#1d1c1a"
	soft = "#5f5b54"
	line = "#dedad1"
	font = "'Source Han Sans SC','Noto Sans CJK SC','PingFang SC','Microsoft YaHei',system-ui,sans-serif"
)

// Sizes in pixels.
const (
	usualWidth = 720
	labelWidth = 210 // of bars
	numberRoom = 120 // right of the longest bar
	barHeight  = 18
	barGap     = 8
	plotHeight = 240
	leftRoom   = 70
	lineHeight = 18
)

// canvas collects the elements of an image.
type canvas struct {
	strings.Builder
}

func (c *canvas) text(x, y float64, anchor, class, colour string, size int, s string) {
	fmt.Fprintf(c, `<text x="%.1f" y="%.1f" text-anchor="%s" class="%s" fill="%s" font-size="%d">%s</text>`, x, y,
		anchor, class, colour, size, controls.XML(s))
}

func (c *canvas) rule(x0, y0, x1, y1 float64, class, colour string) {
	fmt.Fprintf(c, `<line x1="%.1f" y1="%.1f" x2="%.1f" y2="%.1f" class="%s" stroke="%s"/>`, x0, y0, x1, y1, class,
		colour)
}

// mark begins what belongs to one value: a link, or a group, with a title.
func (c *canvas) mark(v Value, title string) (end string) {
	end = "</g>"
	if v.Link != "" {
		fmt.Fprintf(c, `<a href="%s">`, controls.XML(v.Link))
		end = "</a>"
	} else {
		c.WriteString("<g>")
	}
	fmt.Fprintf(c, "<title>%s</title>", controls.XML(title))
	return end
}

func (c *Chart) colour(i int) string { return Colours[i%len(Colours)] }

// finish puts head, legend and notes around what was drawn between.
func (c *Chart) finish(height float64, draw func(b *canvas, top float64)) string {
	var b canvas
	top := 8.0
	if c.Alone {
		top = 44
	}
	legendTop := top
	if len(c.Series) > 1 {
		top += c.legend(nil, top)
	}
	total := top + height
	notes := wrap(c.Notes, c.width())
	if c.Alone {
		total += float64(len(notes))*lineHeight + 14
	}
	fmt.Fprintf(&b,
		`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %.0f %.0f" width="%.0f" height="%.0f" role="%s" aria-label="%s" class="chart" font-family="%s">`,
		c.width(), total, c.width(), total, c.role(), controls.XML(c.Title), font)
	fmt.Fprintf(&b, "<title>%s</title>", controls.XML(c.Title))
	if c.Alone {
		fmt.Fprintf(&b, `<rect width="%.0f" height="%.0f" fill="#fff"/>`, c.width(), total)
		b.text(8, 24, "start", "title", ink, 16, c.Title)
	}
	if top > legendTop {
		c.legend(&b, legendTop)
	}
	draw(&b, top)
	if c.Alone {
		y := top + height + 10
		for _, n := range notes {
			b.text(8, y, "start", "note", soft, 11, n)
			y += lineHeight
		}
	}
	b.WriteString("</svg>")
	return b.String()
}

// role is that of an image or, of one that has links in it, of a group, whose parts are read one by one.
func (c *Chart) role() string {
	for _, s := range c.Series {
		for _, v := range s.Values {
			if v.Link != "" {
				return "group"
			}
		}
	}
	return "img"
}

// legend draws the names of series and gives how high it is.
func (c *Chart) legend(b *canvas, top float64) float64 {
	x, y := 8.0, top+12
	for i, s := range c.Series {
		w := textWidth(s.Name, 12) + 34
		if x+w > c.width() && x > 8 {
			x, y = 8, y+20
		}
		if b != nil {
			fmt.Fprintf(b, `<rect x="%.1f" y="%.1f" width="12" height="12" class="s%d" fill="%s"/>`, x, y-10, i%len(Colours),
				c.colour(i))
			b.text(x+17, y, "start", "label", ink, 12, s.Name)
		}
		x += w
	}
	return y - top + 12
}

// width is that of the image.
func (c *Chart) width() float64 {
	if c.Width > 0 {
		return float64(c.Width)
	}
	return usualWidth
}

// textWidth guesses how wide a text is: an ideograph is as wide as it is high.
func textWidth(s string, size float64) float64 {
	n := 0.0
	for _, r := range s {
		if r >= 0x2E80 {
			n++
		} else {
			n += 0.56
		}
	}
	return n * size
}

// cut shortens a text to a width.
func cut(s string, size, most float64) string {
	if textWidth(s, size) <= most {
		return s
	}
	runes := []rune(s)
	for len(runes) > 0 && textWidth(string(runes), size)+size > most {
		runes = runes[:len(runes)-1]
	}
	return string(runes) + "…"
}

// wrap breaks notes into lines.
func wrap(notes []string, width float64) []string {
	var out []string
	for _, n := range notes {
		rest := []rune(n)
		for len(rest) > 0 {
			k := len(rest)
			for k > 1 && textWidth(string(rest[:k]), 11) > width-16 {
				k--
			}
			if k < len(rest) { // rather between words
				for j := k; j > k*2/3; j-- {
					if rest[j-1] == ' ' || rest[j-1] >= 0x2E80 {
						k = j
						break
					}
				}
			}
			out = append(out, strings.TrimSpace(string(rest[:k])))
			rest = rest[k:]
		}
	}
	return out
}

// Bars ranks: one bar for each label and series, from the top.
func (c *Chart) Bars() string {
	low, high := c.bounds()
	group := float64(len(c.Series))*barHeight + barGap
	scale := (c.width() - labelWidth - numberRoom) / math.Max(high-low, 1e-9)
	zero := labelWidth - low*scale
	if low < 0 {
		zero += 20
	}
	return c.finish(float64(len(c.Labels))*group+10, func(b *canvas, top float64) {
		for i, label := range c.Labels {
			y := top + float64(i)*group
			b.text(labelWidth-10, y+13+float64(len(c.Series)-1)*barHeight/2, "end", "label", ink, 12, cut(label, 12,
				labelWidth-14))
			for k, s := range c.Series {
				if i >= len(s.Values) || !s.Values[i].OK {
					continue
				}
				v := s.Values[i]
				at := y + float64(k)*barHeight
				x, w := zero, v.Number*scale
				if w < 0 {
					x, w = zero+w, -w
				}
				end := b.mark(v, strings.TrimSpace(label+" · "+s.Name)+": "+v.Text+" "+c.Unit)
				fmt.Fprintf(b, `<rect x="%.1f" y="%.1f" width="%.1f" height="%d" class="s%d" fill="%s"/>`, x, at+1, math.Max(w, 1),
					barHeight-3, k%len(Colours), c.colour(k))
				b.text(math.Max(zero, x+w)+6, at+13, "start", "number", ink, 12, v.Text)
				b.WriteString(end)
			}
		}
		b.rule(zero, top-2, zero, top+float64(len(c.Labels))*group, "axis", soft)
	})
}

// bounds are the least and the largest number, with zero among them.
func (c *Chart) bounds() (low, high float64) {
	for _, s := range c.Series {
		for _, v := range s.Values {
			if v.OK {
				low, high = math.Min(low, v.Number), math.Max(high, v.Number)
			}
		}
	}
	return low, high
}

// steps are round numbers between two bounds, some five of them.
func steps(low, high float64) []float64 {
	if high <= low {
		return []float64{low}
	}
	raw := (high - low) / 5
	base := math.Pow(10, math.Floor(math.Log10(raw)))
	step := base
	for _, m := range []float64{1, 2, 2.5, 5, 10} {
		if step = m * base; step >= raw {
			break
		}
	}
	var out []float64
	for v := math.Ceil(low/step) * step; v <= high+step*1e-6; v += step {
		out = append(out, v)
	}
	return out
}

// short is a number of an axis.
func short(v float64) string {
	return Grouped(strconv.FormatFloat(math.Round(v*1e6)/1e6, 'f', -1, 64))
}

// Grouped is a number for people: with its thousands parted, and a sign as long as it is printed.
func Grouped(number string) string { return strings.Replace(amount.Grouped(number), "-", "−", 1) }

// frame draws the axes and gives the place of a number.
func (c *Chart) frame(b *canvas, top, low, high float64) func(float64) float64 {
	at := func(v float64) float64 { return top + 16 + (plotHeight-16)*(1-(v-low)/math.Max(high-low, 1e-9)) }
	b.text(4, top+8, "start", "note", soft, 11, c.Unit)
	for _, v := range steps(low, high) {
		if c.Counts && v != math.Trunc(v) {
			continue
		}
		b.rule(leftRoom, at(v), c.width()-8, at(v), "grid", line)
		b.text(leftRoom-6, at(v)+4, "end", "note", soft, 11, short(v))
	}
	b.rule(leftRoom, at(0), c.width()-8, at(0), "axis", soft)
	return at
}

// place gives the middle of a category.
func (c *Chart) place(i int) float64 {
	return leftRoom + (c.width()-8-leftRoom)*(float64(i)+0.5)/float64(max(1, len(c.Labels)))
}

func (c *Chart) labels(b *canvas, top float64) {
	room := (c.width() - 8 - leftRoom) / float64(max(1, len(c.Labels)))
	for i, label := range c.Labels {
		b.text(c.place(i), top+plotHeight+18, "middle", "label", ink, 12, cut(label, 12, room))
	}
}

// Columns stands series beside each other for each label.
func (c *Chart) Columns() string {
	low, high := c.bounds()
	return c.finish(plotHeight+30, func(b *canvas, top float64) {
		at := c.frame(b, top, low, high)
		room := (c.width() - 8 - leftRoom) / float64(max(1, len(c.Labels)))
		w := math.Min(46, room*0.8/float64(max(1, len(c.Series))))
		for i, label := range c.Labels {
			for k, s := range c.Series {
				if i >= len(s.Values) || !s.Values[i].OK {
					continue
				}
				v := s.Values[i]
				x := c.place(i) + (float64(k)-float64(len(c.Series))/2)*w
				y0, y1 := at(math.Max(0, v.Number)), at(math.Min(0, v.Number))
				end := b.mark(v, label+" · "+s.Name+": "+v.Text+" "+c.Unit)
				fmt.Fprintf(b, `<rect x="%.1f" y="%.1f" width="%.1f" height="%.1f" class="s%d" fill="%s"/>`, x+1, y0, w-2,
					math.Max(y1-y0, 1), k%len(Colours), c.colour(k))
				if textWidth(v.Text, 10) <= w+6 {
					b.text(x+w/2, y0-4, "middle", "number", ink, 10, v.Text)
				}
				b.WriteString(end)
			}
		}
		c.labels(b, top)
	})
}

// Lines draws each series as a line over the labels; where a value is missing the line breaks.
func (c *Chart) Lines() string {
	low, high := c.bounds()
	return c.finish(plotHeight+30, func(b *canvas, top float64) {
		at := c.frame(b, top, low, high)
		for k, s := range c.Series {
			path, pen := "", "M"
			for i, v := range s.Values {
				if !v.OK {
					pen = "M"
					continue
				}
				path += fmt.Sprintf("%s%.1f %.1f", pen, c.place(i), at(v.Number))
				pen = "L"
			}
			fmt.Fprintf(b, `<path d="%s" class="l%d" fill="none" stroke="%s" stroke-width="2"/>`, path, k%len(Colours),
				c.colour(k))
			for i, v := range s.Values {
				if !v.OK || i >= len(c.Labels) {
					continue
				}
				end := b.mark(v, c.Labels[i]+" · "+s.Name+": "+v.Text+" "+c.Unit)
				fmt.Fprintf(b, `<circle cx="%.1f" cy="%.1f" r="4.5" class="s%d" fill="%s"/>`, c.place(i), at(v.Number),
					k%len(Colours), c.colour(k))
				b.WriteString(end)
			}
		}
		c.labels(b, top)
	})
}
