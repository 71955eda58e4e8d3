package picture

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"io"

	"golang.org/x/image/ccitt"

	"gongkai/extract/pdf"
	"gongkai/internal/limits"
)

// raster is a decoded image of a PDF file: one or three bytes a pixel, row by row, from the top.
type raster struct {
	width, height int
	channels      int // 1 for grey, 3 for red, green and blue
	pixels        []byte
}

// decoder decodes the images of one page.
type decoder struct {
	doc  *pdf.Document
	left int // pixels that may still be decoded for the page
	// refused names the codes that cannot be undone.
	refused map[string]bool
}

// decode gives the samples of an image, or nil where they cannot be had.
func (d *decoder) decode(s *pdf.Stream) *raster {
	width, _ := d.doc.Number(s.Dict["Width"])
	height, _ := d.doc.Number(s.Dict["Height"])
	if width < 1 || height < 1 || width*height > limits.PicturePixels || width*height > float64(d.left) {
		return nil
	}
	w, h := int(width), int(height)
	d.left -= w * h
	data, filter, parms := d.doc.DecodeImage(s)
	var out *raster
	switch filter {
	case "":
		out = d.samples(s.Dict, data, w, h)
	case "DCTDecode", "DCT":
		out = d.jpeg(data)
	case "CCITTFaxDecode", "CCF":
		out = d.fax(data, parms, w, h)
	default:
		d.refused[filter] = true
		return nil
	}
	if out != nil && inverted(d.doc, s.Dict) && filter != "" {
		for i, v := range out.pixels {
			out.pixels[i] = 255 - v
		}
	}
	return out
}

// inverted reports whether /Decode turns the samples round.
func inverted(doc *pdf.Document, dict pdf.Dict) bool {
	a := doc.Array(dict["Decode"])
	if len(a) < 2 {
		return false
	}
	from, _ := doc.Number(a[0])
	to, _ := doc.Number(a[1])
	return from > to
}

// jpeg decodes DCTDecode (PDF 32000-1, 7.4.8).
func (d *decoder) jpeg(data []byte) *raster {
	config, err := jpeg.DecodeConfig(bytes.NewReader(data))
	if err != nil || config.Width*config.Height > limits.PicturePixels {
		d.refused["DCTDecode"] = true
		return nil
	}
	decoded, err := jpeg.Decode(bytes.NewReader(data))
	if err != nil {
		d.refused["DCTDecode"] = true
		return nil
	}
	b := decoded.Bounds()
	w, h := b.Dx(), b.Dy()
	if g, ok := decoded.(*image.Gray); ok {
		out := &raster{w, h, 1, make([]byte, w*h)}
		for y := range h {
			copy(out.pixels[y*w:(y+1)*w], g.Pix[y*g.Stride:])
		}
		return out
	}
	out := &raster{w, h, 3, make([]byte, 3*w*h)}
	i := 0
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			var r, g, bl uint8
			switch m := decoded.(type) {
			case *image.YCbCr:
				yi, ci := m.YOffset(x, y), m.COffset(x, y)
				r, g, bl = color.YCbCrToRGB(m.Y[yi], m.Cb[ci], m.Cr[ci])
			default:
				r16, g16, b16, _ := decoded.At(x, y).RGBA()
				r, g, bl = uint8(r16>>8), uint8(g16>>8), uint8(b16>>8)
			}
			out.pixels[i], out.pixels[i+1], out.pixels[i+2] = r, g, bl
			i += 3
		}
	}
	return out
}

// fax decodes CCITTFaxDecode (PDF 32000-1, 7.4.6). What decodes of a damaged image is kept.
func (d *decoder) fax(data []byte, parms pdf.Dict, w, h int) *raster {
	kind := 0.0
	if v, ok := d.doc.Number(parms["K"]); ok {
		kind = v
	}
	if v, ok := d.doc.Number(parms["Columns"]); ok {
		if v != float64(w) {
			d.refused["CCITTFaxDecode"] = true
			return nil
		}
	} else if w != 1728 { // the width of a fax is what holds without the parameter
		d.refused["CCITTFaxDecode"] = true
		return nil
	}
	sub := ccitt.Group4
	switch {
	case kind == 0:
		sub = ccitt.Group3
	case kind > 0: // a mixture of both, which no scanner was seen to write
		d.refused["CCITTFaxDecode"] = true
		return nil
	}
	align := d.doc.Resolve(parms["EncodedByteAlign"]) == pdf.Boolean(true)
	black := d.doc.Resolve(parms["BlackIs1"]) == pdf.Boolean(true)
	r := ccitt.NewReader(bytes.NewReader(data), ccitt.MSB, sub, w, h, &ccitt.Options{Align: align})
	stride := (w + 7) / 8
	packed := make([]byte, stride*h)
	n, _ := io.ReadFull(r, packed)
	for i := n; i < len(packed); i++ {
		packed[i] = 0xFF
	}
	out := unpack(packed, w, h, stride, 1)
	if black {
		for i, v := range out.pixels {
			out.pixels[i] = 255 - v
		}
	}
	return out
}

