package amount

import "testing"

func TestLike(t *testing.T) {
	for text, want := range map[string]bool{
		"14.06": true, "1,234.50": true, "１２，３４５．６０": true, "-3": true, "－3.00": true, "(12.5)": true, "（12.5）": true,
		"△5.20": true, "5-": true, "12,437.": true, ".5": true, "1 2 . 5 0": true, "2010350": true, "2025": true,
		"+7.1": true,
		"":     false, "-": false, "()": false, ".": false, "1.2.3": false, "2025-01-01": false, "(1": true, "1)": true,
		",1": false, "3=1+2": false,
		"12%": false, "12万元": false, "201 一般公共服务": false, "合计": false, "1.5,2": false,
	} {
		if got := Like(text); got != want {
			t.Errorf("Like(%q) = %v", text, got)
		}
	}
}

func TestGrouped(t *testing.T) {
	for text, want := range map[string]string{"": "", "0": "0", "999": "999", "1000": "1,000", "-100": "-100",
		"-1234567.5": "-1,234,567.5", "1234.56789": "1,234.56789"} {
		if got := Grouped(text); got != want {
			t.Errorf("Grouped(%q) = %q, want %q", text, got, want)
		}
	}
}
