package main

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"io"
	"math/rand/v2"
	"regexp"
)

// mutate gives a file changed in one to four places, by one kind of change.
func mutate(data []byte, random *rand.Rand) (kind string, mutated []byte) {
	kinds := []struct {
		name   string
		change func([]byte, *rand.Rand) []byte
	}{
		{"bytes", changeBytes}, {"object", changeObject}, {"stream", changeStream}, {"digit", changeDigit},
	}
	k := kinds[random.IntN(len(kinds))]
	mutated = bytes.Clone(data)
	for range 1 + random.IntN(4) {
		mutated = k.change(mutated, random)
	}
	return k.name, mutated
}

// span chooses a piece of at most so many bytes.
func span(data []byte, most int, random *rand.Rand) (from, to int) {
	if len(data) == 0 {
		return 0, 0
	}
	from = random.IntN(len(data))
	return from, min(len(data), from+1+random.IntN(most))
}

// changeBytes changes bytes wherever they stand.
func changeBytes(data []byte, random *rand.Rand) []byte {
	from, to := span(data, 64, random)
	switch random.IntN(5) {
	case 0: // a bit
		if from < len(data) {
			data[from] ^= 1 << random.IntN(8)
		}
	case 1: // left out
		data = append(data[:from], data[to:]...)
	case 2: // twice
		piece := bytes.Clone(data[from:to])
		data = append(data[:to], append(piece, data[to:]...)...)
	case 3: // cut off
		if random.IntN(8) == 0 {
			data = data[:from]
		}
	case 4: // from elsewhere
		other, end := span(data, to-from, random)
		copy(data[from:to], bytes.Clone(data[other:end]))
	}
	return data
}

var (
	object = regexp.MustCompile(`\d+ \d+ obj\b`)
	// with the objects' text between, one expression takes a second a file
	objectEnd = regexp.MustCompile(`endobj|stream`)

	number = regexp.MustCompile(`-?\d+(?:\.\d+)?`)
	name   = regexp.MustCompile(`/[A-Za-z0-9]+`)
	digits = regexp.MustCompile(`\d`)
)

// changeObject changes numbers, names and references of an object, or takes another one in its place.
func changeObject(data []byte, random *rand.Rand) []byte {
	all := objects(data)
	if len(all) == 0 {
		return changeBytes(data, random)
	}
	at := all[random.IntN(len(all))]
	body := data[at[0]:at[1]]
	var changed []byte
	switch random.IntN(4) {
	case 0:
		changed = replaceOne(body, number, []string{"0", "-1", "1", "99999", "2147483648", "0.5", "1e9"}, random)
	case 1:
		names := name.FindAll(data[:min(len(data), 1<<16)], -1)
		if len(names) == 0 {
			return data
		}
		changed = replaceOne(body, name, []string{string(names[random.IntN(len(names))])}, random)
	case 2:
		changed = nil // left out
	case 3:
		other := all[random.IntN(len(all))]
		changed = bytes.Clone(data[other[0]:other[1]])
	}
	return splice(data, at[0], at[1], changed)
}

// objects gives where short objects stand, and the dictionaries of streams.
func objects(data []byte) (all [][]int) {
	const most = 900
	for _, at := range object.FindAllIndex(data, -1) {
		body := data[at[1]:min(len(data), at[1]+most)]
		if end := objectEnd.FindIndex(body); end != nil {
			all = append(all, []int{at[0], at[1] + end[1]})
		}
	}
	return all
}

func replaceOne(text []byte, what *regexp.Regexp, with []string, random *rand.Rand) []byte {
	all := what.FindAllIndex(text, -1)
	if len(all) == 0 {
		return bytes.Clone(text)
	}
	at := all[random.IntN(len(all))]
	return splice(text, at[0], at[1], []byte(with[random.IntN(len(with))]))
}

func splice(data []byte, from, to int, with []byte) []byte {
	out := make([]byte, 0, len(data)+len(with))
	out = append(out, data[:from]...)
	out = append(out, with...)
	return append(out, data[to:]...)
}

// changeStream changes what a compressed stream holds, and packs it again.
func changeStream(data []byte, random *rand.Rand) []byte {
	return inStream(data, random, func(text []byte) []byte {
		if random.IntN(2) == 0 {
			return replaceOne(text, number, []string{"0", "-1", "3", "777", "0.001", "100000"}, random)
		}
		return changeBytes(bytes.Clone(text), random)
	})
}

// changeDigit turns a digit in a stream into another one: in texts this is another amount, in hexadecimal strings
// another character.
func changeDigit(data []byte, random *rand.Rand) []byte {
	return inStream(data, random, func(text []byte) []byte {
		return replaceOne(text, digits, []string{string(rune('0' + random.IntN(10)))}, random)
	})
}

// inStream changes one stream that zlib packs. Its length in the file is mended; offsets behind it are wrong, as
// readers must be able to bear.
func inStream(data []byte, random *rand.Rand, change func([]byte) []byte) []byte {
	const begin, end = "stream\n", "endstream"
	var starts []int
	for at := 0; ; {
		i := bytes.Index(data[at:], []byte(begin))
		if i < 0 {
			break
		}
		at += i + len(begin)
		if !bytes.HasSuffix(data[:at-len(begin)], []byte("end")) {
			starts = append(starts, at)
		}
	}
	if i := bytes.Index(data, []byte("stream\r\n")); len(starts) == 0 && i >= 0 {
		starts = []int{i + len("stream\r\n")}
	}
	if len(starts) == 0 {
		return changeBytes(data, random)
	}
	from := starts[random.IntN(len(starts))]
	length := bytes.Index(data[from:], []byte(end))
	if length < 0 {
		return changeBytes(data, random)
	}
	r, err := zlib.NewReader(bytes.NewReader(data[from : from+length]))
	if err != nil {
		return changeBytes(data, random)
	}
	text, _ := io.ReadAll(io.LimitReader(r, 32<<20)) // what a damaged one still gives
	var packed bytes.Buffer
	w := zlib.NewWriter(&packed)
	w.Write(change(text))
	w.Close()
	packed.WriteByte('\n')
	out := splice(data, from, from+length, packed.Bytes())
	head := bytes.LastIndex(out[:from], []byte("obj"))
	if at := lengthEntry.FindSubmatchIndex(out[max(0, head):from]); at != nil {
		head = max(0, head)
		out = splice(out, head+at[2], head+at[3], fmt.Append(nil, packed.Len()-1))
	}
	return out
}

var lengthEntry = regexp.MustCompile(`/Length (\d+)\b[^R]*?(?:/|>>)`)
