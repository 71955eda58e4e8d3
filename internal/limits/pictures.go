package limits

import "time"

// Bounds of reading pictures of pages.
const (
	// PictureBytes bounds the decoded samples of one image that has no code of its own. A page of A3 in colour at 300 dots
	// to the inch has 52 MB.
	PictureBytes = 128 << 20

	// PicturePixels bounds the pixels of one image, and of the picture of one page that is put together. A page of A3 at
	// 400 dots to the inch has 31 million; a page of more is read at fewer dots.
	PicturePixels = 40_000_000

	// PictureImages bounds the images that make up one page. Scanners that tell text from background leave a few dozen.
	PictureImages = 2_000

	// PictureSamples bounds the pixels of all images of one page: background, masks and what they mask.
	PictureSamples = 4 * PicturePixels

	// PicturePaint bounds the samples that are painted to make the picture of one page, over each other and as often as
	// one image may be shown. Three layers of a page at 400 dots to the inch take a hundred million.
	PicturePaint = 16 * PicturePixels

	// PicturePieces bounds the pieces of text that are cut out of one page to be read. The densest page of a budget has
	// under a thousand.
	PicturePieces = 5_000

	// PictureBlobs bounds the connected pieces of ink of one page. A page of text has four thousand, one of noise, which
	// is not read, millions.
	PictureBlobs = 300_000
)

// Bounds of engines that recognise text.
const (
	// OCRLines is how many lines are asked for at a time, so that OCRTime holds for all pages alike, and all processes of
	// an engine get as much to do.
	OCRLines = 32

	// OCRLanes bounds the processes of one engine that share the lines of a page. Each takes half a gigabyte.
	OCRLanes = 4

	// OCRAgain bounds the numbers of a document that are read again because a check fails. One wrong column of a long
	// table takes part in some hundred checks.
	OCRAgain = 3_000

	// OCRTime bounds the answer to one question. 32 lines take a second of a free processor, and a machine that is
	// busy with everything else takes thirty times that.
	OCRTime = 180 * time.Second

	// OCRStartTime bounds the start of an engine. Python with its models takes two seconds, from a cold disk ten.
	OCRStartTime = 90 * time.Second

	// OCREndTime is what an engine has to end by itself when its input ends.
	OCREndTime = time.Second

	// OCRTries bounds how often a question is asked, each time of a new process.
	OCRTries = 3

	// OCRDocumentTime takes the place of CommandTime where scans are read: two hundred pages of five seconds, twice over.
	OCRDocumentTime = 30 * time.Minute

	// OCRAnswer bounds one answer in bytes, and OCRText the text of one line.
	OCRAnswer = 4 << 20
	OCRText   = 4 << 10
)
