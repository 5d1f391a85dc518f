// Package lint holds the house rules of Proven as tests, so that a broken rule fails
// like a broken function:
//
//   - [Arrows]: packages import only what ARCHITECTURE.md allows;
//   - [Comments]: every exported name has a doc comment that begins with the name,
//     and every package says what it is for;
//   - [Signatures]: no third-party type stands in an exported signature of a library
//     package;
//   - [Habits]: no logging, clock, chance, environment or init in a library package;
//   - [Commands], [Programs]: what the README tells a newcomer to type works;
//   - [House]: ARCHITECTURE.md shows every folder, and only folders that are there;
//   - [Places]: no file names a path outside the tree.
//
// Each rule is a function from sources to findings, so that a test can also hand it
// sources that break the rule and see it fail. The rules read files and ask the go
// command; they change nothing. Nothing imports this package.
package lint
