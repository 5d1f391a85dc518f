package review

import (
	"testing"
	"unicode/utf8"
)

func TestReadDeed(t *testing.T) {
	for _, row := range []struct {
		text string
		want Deed
		why  string
	}{
		{"Owned the ledger service.", Deed{Own, Use, true}, "owned"},
		{"Supported the ledger team.", Deed{Support, Use, true}, "supported is no ownership"},
		{"Developed and supported the ledger service as its only developer.", Deed{Own, Use, true}, "supporting one's own work"},
		{"We owned the ledger service.", Deed{Unknown, Use, true}, "nobody says who"},
		{"No experience with Kafka.", Deed{Unknown, NoInsight, false}, "a denial"},
		{"Familiar with Kafka.", Deed{Unknown, Mention, false}, "a mention"},
		{"", Deed{Unknown, Mention, false}, "nothing is said"},
	} {
		if got := ReadDeed(row.text); got != row.want {
			t.Errorf("%q: got %+v, want %+v: %s", row.text, got, row.want, row.why)
		}
	}
}

func TestP11Depth(t *testing.T) {
	for _, row := range []struct{ shallow, deep string }{
		{"Familiar with Redis.", "Used Redis for sessions."},
		{"Used Redis.", "Designed cache invalidation for the catalogue in Redis, with versioned keys in place of deletes."},
		{"Used PostgreSQL for orders.", "Partitioned the orders table in PostgreSQL by month so that retention is a drop."},
		{"Added an index in PostgreSQL.", "Found that a missing index in PostgreSQL made the batch take six hours."},
		{"Wrote REST endpoints.", "Versioned the REST API in the path because mobile clients cannot be forced to update."},
		{"Chose REST over gRPC because partners know it.", "Traced the slow REST calls to a lock in the client library."},
		{"Used caching in the shop.", "Cached prices for a minute, trading freshness for fewer calls."},
		{"Knowledge of performance tuning.", "Profiled the importer and cut its run by half."},
		{"Kafka, Redis, Docker", "Used Kafka for events."},
		{"Tuned the JVM because the defaults assume a small heap.", "Diagnosed promotion failures in the JVM from its logs."},
	} {
		shallow, deep := ReadDeed(row.shallow), ReadDeed(row.deep)
		if shallow.Insight >= deep.Insight {
			t.Errorf("%q is %v, %q is %v: want the second deeper", row.shallow, shallow.Insight, row.deep, deep.Insight)
		}
	}
}

func FuzzReadDeed(f *testing.F) {
	for _, s := range []string{"Owned the ledger service.", "since", "as", "responsible for", " ’%+# ", "since 2018", "\xff own"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d := ReadDeed(s)
		if d.Insight > Debug || d.Ownership == Own && !d.Claim {
			t.Errorf("%q: %+v", s, d)
		}
		ReadWriting(s)
		if utf8.ValidString(s) {
			Hints(s, nil)
		}
	})
}
