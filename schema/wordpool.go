package schema

import (
	"sync"
	"sync/atomic"

	"gongkai/internal/similar"
)

// wordPool numbers the words that forms are compared by: forms share most of them, and what is found out about a word
// is looked up by its number. It only grows, by the words of forms that the process reads.
type wordPool struct {
	words   atomic.Pointer[[]similar.Word] // by number; who reads it need not wait for who adds
	mutex   sync.Mutex
	numbers map[string]int32 // made when a word is first asked for by itself
	builtIn int32            // the number of the first word of the built-in forms, from 1; else 0
}

var (
	headWords  wordPool // of header cells
	titleWords wordPool // of titles
)

// all gives the words that there are by now.
func (p *wordPool) all() []similar.Word {
	if words := p.words.Load(); words != nil {
		return *words
	}
	return nil
}

// text gives the word of a number.
func (p *wordPool) text(number int32) string { return p.all()[number].Text }

// number gives the number of a word, as it is compared.
func (p *wordPool) number(word string) int32 {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	words := p.all()
	if p.numbers == nil {
		p.numbers = make(map[string]int32, len(words))
		for i := range words {
			p.numbers[words[i].Text] = int32(i)
		}
	}
	number, known := p.numbers[word]
	if !known {
		number = int32(len(words))
		words = append(words, similar.NewWord(word))
		p.numbers[word] = number
		p.words.Store(&words)
	}
	return number
}

// adopt takes the words of the built-in forms, once, and gives the number of their first. One that is there already has
// two numbers then, which only costs time.
func (p *wordPool) adopt(keys []string) int32 {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	if p.builtIn > 0 {
		return p.builtIn - 1
	}
	before := p.all()
	words := append(make([]similar.Word, 0, len(before)+len(keys)), before...)
	for _, k := range keys {
		words = append(words, similar.NewWord(k))
	}
	p.builtIn, p.numbers = int32(len(before))+1, nil
	p.words.Store(&words)
	return p.builtIn - 1
}
