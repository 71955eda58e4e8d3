// Package differential holds a test alone: the text of the fixtures' pages, read by this program and by an independent
// reader of PDF, must be the same but for what is listed with its reason. The other reader is for files that we trust;
// it has no limits.
package differential
