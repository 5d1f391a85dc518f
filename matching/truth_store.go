package matching

// A store keeps ordered keys and values in buckets. The truth of an index is written
// once over this interface, so that memory and disk cannot differ in what they mean.
// There is one writing transaction at a time; reading ones see the state at their
// begin and are for one goroutine.
type store interface {
	begin(write bool) (storeTx, error)
	close() error
}

// A storeTx is a transaction. Slices it returns are valid until its end and must not
// be changed. A bucket that was never written is empty.
type storeTx interface {
	get(bucket string, key []byte) []byte
	put(bucket string, key, value []byte) error
	delete(bucket string, key []byte) error
	// ascend visits the keys from one on, in order, until visit returns false.
	ascend(bucket string, from []byte, visit func(key, value []byte) bool)
	// fault returns the damage that was met so far: after it, nothing that get, ascend or
	// whoever calls them returned is to be trusted.
	fault() error
	commit() error
	rollback() // does nothing after commit
}

// The buckets of the truth.
const (
	metaBucket     = "meta"     // one key: the head
	recordBucket   = "records"  // ordinal → ID, tags, profile without activity
	activityBucket = "activity" // ordinal, month, hash → one observation
	tallyBucket    = "tallies"  // ordinal → how many observations
	peopleBucket   = "people"   // ordinal → person; nothing that scores may read it
	idBucket       = "ids"      // ID → ordinal
	actorBucket    = "actors"   // hard key → ordinals that claim it
	changeBucket   = "changes"  // sequence number, ordinal → nothing: what to catch up
	touchedBucket  = "touched"  // ordinal → its entry in changes
	erasedBucket   = "erased"   // keyed hash of an ID or a hard key → nothing

	treeBucket = "tree" // in errors: the file itself, not one record
)

// buckets are all buckets of the truth.
var buckets = []string{metaBucket, recordBucket, activityBucket, tallyBucket, peopleBucket, idBucket,
	actorBucket, changeBucket, touchedBucket, erasedBucket}
