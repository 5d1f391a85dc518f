package matching

// readPortion bounds what readSome holds in memory, in bytes of the truth.
const readPortion = 8 << 20

// readSome reads candidates in order until readPortion is reached, and at least one;
// ords[:len(records)] are done. nil stands for a candidate that was deleted, or
// whose record is damaged: the rest goes on without it, and Verify names it.
func readSome(s store, ords []uint32) (records []*record, err error) { return readPart(s, ords, nil) }

// readPart is readSome where some records may be at hand: at may be nil.
func readPart(s store, ords []uint32, at *recent) (records []*record, err error) {
	tx, err := beginTruth(s, false)
	if err != nil {
		return nil, err
	}
	defer func() { tx.rollback() }()
	for size := 0; len(records) < len(ords) && size < readPortion; {
		if at != nil {
			if r := at.take(tx, ords[len(records)]); r != nil {
				records = append(records, r)
				continue
			}
		}
		r, ok, err := tx.candidate(ords[len(records)])
		size += tx.weighed
		tx.weighed = 0
		switch {
		case err == nil && ok:
			records = append(records, &r)
		case err == nil || isDamage(err):
			records = append(records, nil)
		default:
			return nil, err
		}
		if tx.fault() != nil { // a transaction that met damage in the tree is of no more use
			tx.rollback()
			if tx, err = beginTruth(s, false); err != nil {
				return nil, err
			}
		}
	}
	return records, nil
}
