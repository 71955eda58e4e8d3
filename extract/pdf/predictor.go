package pdf

// predictor says how samples were replaced by differences before they were compressed (PDF 32000-1, 7.4.4.4).
type predictor struct{ kind, colors, bits, columns int }

// unpredict restores the samples in place. Parameters that make no sense leave the data as they are.
func unpredict(data []byte, p predictor) []byte {
	if p.kind < 2 || p.colors < 1 || p.colors > 64 || p.columns < 1 || p.columns > 1<<24 {
		return data
	}
	switch p.bits {
	case 1, 2, 4, 8, 16:
	default:
		return data
	}
	row := (p.colors*p.bits*p.columns + 7) / 8
	if p.kind == 2 {
		return unTIFF(data, row, p)
	}
	return unPNG(data, row, (p.colors*p.bits+7)/8)
}

// unPNG undoes the filters of PNG. Each row begins with a byte that names its filter.
func unPNG(data []byte, row, pixel int) []byte {
	out, above := data[:0], []byte(nil) // rows move towards the front by their filter bytes
	for len(data) > 1 {
		filter, cur := data[0], data[1:min(1+row, len(data))]
		data = data[1+len(cur):]
		at := len(out)
		out = append(out, cur...)
		cur = out[at:]
		for i := range cur {
			var left, up, corner byte
			if i >= pixel {
				left = cur[i-pixel]
			}
			if i < len(above) {
				up = above[i]
				if i >= pixel {
					corner = above[i-pixel]
				}
			}
			switch filter {
			case 1:
				cur[i] += left
			case 2:
				cur[i] += up
			case 3:
				cur[i] += byte((int(left) + int(up)) / 2)
			case 4:
				cur[i] += paeth(int(left), int(up), int(corner))
			}
		}
		above = cur
	}
	return out
}

// paeth gives the neighbour nearest to left + up − corner.
func paeth(left, up, corner int) byte {
	distance := func(v int) int { return max(v, -v) }
	l, u, c := distance(up-corner), distance(left-corner), distance(left+up-2*corner)
	switch {
	case l <= u && l <= c:
		return byte(left)
	case u <= c:
		return byte(up)
	}
	return byte(corner)
}

// unTIFF undoes TIFF predictor 2: each sample is the difference from the same component of the pixel to its left.
func unTIFF(data []byte, row int, p predictor) []byte {
	for start := 0; start < len(data); start += row {
		cur := data[start:min(start+row, len(data))]
		switch p.bits {
		case 8:
			for i := p.colors; i < len(cur); i++ {
				cur[i] += cur[i-p.colors]
			}
		case 16:
			for i := 2 * p.colors; i+1 < len(cur); i += 2 {
				j := i - 2*p.colors
				v := int(cur[i])<<8 + int(cur[i+1]) + int(cur[j])<<8 + int(cur[j+1])
				cur[i], cur[i+1] = byte(v>>8), byte(v)
			}
		default:
			unTIFFBits(cur, p)
		}
	}
	return data
}

// unTIFFBits does so for samples smaller than a byte.
func unTIFFBits(row []byte, p predictor) {
	mask := byte(1<<p.bits - 1)
	shift := func(sample int) (at int, by int) {
		bit := sample * p.bits
		return bit / 8, 8 - p.bits - bit%8
	}
	for k := p.colors; k < min(p.colors*p.columns, len(row)*8/p.bits); k++ {
		i, by := shift(k)
		j, from := shift(k - p.colors)
		v := (row[i]>>by + row[j]>>from) & mask
		row[i] = row[i]&^(mask<<by) | v<<by
	}
}
