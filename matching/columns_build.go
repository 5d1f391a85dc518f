package matching

import "slices"

// makeRoom makes room for so many candidates with so many bytes of IDs.
func (b *columnBlock) makeRoom(candidates, text int) {
	b.ords, b.idEnds, b.idText = make([]uint32, 0, candidates), make([]uint32, 0, candidates), make([]byte, 0, text)
}

// add adds a candidate, all of whom come before the runs.
func (b *columnBlock) add(ord uint32, id []byte) {
	b.ords = append(b.ords, ord)
	b.idText = append(b.idText, id...)
	b.idEnds = append(b.idEnds, uint32(len(b.idText)))
}

// addRun adds the run of the next key: ascending lanes, each above its value.
func (b *columnBlock) addRun(key runKey, postings []uint32) {
	b.runs = append(b.runs, columnRun{key, uint32(len(b.lanes)), uint32(len(b.values))})
	from, n := len(b.values), len(b.ords)
	if n >= minFull && len(postings) > n/2 {
		b.values = append(b.values, make([]columnValue, n)...)
		full := b.values[from:]
		for _, p := range postings {
			full[p>>16] = columnValue(p)
		}
		return
	}
	for _, p := range postings {
		b.lanes, b.values = append(b.lanes, uint16(p>>16)), append(b.values, columnValue(p))
	}
}

// end ends the last run.
func (b *columnBlock) end() {
	b.runs = append(b.runs, columnRun{endKey, uint32(len(b.lanes)), uint32(len(b.values))})
	b.runs, b.lanes, b.values = fitting(b.runs), fitting(b.lanes), fitting(b.values)
}

// fitting returns a list without room for more.
func fitting[T any](list []T) []T {
	if len(list) == cap(list) {
		return list
	}
	return append(make([]T, 0, len(list)), list...)
}

// merge makes one layer of several, without the dead.
func (c *columns) merge(layers []columnLayer) columnLayer {
	b := &columnBlock{}
	moved := b.join(layers)
	inLanes, inValues := 0, 0
	for i := range layers {
		inLanes, inValues = inLanes+len(layers[i].lanes), inValues+len(layers[i].values)
	}
	b.lanes, b.values = make([]uint16, 0, inLanes), make([]columnValue, 0, inValues)
	next := make([]int, len(layers)) // runs
	var postings []uint32
	for {
		key := endKey
		for i := range layers {
			key = min(key, layers[i].runs[next[i]].key)
		}
		if key == endKey {
			break
		}
		postings = postings[:0]
		for i := range layers {
			if layers[i].runs[next[i]].key == key {
				lanes, values := layers[i].run(next[i])
				postings = appendMoved(postings, lanes, values, moved[i])
				next[i]++
			}
		}
		if !slices.IsSorted(postings) { // ordinals interleave
			slices.Sort(postings)
		}
		if len(postings) > 0 {
			b.addRun(key, postings)
		}
	}
	b.end()
	return columnLayer{b, nil, len(b.ords)}
}

// join adds the candidates of several layers who are alive, and returns for each layer
// where its lanes are now, -1 for the dead.
func (b *columnBlock) join(layers []columnLayer) (moved [][]int32) {
	alive, text := 0, 0
	for i := range layers {
		alive, text = alive+layers[i].alive, text+len(layers[i].idText)
		moved = append(moved, slices.Repeat([]int32{-1}, len(layers[i].ords)))
	}
	places := make([]uint64, 0, alive) // an ordinal, a layer, a lane
	for i := range layers {
		for lane, ord := range layers[i].ords {
			if layers[i].holds(lane) {
				places = append(places, uint64(ord)<<32|uint64(i)<<laneBits|uint64(lane))
			}
		}
	}
	slices.Sort(places)
	b.makeRoom(alive, text)
	for to, p := range places {
		i, lane := p>>laneBits&(1<<laneBits-1), int(p&(1<<laneBits-1))
		b.add(uint32(p>>32), layers[i].id(lane))
		moved[i][lane] = int32(to)
	}
	b.idText = fitting(b.idText)
	return moved
}

// appendMoved adds the postings of a run of those who are alive.
func appendMoved(postings []uint32, lanes []uint16, values []columnValue, moved []int32) []uint32 {
	if lanes == nil {
		for lane, v := range values {
			if to := moved[lane]; v != 0 && to >= 0 {
				postings = append(postings, uint32(to)<<16|uint32(v))
			}
		}
		return postings
	}
	for i, lane := range lanes {
		if to := moved[lane]; to >= 0 {
			postings = append(postings, uint32(to)<<16|uint32(values[i]))
		}
	}
	return postings
}
