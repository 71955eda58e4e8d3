// Package doctest holds tests alone: they keep README.md and the guides in docs true. Commands in the README are run
// and their output compared; functions that docs/architecture.md names must exist where it says; keys, checks, findings
// and properties must be documented, and nothing that is gone may be. README.zh-CN.md and the guides in Chinese must
// have the examples, links, names and figures of their counterparts. What a guide elides it marks by "…".
package doctest
