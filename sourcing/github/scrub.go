package github

import (
	"bytes"
	"encoding/json"
	"strings"

	"github.com/proven-go/proven/sourcing"
)

// scrub removes e-mail addresses and telephone numbers from an answer before anything
// reads or stores it. It reports whether the answer is whole: one that is said to be
// JSON must be.
func scrub(kind string, body []byte) (clean []byte, whole bool) {
	if strings.Contains(kind, ".raw") || strings.HasPrefix(kind, "text/") {
		return []byte(sourcing.Scrub(string(body))), true
	}
	d := json.NewDecoder(bytes.NewReader(body))
	d.UseNumber()
	var value any
	if err := d.Decode(&value); err != nil || d.More() {
		return nil, false
	}
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	if err := e.Encode(scrubbed("", value)); err != nil {
		return nil, false // a value just decoded can be encoded
	}
	return out.Bytes(), true
}

// scrubbed returns a value of a key without what must not be kept.
func scrubbed(key string, value any) any {
	switch v := value.(type) {
	case map[string]any:
		if user, ok := v["user"].(map[string]any); ok && v["performed_via_github_app"] != nil {
			user["type"] = "Bot" // a program wrote it under the account of a person
		}
		for k := range v {
			if unwanted[k] {
				delete(v, k)
			} else {
				v[k] = scrubbed(k, v[k])
			}
		}
	case []any:
		for i := range v {
			v[i] = scrubbed(key, v[i])
		}
	case string:
		if key == "content" || exact(key) {
			return v // a file in base64, or an address or hash that must stay as it is
		}
		return sourcing.Scrub(v)
	}
	return value
}

// unwanted are keys that hold what nobody needs to find work.
var unwanted = map[string]bool{"email": true, "notification_email": true, "avatar_url": true, "gravatar_id": true, "twitter_username": true}

// exact reports whether a key holds an identifier, not words.
func exact(key string) bool {
	return key == "url" || key == "sha" || key == "ref" || key == "node_id" || key == "encoding" || strings.HasSuffix(key, "_url") || strings.HasSuffix(key, "_at") || strings.HasSuffix(key, "_sha") || strings.HasSuffix(key, "_id")
}
