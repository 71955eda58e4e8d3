package schema

import "gongkai/internal/similar"

// perRemembered is about what an entry of a map takes beside its text.
const perRemembered = 64

// titleBook compares captions with the titles of forms. Forms share most of their titles, and the tables of a document
// many of their captions: each pair is compared once. Most captions are like no title at all.
type titleBook struct {
	captions map[string]*compared
	size     int     // about the bytes of all that
	row      []int32 // room of score: by title, its place in a list of possible ones, from 1; else 0
}

// compared is what is known of a caption: which of the first titles it can be like.
type compared struct {
	first    int
	possible []possibleTitle
}

type possibleTitle struct {
	title    int32 // of titleWords
	measured bool
	likeness float64
}

func newTitleBook() *titleBook { return &titleBook{captions: map[string]*compared{}} }

// compare gives the titles that a caption can be like, of all that there are.
func (b *titleBook) compare(caption *similar.Word, titles []similar.Word) []possibleTitle {
	c := b.captions[caption.Text]
	if c == nil {
		c = &compared{}
		b.captions[caption.Text] = c
		b.size += len(caption.Text) + perRemembered
	}
	for ; c.first < len(titles); c.first++ {
		if t := &titles[c.first]; similar.Possible(caption, t, leastTitle) || caption.Contains(t) {
			c.possible = append(c.possible, possibleTitle{title: int32(c.first)})
			b.size += 24
		}
	}
	return c.possible
}

// measure is likeness where that is more than what is known already, else it may be 0. Most pairs of texts need not be
// compared for that in earnest.
func (t *possibleTitle) measure(caption, title *similar.Word, known float64) float64 {
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
// and more than that of another caption; else it may be less. list has the titles; the first of them is worth most.
func (b *titleBook) score(
	caption *similar.Word, list []int32, best float64, how Titled, other float64,
) (float64, Titled) {
	titles := titleWords.all()
	possible := b.compare(caption, titles)
	if len(possible) == 0 {
		return best, how
	}
	if len(b.row) < len(titles) {
		b.row = make([]int32, len(titles))
	}
	for i, t := range possible {
		b.row[t.title] = int32(i) + 1
	}
	for i, number := range list {
		if b.row[number] == 0 {
			continue
		}
		v := possible[b.row[number]-1].measure(caption, &titles[number], max(best, other))
		if v <= best && (v != 1 || i == 0) {
			continue
		}
		switch {
		case v == 1:
			how = TitleExact
		case caption.Contains(&titles[number]):
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
