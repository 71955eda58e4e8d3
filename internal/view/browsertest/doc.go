// Package browsertest opens reports in Chromium, as a reader would, and uses them. Its tests skip where there is no
// browser.
package browsertest
