package github

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
)

// A Cache keeps scrubbed answers in a folder, so that asking again costs nothing as
// long as nothing has changed: every use is revalidated with the answer's ETag. Its
// files hold no token, and deleting any of them loses nothing. A nil Cache keeps
// nothing.
type Cache struct {
	Dir string
}

// ErrCache is a folder that an answer cannot be kept in: full, or not ours to write.
var ErrCache = errors.New("github: cache")

// entry is one answer. Sum is over everything else: a damaged entry is no entry.
type entry struct {
	Key  string
	ETag string
	Link string `json:",omitempty"`
	Type string
	Body []byte
	Sum  string
}

func (e entry) sum() string {
	e.Sum = ""
	data, err := json.Marshal(e)
	if err != nil {
		return ""
	}
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

func (c *Cache) path(key string) string {
	sum := sha256.Sum256([]byte(key))
	name := hex.EncodeToString(sum[:])
	return filepath.Join(c.Dir, name[:2], name)
}

// get returns the stored answer of a key; what is missing, damaged or of another key
// is not known.
func (c *Cache) get(key string) (e entry, known bool) {
	if c == nil {
		return entry{}, false
	}
	data, err := os.ReadFile(c.path(key))
	if err != nil || json.Unmarshal(data, &e) != nil || e.Key != key || e.Sum != e.sum() {
		return entry{}, false
	}
	return e, e.ETag != ""
}

// put stores an answer that can be revalidated, as a whole or not at all.
func (c *Cache) put(key string, resp *http.Response, body []byte) error {
	if c == nil || resp.Header.Get("Etag") == "" {
		return nil
	}
	e := entry{Key: key, ETag: resp.Header.Get("Etag"), Link: resp.Header.Get("Link"), Type: resp.Header.Get("Content-Type"), Body: body}
	e.Sum = e.sum()
	data, err := json.Marshal(e)
	if err != nil {
		return fmt.Errorf("%w: %w", ErrCache, err)
	}
	name := c.path(key)
	if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
		return fmt.Errorf("%w: %w", ErrCache, err)
	}
	temp, err := os.CreateTemp(filepath.Dir(name), "new-*")
	if err != nil {
		return fmt.Errorf("%w: %w", ErrCache, err)
	}
	defer os.Remove(temp.Name()) // fails after the rename, as it should
	_, err = temp.Write(data)
	if err = errors.Join(err, temp.Close()); err == nil {
		err = os.Rename(temp.Name(), name)
	}
	if err != nil {
		return fmt.Errorf("%w: %w", ErrCache, err)
	}
	return nil
}

// response makes an answer of an entry, as the platform gave it at first.
func (e entry) response(req *http.Request) *http.Response {
	h := http.Header{"Etag": {e.ETag}, "Content-Type": {e.Type}, "X-From-Cache": {"1"}}
	if e.Link != "" {
		h.Set("Link", e.Link)
	}
	return &http.Response{
		Status: "200 OK", StatusCode: http.StatusOK, Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1,
		Header: h, Body: io.NopCloser(bytes.NewReader(e.Body)), ContentLength: int64(len(e.Body)), Request: req,
	}
}
