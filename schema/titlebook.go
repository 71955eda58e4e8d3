package schema

import "gongkai/internal/similar"

// perRemembered is about what an entry of a map takes beside its text.
const perRemembered = 64

// titleBook compares captions with the titles of forms. Forms share most of their titles, and the tables of a document
// many of their captions: each pair is compared once. Most captions are like no title at all.
type titleBook struct {
	titles   []similar.Word          // each once
	numbers  map[string]int          // of titles
	lists    map[*similar.Word][]int // the numbers of a list of titles, by where it begins
	captions map[string]*compared
	size     int   // about the bytes of all that
	row      []int // room of score: by title, its place in a list of possible ones, from 1; else 0
}

// compared is what is known of a caption: which of the first titles it can be like.
type compared struct {
	first    int
	possible []possibleTitle
}

type possibleTitle struct {
	title    int
	measured bool
	likeness float64
}

func newTitleBook() *titleBook {
	return &titleBook{numbers: map[string]int{}, lists: map[*similar.Word][]int{}, captions: map[string]*compared{}}
}

// list gives the numbers of titles.
func (b *titleBook) list(titles []similar.Word) []int {
	if len(titles) == 0 {
		return nil
	}
	if known := b.lists[&titles[0]]; len(known) == len(titles) {
		return known
	}
	out := make([]int, len(titles))
	for i, t := range titles {
		number, known := b.numbers[t.Text]
		if !known {
			number = len(b.titles)
			b.numbers[t.Text] = number
			b.titles = append(b.titles, t)
		}
		out[i] = number
	}
	b.lists[&titles[0]] = out
	b.size += 8*len(out) + perRemembered
	return out
}

// compare gives the titles that a caption can be like, of all that are in the book.
func (b *titleBook) compare(caption similar.Word) []possibleTitle {
	c := b.captions[caption.Text]
	if c == nil {
		c = &compared{}
		b.captions[caption.Text] = c
		b.size += len(caption.Text) + perRemembered
	}
	for ; c.first < len(b.titles); c.first++ {
		if t := b.titles[c.first]; similar.Possible(caption, t, leastTitle) || caption.Contains(t) {
			c.possible = append(c.possible, possibleTitle{title: c.first})
			b.size += 24
		}
	}
	return c.possible
}

// measure is likeness where that is more than what is known already, else it may be 0. Most pairs of texts need not be
// compared for that in earnest.
func (t *possibleTitle) measure(caption, title similar.Word, known float64) float64 {
	if !t.measured {
		if !similar.Possible(caption, title, max(leastTitle, known/nearTitle-roundingError)) && !caption.Contains(title) {
			return 0
		}
		t.measured, t.likeness = true, likeness(caption.Text, title.Text)
	}
	return t.likeness
}

// roundingError is more than what computing with likenesses adds to them.
const roundingError = 1e-9

// score is how well a caption is one of the titles of a table, where that is more than best, of which how is the way,
// and more than that of another caption; else it may be less. The first of the titles is worth most.
func (b *titleBook) score(
	caption similar.Word, titles []similar.Word, best float64, how Titled, other float64,
) (float64, Titled) {
	list := b.list(titles)
	possible := b.compare(caption)
	if len(possible) == 0 {
		return best, how
	}
	if len(b.row) < len(b.titles) {
		b.row = make([]int, 2*len(b.titles))
	}
	for i, t := range possible {
		b.row[t.title] = i + 1
	}
	for i, number := range list {
		if b.row[number] == 0 {
			continue
		}
		v := possible[b.row[number]-1].measure(caption, titles[i], max(best, other))
		if v <= best && (v != 1 || i == 0) {
			continue
		}
		switch {
		case v == 1:
			how = TitleExact
		case caption.Contains(titles[i]):
			how = TitleContained
		default:
			how = TitleNear
		}
		if i > 0 && v == 1 {
			v = aliasWorth
		}
		best = max(best, v)
	}
	for _, t := range possible {
		b.row[t.title] = 0
	}
	return best, how
}
