package pdf

import (
	"bytes"
	"context"
	"crypto/aes"
	"crypto/cipher"
	"crypto/md5"
	"crypto/rc4"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
)

// A locker encrypts the objects of a file, as a writer does.
type locker struct {
	version, revision int
	method            string // CFM of versions 4 and 5
	password          string // of the user
	clear             bool   // streams are not encrypted
	owner             bool   // version 5: the user password is another, the owner's is empty
	key               []byte
	entries           string // of the encryption dictionary
}

const oneText = "BT /F 10 Tf 50 700 Td (one) Tj ET"

const testID = "0123456789abcdef"

func testRC4(key, data []byte) []byte {
	c, _ := rc4.NewCipher(key)
	out := make([]byte, len(data))
	c.XORKeyStream(out, data)
	return out
}

// prepare computes the key and the entries, step by step as in the standard.
func (l *locker) prepare() {
	pad := func(s string) []byte { return []byte((s + passwordPad)[:32]) }
	owner := bytes.Repeat([]byte{7}, 32)
	const permissions = -44
	entries := fmt.Sprintf("/Filter/Standard/V %d/R %d/P %d", l.version, l.revision, permissions)
	if l.version == 5 {
		l.prepare5(entries)
		return
	}
	size := 16
	if l.version == 1 {
		size = 5
	}
	h := md5.New()
	h.Write(pad(l.password))
	h.Write(owner)
	binary.Write(h, binary.LittleEndian, int32(permissions))
	h.Write([]byte(testID))
	key := h.Sum(nil)
	for i := 0; i < 50 && l.revision > 2; i++ {
		sum := md5.Sum(key[:size])
		key = sum[:]
	}
	l.key = key[:size]
	user := testRC4(l.key, []byte(passwordPad))
	if l.revision > 2 {
		sum := md5.Sum([]byte(passwordPad + testID))
		user = sum[:]
		for i := range 20 {
			k := slices.Clone(l.key)
			for j := range k {
				k[j] ^= byte(i)
			}
			user = testRC4(k, user)
		}
		user = append(user, make([]byte, 16)...)
	}
	l.entries = entries + fmt.Sprintf("/O<%x>/U<%x>/Length %d", owner, user, 8*size)
	if l.version == 4 {
		l.entries += "/CF<</S<</CFM/" + l.method + "/Length 16>>>>/StrF/S"
		if !l.clear {
			l.entries += "/StmF/S"
		}
	}
}

// prepare5 does so for AES-256. The hash of revision 6 is the library's own: it is
// checked against files of other writers when the figures are measured.
func (l *locker) prepare5(entries string) {
	l.key = bytes.Repeat([]byte{3, 1, 4, 1, 5, 9, 2, 6}, 4)
	hash := func(password, salt, more string) []byte {
		if l.revision == 6 {
			return slowHash([]byte(password+salt), []byte(more))
		}
		sum := sha256.Sum256([]byte(password + salt + more))
		return sum[:]
	}
	wrap := func(password, more string) (check, locked []byte) {
		check = append(hash(password, "saltsalt", more), "saltsaltpepperpp"...)
		block, _ := aes.NewCipher(hash(password, "pepperpp", more))
		locked = make([]byte, 32)
		cipher.NewCBCEncrypter(block, make([]byte, 16)).CryptBlocks(locked, l.key)
		return check, locked
	}
	user, userKey := wrap(l.password, "")
	ownerPassword := "theirs"
	if l.owner {
		ownerPassword = ""
	}
	owner, ownerKey := wrap(ownerPassword, string(user))
	l.entries = entries + fmt.Sprintf("/U<%x>/UE<%x>/O<%x>/OE<%x>/CF<</S<</CFM/AESV3>>>>/StmF/S/StrF/S", user, userKey, owner, ownerKey)
}

