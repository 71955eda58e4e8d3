package limits

import "time"

// Bounds of `gongkai serve`.
const (
	// ServeHeaderTime, ServeReadTime and ServeWriteTime bound a request, so that slow ones do not hold the server: a form
	// has a kilobyte, and the longest answer is made in some seconds, reading a paper again in thirty.
	ServeHeaderTime = 5 * time.Second
	ServeReadTime   = 15 * time.Second
	ServeWriteTime  = 180 * time.Second
	ServeIdleTime   = 2 * time.Minute

	// ServeEndTime is what answers that have begun have to end after Ctrl-C; EndTime ends the program in any case.
	ServeEndTime = 1500 * time.Millisecond

	// ServeHeaderBytes and ServeBodyBytes bound what a request says; a correction with its reason has under a kilobyte.
	ServeHeaderBytes = 32 << 10
	ServeBodyBytes   = 64 << 10

	// ServeAsked bounds the characters of one parameter, ServePage the lines of one page of an answer.
	ServeAsked = 500
	ServePage  = 500

	// ServeCacheBytes bounds the answers that are kept, ServeCacheEntry a single one of them.
	ServeCacheBytes = 48 << 20
	ServeCacheEntry = 4 << 20

	// ServeOpenFiles are PDF files that stay open for their pages, of some megabytes each; ServeReadings those that stay
	// read as a whole, of tens of megabytes; ServeReads how many are read at a time.
	ServeOpenFiles = 24
	ServeReadings  = 4
	ServeReads     = 2

	// ServeFigureLines bounds the bars of one figure, ServeDownload the departments of one download.
	ServeFigureLines = 30
	ServeDownload    = 50_000
)
