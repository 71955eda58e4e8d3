package limits

import "time"

// Bounds of runs over many files.
const (
	// Inputs bounds the files of one run, which are listed in memory with some 500 bytes each. All disclosures of a
	// year, of all departments of the country down to counties, are under a million.
	Inputs = 5_000_000

	// ListBytes bounds a list of files or a manifest, which is read at once. A million lines of 200 bytes fit.
	ListBytes = 512 << 20

	// ZipMembers bounds the members of one ZIP archive; a ministry's has hundreds.
	ZipMembers = 200_000

	// ZipRatio and ZipSlack bound what the members of an archive may unpack to, by the size of the archive: PDF is
	// packed in itself and shrinks by half at most, uncompressed PDF to a tenth. A bomb goes up by a thousand.
	ZipRatio = 50
	ZipSlack = 64 << 20

	// OutcomeBytes bounds what a worker says about a document beside the document. Findings take 600 bytes each.
	OutcomeBytes = 64 << 20

	// CommandTime and CommandMemory bound the work on one file of commands that read it in their own process. They are
	// what `extract` gives a document when it is not told otherwise.
	CommandTime   = 120 * time.Second
	CommandMemory = 1 << 30

	// EndTime is how long the program may take to end by itself after the first Ctrl-C, before it is ended whatever it
	// waits for: a pipe that nobody writes to, standard input.
	EndTime = 2 * time.Second

	// AddressSpace and DataSpace are what the Go runtime needs at least to start its threads and keep its tables, of
	// which it uses little. Measured with C linked in, whose threads reserve most: 2,000,000 kB of `ulimit -v` do,
	// 1,600,000 do not; 200,000 kB of `ulimit -d` do, 100,000 do not.
	AddressSpace = 2_000_000 << 10
	DataSpace    = 256 << 20

	// LeastRoom is what must be left beside that for documents: a report of 170 pages needs 150 MB.
	LeastRoom = 256 << 20

	// WorkerStartTime bounds the time in which a worker reads its forms and is ready. It takes a tenth of a second; a
	// machine that is busy with everything else takes a hundred times that.
	WorkerStartTime = 60 * time.Second

	// WorkerPause is the pause before a worker that died at its start is replaced; it doubles each time, up to
	// WorkerPauseMost. After WorkerStarts attempts, some six seconds, a run without any worker gives up; when they are
	// killed from outside, as by a system that is short of memory for a while, after WorkerStartsKilled, some forty.
	WorkerPause        = 100 * time.Millisecond
	WorkerPauseMost    = 2 * time.Second
	WorkerStarts       = 7
	WorkerStartsKilled = 24

	// WorkerLosses bounds how often one document is tried again when its worker was killed from outside. A system that
	// is short of memory kills the same one again and again.
	WorkerLosses = 4

	// SecondReaderMemory and SecondReaderTime bound the second reader's process, which has no other limits. It takes
	// ten times what this program takes for a paper.
	SecondReaderMemory = 1 << 30
	SecondReaderTime   = 60 * time.Second

	// WorkerWords bounds what is kept of the last words of a worker that broke off.
	WorkerWords = 64 << 10

	// RecordBytes bounds the record of one finished document, which holds its findings.
	RecordBytes = 64 << 20
)