// seal encrypts data that stands in object id.
func (l *locker) seal(id int, data string) string {
	key := l.key
	if l.version < 5 {
		seed := append(slices.Clone(key), byte(id), byte(id>>8), 0, 0, 0)
		if l.method == "AESV2" {
			seed = append(seed, "sAlT"...)
		}
		sum := md5.Sum(seed)
		key = sum[:min(16, len(key)+5)]
	}
	if l.method == "" || l.method == "V2" {
		return string(testRC4(key, []byte(data)))
	}
	n := 16 - len(data)%16
	plain := data + strings.Repeat(string(rune(n)), n)
	block, _ := aes.NewCipher(key)
	out := make([]byte, len(plain))
	start := []byte("initial 16 bytes")
	cipher.NewCBCEncrypter(block, start).CryptBlocks(out, []byte(plain))
	return string(start) + string(out)
}

// file builds a document with a text, a link and its tree in an object stream.
func (l *locker) file() []byte {
	l.prepare()
	body := func(id int, s string) string {
		if l.clear {
			return s
		}
		return l.seal(id, s)
	}
	tree := "2 0 6 44 <</Kids[6 0 R]/MediaBox[0 0 600 800]>>      <</Type/Page/Contents 3 0 R/Resources<</Font<</F 4 0 R>>>>/Annots[7 0 R]>>"
	data := file("<</Type/Catalog/Pages 2 0 R>>",
		"null",
		stream("", body(3, oneText)),
		courier,
		stream("/Type/ObjStm/N 2/First 9", body(5, tree)),
		"null",
		fmt.Sprintf("<</Subtype/Link/Rect[0 0 600 800]/A<</URI<%x>>>>>", l.seal(7, "https://example.org")),
		"<<"+l.entries+">>")
	data = bytes.ReplaceAll(data, []byte("2 0 obj\nnull\nendobj"), nil)
	data = bytes.ReplaceAll(data, []byte("6 0 obj\nnull\nendobj"), nil)
	return bytes.Replace(data, []byte("/Root"), []byte("/ID[("+testID+")(x)]/Encrypt 8 0 R/Root"), 1)
}

func lockers() []locker {
	return []locker{
		{version: 1, revision: 2},
		{version: 2, revision: 3},
		{version: 4, revision: 4, method: "V2"},
		{version: 4, revision: 4, method: "AESV2"},
		{version: 5, revision: 5, method: "AESV3"},
		{version: 5, revision: 6, method: "AESV3"},
		{version: 5, revision: 6, method: "AESV3", password: "secret", owner: true},
	}
}

// TestDecipher: with an empty password text and links are read, with another they are
// not.
func TestDecipher(t *testing.T) {
	for _, l := range lockers() {
		doc := read(t, l.file())
		if texts(doc) != "one" || doc.Runs[0].Link != "https://example.org" {
			t.Errorf("version %d, revision %d %s: got %+v", l.version, l.revision, l.method, doc.Runs)
		}
		l.password, l.owner = "secret", false
		if _, err := Read(context.Background(), l.file(), Limits{}); !errors.Is(err, ErrEncrypted) {
			t.Errorf("version %d, revision %d %s with a password: %v", l.version, l.revision, l.method, err)
		}
	}
}

// TestNotEncrypted: crypt filters can leave strings or streams as they are.
func TestNotEncrypted(t *testing.T) {
	l := locker{version: 4, revision: 4, method: "AESV2", clear: true}
	doc := read(t, l.file())
	if texts(doc) != "one" || doc.Runs[0].Link != "https://example.org" {
		t.Errorf("streams in the clear: %+v", doc)
	}
	l.clear = false
	data := l.file()
	sealed := stream("", l.seal(3, oneText))
	for _, extra := range []string{"/Filter/Crypt", "/Filter[/Crypt]/DecodeParms[<</Name/Identity>>]"} {
		if got := texts(read(t, bytes.Replace(data, []byte(sealed), []byte(stream(extra, oneText)), 1))); got != "one" {
			t.Errorf("%s: got %q", extra, got)
		}
	}
}

func FuzzDecipher(f *testing.F) {
	for _, l := range lockers() {
		f.Add(l.file())
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		before := bytes.Clone(data)
		Read(context.Background(), data, Limits{Pages: 3, Bytes: 1 << 20, Steps: 20_000, Text: 1 << 16})
		if !bytes.Equal(before, data) {
			t.Fatal("the input was changed")
		}
	})
}
