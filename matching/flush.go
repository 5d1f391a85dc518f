package matching

import "context"

// Flush waits until columns and text have everything that was put before its call, on
// disk where the index is. Nothing depends on it: rankings and searches wait for what
// they need. It is for whoever wants to have that behind them.
func (ix *Index) Flush(ctx context.Context) error {
	v, err := ix.view(ctx)
	if err != nil {
		return err
	}
	v.release()
	return ix.text.catchUp(ctx)
}