// unpack makes a byte of each sample of 1, 2, 4, 8 or 16 bits, spread over 0 to 255.
func unpack(data []byte, perRow, h, stride, bits int) *raster {
	out := &raster{perRow, h, 1, make([]byte, perRow*h)}
	most := 1<<min(bits, 8) - 1
	for y := range h {
		row := data[y*stride:]
		to := out.pixels[y*perRow:]
		for x := range perRow {
			switch bits {
			case 8:
				to[x] = row[x]
			case 16:
				to[x] = row[2*x]
			default:
				at := x * bits
				to[x] = byte((int(row[at/8]) >> (8 - bits - at%8) & most) * 255 / most)
			}
		}
	}
	return out
}

// samples reads an image without a code of its own (PDF 32000-1, 8.9.5).
func (d *decoder) samples(dict pdf.Dict, data []byte, w, h int) *raster {
	bits := 8
	if v, ok := d.doc.Number(dict["BitsPerComponent"]); ok {
		bits = int(v)
	}
	if d.doc.Resolve(dict["ImageMask"]) == pdf.Boolean(true) {
		bits = 1
	}
	switch bits {
	case 1, 2, 4, 8, 16:
	default:
		return nil
	}
	space, palette := d.space(dict["ColorSpace"])
	stride := (w*space*bits + 7) / 8
	if space == 0 || len(data) == 0 {
		return nil
	}
	if short := stride*h - len(data); short > 0 { // what is missing is paper
		data = append(bytes.Clone(data), bytes.Repeat([]byte{0xFF}, short)...)
	}
	raw := unpack(data, w*space, h, stride, bits)
	flip := inverted(d.doc, dict)
	if flip && palette == nil {
		for i, v := range raw.pixels {
			raw.pixels[i] = 255 - v
		}
	}
	switch {
	case palette != nil:
		most := 1<<min(bits, 8) - 1
		out := &raster{w, h, 3, make([]byte, 3*w*h)}
		for i, v := range raw.pixels {
			k := int(v) * most / 255
			if flip {
				k = most - k
			}
			if 3*k+3 <= len(palette) {
				copy(out.pixels[3*i:], palette[3*k:3*k+3])
			}
		}
		return out
	case space == 1:
		return raw
	case space == 3:
		return &raster{w, h, 3, raw.pixels}
	}
	out := &raster{w, h, 3, make([]byte, 3*w*h)} // cyan, magenta, yellow, black
	for i := range w * h {
		c := raw.pixels[4*i:]
		k := 255 - int(c[3])
		for j := range 3 {
			out.pixels[3*i+j] = byte((255 - int(c[j])) * k / 255)
		}
	}
	return out
}

// space gives how many components a colour space has, and the colours of an indexed one. Without one it is grey. It is
// 0 for those that are not read.
func (d *decoder) space(o pdf.Object) (components int, palette []byte) {
	o = d.doc.Resolve(o)
	name := d.doc.Name(o)
	a := d.doc.Array(o)
	if len(a) > 0 {
		name = d.doc.Name(a[0])
	}
	switch name {
	case "", "DeviceGray", "G", "CalGray":
		return 1, nil
	case "DeviceRGB", "RGB", "CalRGB":
		return 3, nil
	case "DeviceCMYK", "CMYK":
		return 4, nil
	case "ICCBased":
		if len(a) > 1 {
			switch n, _ := d.doc.Number(d.doc.Dict(a[1])["N"]); n {
			case 1, 3, 4:
				return int(n), nil
			}
		}
	case "Indexed", "I":
		if len(a) < 4 {
			return 0, nil
		}
		base, _ := d.space(a[1])
		var table []byte
		if s := d.doc.Stream(a[3]); s != nil {
			table = d.doc.DecodeStart(s, 4*256)
		} else {
			table = d.doc.Bytes(a[3])
		}
		for i := 0; base > 0 && i+base <= len(table) && len(palette) < 3*256; i += base {
			c := table[i : i+base]
			switch base {
			case 1:
				palette = append(palette, c[0], c[0], c[0])
			case 3:
				palette = append(palette, c...)
			case 4:
				k := 255 - int(c[3])
				for j := range 3 {
					palette = append(palette, byte((255-int(c[j]))*k/255))
				}
			}
		}
		if palette != nil {
			return 1, palette
		}
	}
	return 0, nil
}
