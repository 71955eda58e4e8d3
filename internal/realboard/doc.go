// Package realboard measures the program on documents as they were published. What is printed in them was read off
// their pages by eye and is data (present.yaml); the board says how much of it the program recognises and how far the
// numbers are proven.
//
// The documents themselves are not in the repository. scripts/realboard prints the board where they lie beside it.
package realboard
