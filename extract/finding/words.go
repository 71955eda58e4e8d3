package finding

import "fmt"

// Words is a text together with what it is made of, so that people can be told the same in another language: a format
// of package fmt and what stands in it, which may be Words again.
type Words struct {
	Format string
	Args   []any
}

// Say puts words together.
func Say(format string, args ...any) Words { return Words{format, args} }

// Count says a number of things: one is the format for a single one, many that for any other number.
func Count(n int, one, many string) Words {
	if n == 1 {
		return Words{one, []any{n}}
	}
	return Words{many, []any{n}}
}

// Problem is an error that can be said in another language. Kind, if any, is what errors.Is finds in it.
type Problem struct {
	Kind  error
	words Words
}

// Problemf makes a problem as fmt.Errorf makes an error.
func Problemf(format string, args ...any) error { return &Problem{words: Say(format, args...)} }

// Detail says more about an error of a kind.
func Detail(kind error, format string, args ...any) error {
	return &Problem{kind, Say("%s: %s", Say(kind.Error()), Say(format, args...))}
}

func (p *Problem) Error() string { return p.words.String() }
func (p *Problem) Unwrap() error { return p.Kind }

// Words gives what it says.
func (p *Problem) Words() Words { return p.words }

// Beyond gives the words unless they are a text as it stands, which says no more than String.
func (w Words) Beyond() Words {
	if len(w.Args) == 0 {
		return Words{}
	}
	return w
}

// String gives the text in English, the language of the formats. A format without anything in it is a text as it
// stands.
func (w Words) String() string {
	if len(w.Args) == 0 {
		return w.Format
	}
	return fmt.Sprintf(w.Format, w.Args...)
}
