package main

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"os"
)

// replay is an engine that says of a line what a real engine once said of the very same pixels, so that the whole way
// of a scan is tested where none is installed. Its operand is the record: the engine's greeting, then a line for each
// picture, by the beginning of its hash. What is not in the record it cannot read, and says so.
func replay() {
	record, err := os.Open(os.Args[1])
	if err != nil {
		fmt.Printf("{\"error\": %q}\n", err.Error())
		return
	}
	defer record.Close()
	known := map[string]json.RawMessage{}
	in := bufio.NewReader(record)
	greeting, _ := in.ReadString('\n')
	for {
		text, err := in.ReadBytes('\n')
		if err != nil {
			break
		}
		var line struct {
			Key string `json:"key"`
		}
		if json.Unmarshal(text, &line) == nil {
			known[line.Key] = text
		}
	}
	fmt.Print(greeting)
	in = bufio.NewReader(os.Stdin)
	for {
		head, err := in.ReadBytes('\n')
		if err != nil {
			return
		}
		var q struct {
			ID     int
			Kind   string
			Images []struct{ Width, Height int }
		}
		json.Unmarshal(head, &q)
		answer := struct {
			ID    int               `json:"id"`
			Lines []json.RawMessage `json:"lines"`
			Error string            `json:"error,omitempty"`
		}{ID: q.ID}
		for _, i := range q.Images {
			h := sha256.New()
			fmt.Fprintf(h, "%s %d %d ", q.Kind, i.Width, i.Height)
			io.CopyN(h, in, int64(i.Width*i.Height))
			key := hex.EncodeToString(h.Sum(nil))[:16]
			if known[key] == nil {
				answer.Error = "the record has no such picture: lines are cut otherwise than when it was made"
			}
			answer.Lines = append(answer.Lines, known[key])
		}
		if answer.Error != "" {
			answer.Lines = nil
		}
		text, _ := json.Marshal(answer)
		fmt.Println(string(text))
	}
}
