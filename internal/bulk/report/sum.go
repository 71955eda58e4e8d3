package report

import "gongkai/extract/finding"

// Add counts a line.
func (s *Summary) Add(l *Line) {
	s.Inputs += 1 + len(l.Same)
	s.Same += len(l.Same)
	if l.SHA256 != "" {
		s.Documents++
	}
	if l.Failure != nil {
		s.Failed++
	} else {
		s.Done++
	}
	if len(l.Doubts) > 0 {
		s.Doubtful++
	}
	for _, f := range l.Findings {
		switch f.Severity {
		case finding.Error:
			s.Findings.Error++
		case finding.Warning:
			s.Findings.Warning++
		default:
			s.Findings.Info++
		}
	}
	s.Seconds += l.Seconds
	if l.Scanned > 0 {
		s.Scanned += l.Scanned
		s.ScannedSeconds += l.Seconds
	}
	s.Memory = max(s.Memory, l.Memory)
}
