// Package outreach writes the first note to somebody, out of nothing but the role spec
// and cited evidence, and checks notes that people write. Without a sourced signal
// there is no note: praise is never invented. It also renders the brief that an offer
// rests on, and says what has changed in the role since the first contact.
//
// Nothing is ever sent.
package outreach
