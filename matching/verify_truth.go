package matching

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
)

// checkTruth checks the values of the truth and the indexes that follow from them.
func (c *checker) checkTruth(tx *truthTx) error {
	c.checkFile(tx)
	t := truthCheck{checker: c, tx: tx}
	for _, step := range []func(){
		t.meta, t.records, t.owned(activityBucket), t.tallies, t.people, t.tombstones, t.ids, t.accounts, t.changes, t.names,
	} {
		if err := c.stopped(); err != nil {
			return err
		}
		if tx.fault() != nil {
			break
		}
		step()
	}
	if tx.fault() != nil {
		c.add(Damage{Part: TruthPart, Bucket: treeBucket, Fault: BadTree})
		return nil
	}
	if t.digest != tx.head.Digest || t.known != tx.head.Count {
		c.indexes = true
		c.add(Damage{Part: TruthPart, Bucket: metaBucket, Fault: BadCount})
	}
	return c.stopped()
}

// checkFile looks over the pages of the file.
func (c *checker) checkFile(tx *truthTx) {
	held := tx.storeTx
	if h, ok := held.(heldTx); ok {
		held = h.storeTx
	}
	disk, ok := held.(*boltTx)
	if !ok {
		return // in memory
	}
	torn, err := disk.checkTree(c.ctx)
	if c.ctx.Err() != nil {
		return
	}
	if torn {
		c.add(Damage{Part: TruthPart, Fault: OneHead, Repaired: true})
	}
	if err != nil {
		c.add(Damage{Part: TruthPart, Bucket: treeBucket, Fault: BadTree})
	}
}

// truthCheck adds up what the head counts.
type truthCheck struct {
	*checker
	tx     *truthTx
	digest uint64
	alive  int    // records
	bad    int    // of them damaged
	named  int    // records that the index of IDs leads to
	known  int    // IDs
	keys   uint64 // sum over all accounts that persons have
	has    int    // people

	nameless []int // damage of candidates whose IDs are to be found
}

// walk visits a bucket until the context is done.
func (t *truthCheck) walk(bucket string, visit func(k, v []byte)) {
	n := 0
	t.tx.ascend(bucket, nil, func(k, v []byte) bool {
		if n++; n%1000 == 0 && t.ctx.Err() != nil {
			return false
		}
		visit(k, v)
		return true
	})
}

// each walks through a bucket of sealed values and says whether the checksum is right.
func (t *truthCheck) each(bucket string, visit func(k, v []byte, right bool)) {
	t.walk(bucket, func(k, v []byte) {
		right := false
		if len(v) >= sealSize {
			sum := binary.BigEndian.Uint64(v)
			t.digest += sum
			right = sum == checksum(bucket, k, v[sealSize:])
		}
		t.report.Values++
		visit(k, v, right)
	})
}

// spoilt notes a damaged value of a candidate.
func (t *truthCheck) spoilt(bucket string, k []byte, fault Fault) {
	d := Damage{Part: TruthPart, Bucket: bucket, Fault: fault}
	if len(k) >= 4 && bucket != erasedBucket {
		t.nameless = append(t.nameless, len(t.report.Damage))
		d.Ordinal = binary.BigEndian.Uint32(k)
		if bucket != peopleBucket { // nothing that is derived reads it
			t.damaged[d.Ordinal] = true
		}
	}
	t.add(d)
}

func (t *truthCheck) records() {
	t.each(recordBucket, func(k, v []byte, right bool) {
		t.alive++
		var r record
		if !right || len(k) != 4 || json.Unmarshal(v[sealSize:], &r) != nil {
			t.bad++
			t.spoilt(recordBucket, k, BadChecksum)
			return
		}
		if ord, known := t.tx.find(r.ID); known && bytes.Equal(ordKey(ord), k) {
			t.named++
		} else {
			t.indexes = true
			t.add(Damage{Part: TruthPart, Bucket: idBucket, Ordinal: binary.BigEndian.Uint32(k), ID: r.ID, Fault: Lost})
		}
		if binary.BigEndian.Uint32(k) >= t.tx.head.Next {
			t.spoilt(recordBucket, k, Stray)
		}
	})
}

// owned checks a bucket of which each value belongs to a record.
func (t *truthCheck) owned(bucket string) func() {
	return func() {
		last, there := []byte(nil), false
		t.each(bucket, func(k, _ []byte, right bool) {
			if !right || len(k) < 4 {
				t.spoilt(bucket, k, BadChecksum)
				return
			}
			if last == nil || !bytes.Equal(last, k[:4]) {
				last, there = bytes.Clone(k[:4]), t.tx.get(recordBucket, k[:4]) != nil
			}
			if !there {
				t.spoilt(bucket, k, Stray)
			}
		})
	}
}

