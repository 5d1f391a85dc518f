package matching

import (
	"bytes"
	"hash/fnv"
	"maps"
	"sync"

	"github.com/blevesearch/gtreap"
)

// memoryStore is a store without a file: one persistent treap a bucket, so that a
// reader's state is a pointer and a rollback is forgetting one.
type memoryStore struct {
	mu    sync.Mutex
	state map[string]*gtreap.Treap // never changed once published
}

type memoryItem struct{ key, value []byte }

func newMemoryStore() *memoryStore { return &memoryStore{state: map[string]*gtreap.Treap{}} }

func (s *memoryStore) begin(write bool) (storeTx, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	state := s.state
	if write {
		state = maps.Clone(state)
	}
	return &memoryTx{store: s, state: state}, nil
}

func (s *memoryStore) close() error { return nil }

type memoryTx struct {
	store *memoryStore
	state map[string]*gtreap.Treap
}

func compareItems(a, b any) int { return bytes.Compare(a.(memoryItem).key, b.(memoryItem).key) }

func (tx *memoryTx) get(bucket string, key []byte) []byte {
	if t := tx.state[bucket]; t != nil {
		if item, ok := t.Get(memoryItem{key: key}).(memoryItem); ok {
			return item.value
		}
	}
	return nil
}

func (tx *memoryTx) put(bucket string, key, value []byte) error {
	t := tx.state[bucket]
	if t == nil {
		t = gtreap.NewTreap(compareItems)
	}
	h := fnv.New32a() // priorities only balance the tree: a hash does as well as a coin
	h.Write(key)
	item := memoryItem{bytes.Clone(key), bytes.Clone(value)}
	tx.state[bucket] = t.Upsert(item, int(h.Sum32()))
	return nil
}

func (tx *memoryTx) delete(bucket string, key []byte) error {
	if t := tx.state[bucket]; t != nil {
		tx.state[bucket] = t.Delete(memoryItem{key: key})
	}
	return nil
}

func (tx *memoryTx) ascend(bucket string, from []byte, visit func(key, value []byte) bool) {
	if t := tx.state[bucket]; t != nil {
		t.VisitAscend(memoryItem{key: from}, func(i gtreap.Item) bool {
			item := i.(memoryItem)
			return visit(item.key, item.value)
		})
	}
}

func (tx *memoryTx) commit() error {
	tx.store.mu.Lock()
	defer tx.store.mu.Unlock()
	tx.store.state = tx.state
	return nil
}

func (tx *memoryTx) fault() error { return nil }

func (tx *memoryTx) rollback() {}
