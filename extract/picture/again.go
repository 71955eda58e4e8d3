package picture

import (
	"bytes"
	"context"
	"errors"
	"image"
	"image/png"
	"slices"
	"strings"

	"gongkai/extract/page"
	"gongkai/internal/hanzi"
)

// readPoor has the engine look again at lines with ink in which it read nothing, and at words of which it is not sure:
// in a picture that they fill, and in one with more paper around. What both say, or one of them surely where the first
// was hardly legible, takes its place among the texts, with the margin of its picture; others has those that say
// something else. Where there was nothing, it must be more than a sign: specks stay empty.
func (r *reader) readPoor(
	ctx context.Context, engine Engine, boxes, own []box, usual float64, texts []Text,
) (margins []float64, others map[int][]Text, err error) {
	margins, others = slices.Repeat([]float64{margin}, len(texts)), map[int][]Text{}
	var poor []int
	for i, t := range texts {
		empty := strings.TrimSpace(t.Text) == ""
		if empty && float64(boxes[i].height()) >= lowLine*usual || !empty && t.Confidence < sureWord && !isNumber(t.Text) {
			poor = append(poor, i)
		}
	}
	var again [2][]Text
	for k, m := range [2]float64{closeMargin, wideMargin} {
		var lines []*image.Gray
		for _, i := range poor {
			l := r.crop(high(boxes[i], usual), own[i], m)
			stretch(l)
			lines = append(lines, l)
		}
		if again[k], err = recognise(ctx, engine, Words, lines); err != nil {
			return nil, nil, err
		}
	}
	same := func(a, b Text) bool { return hanzi.Key(a.Text) == hanzi.Key(b.Text) }
	for at, i := range poor {
		first, best, other := texts[i], again[0][at], again[1][at]
		m := closeMargin
		if other.Confidence > best.Confidence {
			best, other, m = other, best, wideMargin
		}
		empty := strings.TrimSpace(first.Text) == ""
		agreed := same(best, other) && best.Confidence >= unsureNumber && (empty || other.Confidence >= first.Confidence)
		sure := (empty || first.Confidence < unsureNumber) && best.Confidence >= sureWord
		if (agreed || sure) && !same(first, best) && (!empty || strings.ContainsFunc(best.Text, letter)) {
			texts[i], margins[i], best = best, m, first
		}
		for _, t := range []Text{best, other} {
			known := same(t, texts[i]) || slices.ContainsFunc(others[i], func(o Text) bool { return same(t, o) })
			if !known && strings.TrimSpace(t.Text) != "" {
				others[i] = append(others[i], t)
			}
		}
	}
	return margins, others, nil
}

// readUnsure has numbers that were read in two ways, or without much confidence, read again: from a picture that they
// fill, and by the other engine if there is one. They say the same, or they do not: a person will see all readings.
func readUnsure(ctx context.Context, o Options, pieces []piece) error {
	var again []*piece
	var filled, wide []*image.Gray
	for i := range pieces {
		if p := &pieces[i]; p.number != nil && areUnsure(p.readings) {
			again, filled, wide = append(again, p), append(filled, closer(p.number)), append(wide, p.number)
		}
	}
	texts, by, err := readBy(ctx, o.Engine, filled)
	for i, t := range texts {
		again[i].readings = append(again[i].readings, page.Reading{Text: t.Text, Confidence: t.Confidence, By: by})
		again[i].settle()
	}
	if err != nil || o.Second == nil {
		return err
	}
	texts, by, err = readBy(ctx, o.Second, wide)
	for i, t := range texts {
		if by != again[i].readings[0].By { // else it is the first one after all
			again[i].readings = append(again[i].readings, page.Reading{Text: t.Text, Confidence: t.Confidence, By: by})
		}
	}
	return err
}

// Again has numbers read once more, from pictures that they fill and by the other engine if there is one, of which
// something else says that they may be wrong. What is read stands behind the readings that there are; none of them is
// preferred to another. Pieces without a picture are left alone.
func Again(ctx context.Context, o Options, pieces []*page.Piece) error {
	var again []*page.Piece
	var filled, wide []*image.Gray
	for _, p := range pieces {
		decoded, err := png.Decode(bytes.NewReader(p.Picture))
		number, ok := decoded.(*image.Gray)
		if err == nil && ok {
			again, filled, wide = append(again, p), append(filled, closer(number)), append(wide, number)
		}
	}
	for k, engine := range []Engine{o.Engine, o.Second} {
		if engine == nil {
			continue
		}
		texts, by, err := readBy(ctx, engine, [][]*image.Gray{filled, wide}[k])
		if err != nil {
			return err
		}
		for i, t := range texts {
			if k == 0 || by != again[i].Readings[0].By {
				again[i].Readings = append(again[i].Readings, page.Reading{Text: t.Text, Confidence: t.Confidence, By: by})
			}
		}
	}
	return nil
}

// readBy reads numbers by an engine, whose name it gives. One that is not there reads nothing.
func readBy(ctx context.Context, engine Engine, lines []*image.Gray) (texts []Text, by string, err error) {
	texts, err = recognise(ctx, engine, Numbers, lines)
	if errors.Is(err, ErrNoEngine) {
		return nil, "", nil
	}
	return texts, engine.Name(), err
}

// areUnsure reports whether readings differ, or one is not sure.
func areUnsure(readings []page.Reading) bool {
	return slices.ContainsFunc(readings, func(o page.Reading) bool {
		return o.Confidence < sureNumber || hanzi.Key(o.Text) != hanzi.Key(readings[0].Text)
	})
}

// settle puts the reading first that another one agrees with, where the first stands alone and is a number, too. That
// they differ is seen all the same.
func (p *piece) settle() {
	same := func(a, b page.Reading) bool { return hanzi.Key(a.Text) == hanzi.Key(b.Text) }
	first := p.readings[0]
	if strings.Trim(first.Text, numeric) != "" {
		return
	}
	for i, a := range p.readings[1:] {
		if same(a, first) {
			return
		}
		if a.Text != "" && slices.ContainsFunc(p.readings[i+2:], func(b page.Reading) bool { return same(a, b) }) {
			p.readings[0], p.readings[i+1], p.at = a, first, nil
			return
		}
	}
}

// numeric are the characters of numbers.
const numeric = "0123456789.,-+%()/ "

// closer cuts most of its margin off the picture of a number, so that the number is larger when an engine has made the
// picture as high as it wants it, and stretches it.
func closer(number *image.Gray) *image.Gray {
	b := number.Rect
	cut := int(float64(b.Dy()) * (wideMargin - closeMargin) / (1 + 2*wideMargin))
	out := image.NewGray(image.Rect(0, 0, b.Dx()-2*cut, b.Dy()-2*cut))
	for y := range out.Rect.Dy() {
		from := (y+cut)*number.Stride + cut
		copy(out.Pix[y*out.Stride:(y+1)*out.Stride], number.Pix[from:from+out.Rect.Dx()])
	}
	stretch(out)
	return out
}

// stretch makes the darkest ink of a picture black. White stays white.
func stretch(l *image.Gray) {
	darkest := slices.Min(append([]uint8{254}, l.Pix...))
	for i, v := range l.Pix {
		l.Pix[i] = uint8(255 - (255-int(v))*255/(255-int(darkest)))
	}
}

// recognise asks the engine and holds its answer to the number of questions.
func recognise(ctx context.Context, engine Engine, kind Kind, lines []*image.Gray) ([]Text, error) {
	if len(lines) == 0 {
		return nil, ctx.Err()
	}
	return engine.Recognise(ctx, kind, lines)
}
