package finding

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"reflect"
	"strconv"
)

// Words have a JSON form for those who keep what was said, and say it later or elsewhere in another language: the
// format, and what stands in it as text, number, or words again. What is none of these is kept as the text that it
// prints.

type wordsJSON struct {
	Format string `json:"format"`
	Args   []any  `json:"args,omitempty"`
}

// IsZero reports whether there are no words.
func (w Words) IsZero() bool { return w.Format == "" && len(w.Args) == 0 }

// MarshalJSON prints words such that UnmarshalJSON gives words that say the same.
func (w Words) MarshalJSON() ([]byte, error) {
	out := wordsJSON{Format: w.Format}
	for _, a := range w.Args {
		out.Args = append(out.Args, plain(a))
	}
	return json.Marshal(out)
}

// plain gives an argument in one of the ways that JSON has for it. A number with a fraction is told from a whole one by
// its exponent.
func plain(a any) any {
	switch a := a.(type) {
	case Words:
		return a
	case fmt.Stringer, error:
		return fmt.Sprint(a)
	}
	switch v := reflect.ValueOf(a); {
	case v.Kind() == reflect.String:
		return v.String()
	case v.CanInt():
		return v.Int()
	case v.CanUint():
		return v.Uint()
	case v.CanFloat() && !math.IsInf(v.Float(), 0) && !math.IsNaN(v.Float()):
		return json.Number(strconv.FormatFloat(v.Float(), 'e', -1, 64))
	}
	return fmt.Sprint(a)
}

// UnmarshalJSON reads words back.
func (w *Words) UnmarshalJSON(text []byte) error {
	var in struct {
		Format string            `json:"format"`
		Args   []json.RawMessage `json:"args"`
	}
	if err := json.Unmarshal(text, &in); err != nil {
		return err
	}
	*w = Words{Format: in.Format}
	for _, raw := range in.Args {
		a, err := argument(raw)
		if err != nil {
			return err
		}
		w.Args = append(w.Args, a)
	}
	return nil
}

func argument(raw []byte) (any, error) {
	switch {
	case raw[0] == '{':
		var w Words
		err := json.Unmarshal(raw, &w)
		return w, err
	case raw[0] == '"':
		var s string
		err := json.Unmarshal(raw, &s)
		return s, err
	case bytes.ContainsAny(raw, ".eE"):
		return strconv.ParseFloat(string(raw), 64)
	}
	n, err := strconv.Atoi(string(raw))
	if err != nil {
		err = errors.New("words with something in them that is neither text nor number")
	}
	return n, err
}
