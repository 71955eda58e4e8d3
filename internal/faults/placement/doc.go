// Package placement measures what happens when whole things stand in the wrong place: a title is lost, a page is left
// out, a caption with the unit is gone, two groups of columns change places. It changes pages as they are drawn, before
// anything was read off them, and reads the document anew. The clean document is the truth: an amount in 元 at an
// address.
//
// Read right all the same is best. What is not, something must say: a check that fails, a finding, a value that is not
// verified any more. Worst is an amount that the paper does not print there, and that is `verified`.
package placement
