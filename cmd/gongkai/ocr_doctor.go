package main

import (
	"context"
	"fmt"
	"strings"

	"gongkai/extract/finding"
	"gongkai/internal/ocr"
)

var ocrCommand = command{
	name:     "ocr",
	operands: "doctor",
	summary:  "tell which engine for scans is ready, and what the others lack",
	text: `doctor starts each engine that can read pages that are pictures, and says that it is ready or what is missing
and how to get it. With --ocr, extract and the commands that show documents read scans by the first that is ready, or by
the one that is named. The exit status is 1 when none is ready. docs/ocr.md tells how scans are read, and how an engine
of one's own is made known.`,
	examples: []example{
		{"gongkai ocr doctor", "look what is installed"},
		{"GONGKAI_PYTHON=venv/bin/python gongkai ocr doctor", "with the Python that has the packages"},
	},
	complete: []string{"doctor"},
	setup: func(o *options) action {
		command := ""
		o.text(&command, "ocr-command", "", "COMMAND", "an engine of one's own to look at, too")
		return func(ctx context.Context, p *program, operands []string) (status, error) {
			if len(operands) != 1 || operands[0] != "doctor" {
				return done, usagef("ocr: doctor?")
			}
			return p.doctor(ctx, strings.Fields(command))
		}
	},
}

// doctor starts every engine and says what came of it.
func (p *program) doctor(ctx context.Context, own []string) (status, error) {
	settings := []ocr.Setting{{Name: ocr.RapidOCR}, {Name: ocr.Tesseract}}
	advice := map[string]finding.Words{
		ocr.RapidOCR:  finding.Say("pip install rapidocr onnxruntime; GONGKAI_PYTHON names the Python that has them"),
		ocr.Tesseract: finding.Say("install tesseract with its data for simplified Chinese (chi_sim)"),
		ocr.Command:   finding.Say("docs/ocr.md has the protocol that it must speak"),
	}
	if len(own) > 0 {
		settings = append(settings, ocr.Setting{Name: ocr.Command, Command: own})
	}
	result := runFailed
	for _, s := range settings {
		s.Python = p.getenv("GONGKAI_PYTHON")
		engine := ocr.Open(s)
		err := ocr.Ready(ctx, engine)
		words := finding.Say("%s: ready: %s", s.Name, engine.Name())
		if err == nil {
			result = done
		} else {
			why, _, _ := strings.Cut(err.Error(), "\n")
			words = finding.Say("%s: not ready: %s; %s", s.Name, why, advice[s.Name])
		}
		ocr.Close(engine)
		if ctx.Err() != nil {
			return result, ctx.Err()
		}
		if _, err := fmt.Fprintln(p.stdout, p.speaker.Words(words)); err != nil {
			return result, err
		}
	}
	return result, nil
}
