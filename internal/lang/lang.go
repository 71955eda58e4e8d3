// Package lang says what the program has to say to people, in English or in Chinese. The texts of the source are
// English and are the keys; the Chinese ones stand in this package, in a file for each kind of text. What has no
// translation is said in English. Data is the same in every language: no text of this package reaches the JSON.
package lang

import (
	"fmt"
	"maps"
	"strings"
	"sync"

	"golang.org/x/text/language"
	"golang.org/x/text/message"
	"golang.org/x/text/message/catalog"
	"golang.org/x/text/number"

	"gongkai/extract/finding"
)

// Language is one that the program speaks.
type Language string

const (
	English Language = "en"
	Chinese Language = "zh"
)

// Choose gives the language that was asked for by name or, without a name, that of the environment: the first of
// LC_ALL, LC_MESSAGES and LANG that is set decides, as POSIX has it. false says that no such language is spoken.
func Choose(name string, getenv func(string) string) (Language, bool) {
	if name != "" {
		l := Language(strings.ToLower(name))
		return l, l == English || l == Chinese
	}
	for _, variable := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if v := getenv(variable); v != "" {
			name = v
			break
		}
	}
	if strings.HasPrefix(strings.ToLower(name), string(Chinese)) {
		return Chinese, true
	}
	return English, true
}

// Speaker says things in one language. The zero Speaker and a nil one speak English.
type Speaker struct {
	language Language
	printer  *message.Printer
}

// NewSpeaker gives the speaker of a language.
func NewSpeaker(l Language) *Speaker {
	if l == Chinese {
		return &Speaker{l, message.NewPrinter(language.SimplifiedChinese, message.Catalog(texts()))}
	}
	return &Speaker{l, message.NewPrinter(language.English, message.Catalog(catalog.NewBuilder()))}
}

// Language tells which one it is.
func (s *Speaker) Language() Language {
	if s == nil || s.language == "" {
		return English
	}
	return s.language
}

// Say is fmt.Sprintf in the speaker's language. A format without arguments is a text as it stands.
func (s *Speaker) Say(format string, args ...any) string {
	if len(args) == 0 {
		if s.Language() == Chinese {
			if text, ok := chinese()[format]; ok {
				return text
			}
		}
		return format
	}
	said := make([]any, len(args))
	for i, a := range args {
		said[i] = s.argument(a)
	}
	if s == nil || s.printer == nil {
		return fmt.Sprintf(format, said...)
	}
	return s.printer.Sprintf(format, said...)
}

// argument prepares what stands in a text: words are translated, and numbers have no separators, as a page or a year
// has none.
func (s *Speaker) argument(a any) any {
	switch a := a.(type) {
	case finding.Words:
		return s.Words(a)
	case interface{ Words() finding.Words }: // an error that knows what it says
		return s.Words(a.Words())
	case int:
		if s != nil && s.printer != nil {
			return number.Decimal(a, number.NoSeparator())
		}
	}
	return a
}

// Words says words that a stage put together.
func (s *Speaker) Words(w finding.Words) string { return s.Say(w.Format, w.Args...) }

// Finding says what a finding says. One that was read from JSON has its English message alone.
func (s *Speaker) Finding(f finding.Finding) string { return s.Message(f.Message, f.Words) }

// Message says a message by the words that it was made of or, without them, as a text that stands in the source.
func (s *Speaker) Message(message string, w finding.Words) string {
	if w.Format == "" {
		return s.Say(message)
	}
	return s.Words(w)
}

// parts are the texts of the files of this package.
func parts() []map[string]string {
	return []map[string]string{
		findings, failures, mistakes, checks, explanations, corrections, commands, bulk, catalogue, export, help, helpTexts,
		libraries,
		drafts, fleet, scans,
	}
}

// chinese holds all Chinese texts by their English ones.
var chinese = sync.OnceValue(func() map[string]string {
	all := map[string]string{}
	for _, part := range parts() {
		maps.Copy(all, part)
	}
	return all
})

// texts is the catalog of translations. It is made when Chinese is spoken: a tenth of the time in which the program
// starts.
var texts = sync.OnceValue(func() catalog.Catalog {
	b := catalog.NewBuilder(catalog.Fallback(language.English))
	for english, text := range chinese() {
		must(b.SetString(language.SimplifiedChinese, english, text))
	}
	return b
})

// must stops the program on a mistake in a catalog, which every test would meet.
func must(err error) {
	if err != nil {
		panic(err)
	}
}