// tallies checks that nobody's observations are less or more than was written.
func (t *truthCheck) tallies() {
	t.owned(tallyBucket)()
	t.walk(recordBucket, func(k, _ []byte) {
		if len(k) != 4 || t.damaged[binary.BigEndian.Uint32(k)] {
			return
		}
		if _, _, err := t.tx.activity(binary.BigEndian.Uint32(k)); isDamage(err) && t.tx.fault() == nil {
			t.spoilt(activityBucket, k, Lost)
		}
	})
}

// meta checks what stands beside the head.
func (t *truthCheck) meta() {
	if _, err := t.tx.secret(false); isDamage(err) && t.tx.fault() == nil {
		t.add(Damage{Part: TruthPart, Bucket: metaBucket, Fault: BadChecksum})
	}
}

func (t *truthCheck) people() {
	t.each(peopleBucket, func(k, v []byte, right bool) {
		var p Person
		if !right || len(k) != 4 || json.Unmarshal(v[sealSize:], &p) != nil {
			t.spoilt(peopleBucket, k, BadChecksum)
			return
		}
		if t.tx.get(recordBucket, k) == nil {
			t.spoilt(peopleBucket, k, Stray)
			return
		}
		t.has++
		for _, key := range hardKeys(p) {
			t.keys += checksum(actorBucket, []byte(key), k)
		}
	})
}

func (t *truthCheck) tombstones() {
	t.each(erasedBucket, func(k, _ []byte, right bool) {
		if !right {
			t.spoilt(erasedBucket, k, BadChecksum)
		}
	})
}

// ids checks that each ID leads to a record, and that none leads anywhere else.
func (t *truthCheck) ids() {
	lost := 0
	t.walk(idBucket, func(k, v []byte) {
		t.known++
		if len(v) == 4 && t.tx.get(recordBucket, v) == nil {
			lost++
			ord := binary.BigEndian.Uint32(v)
			t.damaged[ord] = true
			t.add(Damage{Part: TruthPart, Bucket: recordBucket, Ordinal: ord, ID: string(k), Fault: Lost})
		}
	})
	if t.known-lost-t.named > t.bad {
		t.indexes = true
		t.add(Damage{Part: TruthPart, Bucket: idBucket, Fault: Stray})
	}
	if t.has < t.alive {
		t.peopleless()
	}
}

// peopleless names the records without a person.
func (t *truthCheck) peopleless() {
	t.walk(recordBucket, func(k, _ []byte) {
		if t.tx.get(peopleBucket, k) == nil {
			t.spoilt(peopleBucket, k, Lost)
		}
	})
}

// names looks for the IDs that records cannot tell, all of them in one pass.
func (t *truthCheck) names() {
	of := map[uint32][]int{}
	for _, i := range t.nameless {
		if i < len(t.report.Damage) { // listed
			of[t.report.Damage[i].Ordinal] = append(of[t.report.Damage[i].Ordinal], i)
		}
	}
	if len(of) == 0 {
		return
	}
	t.walk(idBucket, func(k, v []byte) {
		if len(v) == 4 {
			for _, i := range of[binary.BigEndian.Uint32(v)] {
				t.report.Damage[i].ID = string(k)
			}
		}
	})
}

// accounts checks that the index of accounts holds what the persons have.
func (t *truthCheck) accounts() {
	var sum uint64
	t.walk(actorBucket, func(k, v []byte) {
		for _, ord := range ordinalsIn(v) {
			sum += checksum(actorBucket, k, ordKey(ord))
		}
	})
	if sum != t.keys {
		t.indexes = true
		t.add(Damage{Part: TruthPart, Bucket: actorBucket, Fault: Differs})
	}
}

// changes checks that each candidate's last change is where it can be found.
func (t *truthCheck) changes() {
	var ahead, back uint64
	t.walk(changeBucket, func(k, _ []byte) {
		if len(k) == 12 {
			ahead += checksum(changeBucket, k[8:], k)
		}
	})
	t.walk(touchedBucket, func(k, v []byte) {
		back += checksum(changeBucket, k, v)
	})
	wrong := ahead != back
	t.walk(recordBucket, func(k, _ []byte) {
		wrong = wrong || t.tx.get(touchedBucket, k) == nil
	})
	if wrong {
		t.indexes = true
		t.add(Damage{Part: TruthPart, Bucket: changeBucket, Fault: Differs})
	}
}
