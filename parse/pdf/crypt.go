package pdf

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/md5"
	"crypto/rc4"
	"crypto/sha256"
	"crypto/sha512"
	"fmt"
	"slices"
)

// Many writers encrypt so as to forbid printing or copying: then the document opens
// with an empty user password, for everyone. Such files are deciphered here (ISO
// 32000-1, 7.6; for AES-256 ISO 32000-2, 7.6.4); one that asks for a password is not.
// What a reader may do with the text is not for a parser to decide.

// A cipherKey deciphers the objects of one file.
type cipherKey struct {
	key              []byte
	strings, streams method
	metadata         bool // metadata streams are encrypted, too
	dict             int  // number of the object that holds the parameters
}

// A method says how strings or streams are encrypted.
type method uint8

const (
	plain  method = iota
	rc4Key        // RC4, a key for each object
	aesKey        // AES-128 in CBC mode, a key for each object
	aes256        // AES-256 in CBC mode, one key
)

// passwordPad fills passwords up; it is the empty one.
const passwordPad = "\x28\xBF\x4E\x5E\x4E\x75\x8A\x41\x64\x00\x4E\x56\xFF\xFA\x01\x08" +
	"\x2E\x2E\x00\xB6\xD0\x68\x3E\x80\x2F\x0C\xA9\xFE\x64\x53\x69\x7A"

// unlock sets w.key if the file is encrypted.
func (w *rewriter) unlock() error {
	ref := w.x.trailer("Encrypt")
	dict := w.resolve(ref)
	if dict.kind != dictKind {
		return nil
	}
	p := params{w: w, dict: dict}
	if list := w.resolve(w.x.trailer("ID")); list.kind == arrayKind && len(list.items) > 0 {
		p.id = w.resolve(list.items[0]).str
	}
	k := p.cipher()
	if k == nil {
		return fmt.Errorf("pdf: %w", ErrEncrypted)
	}
	if ref.kind == refKind {
		k.dict = int(ref.num)
	}
	w.key = k
	return nil
}

// params reads the encryption dictionary.
type params struct {
	w    *rewriter
	dict value
	id   []byte // first part of the file's identifier
}

func (p params) number(key string) int    { return int(p.w.number(p.dict.get(key))) }
func (p params) text(key string) []byte   { return p.w.resolve(p.dict.get(key)).str }
func (p params) is(key, want string) bool { return string(p.text(key)) == want }

// cipher returns the key of the file; nil if an empty password does not open it.
func (p params) cipher() *cipherKey {
	if !p.is("Filter", "Standard") {
		return nil
	}
	k := &cipherKey{metadata: true}
	if m := p.w.resolve(p.dict.get("EncryptMetadata")); m.kind == boolKind && m.num == 0 {
		k.metadata = false
	}
	bits := p.number("Length")
	switch p.number("V") {
	case 1:
		bits, k.strings, k.streams = 40, rc4Key, rc4Key
	case 2, 3:
		k.strings, k.streams = rc4Key, rc4Key
	case 4, 5:
		var ok1, ok2 bool
		k.strings, ok1 = p.method("StrF")
		k.streams, ok2 = p.method("StmF")
		if !ok1 || !ok2 {
			return nil
		}
		bits = 128
	default:
		return nil
	}
	if bits < 40 || bits > 128 || bits%8 != 0 {
		bits = 40
	}
	if p.number("R") >= 5 {
		k.key = p.newKey()
	} else {
		k.key = p.oldKey(bits/8, k.metadata)
	}
	if k.key == nil {
		return nil
	}
	return k
}

// method returns how the crypt filter that an entry names works.
func (p params) method(entry string) (method, bool) {
	name := string(p.text(entry))
	if name == "" || name == "Identity" {
		return plain, true
	}
	f := p.w.resolve(p.w.resolve(p.dict.get("CF")).get(name))
	switch string(p.w.resolve(f.get("CFM")).str) {
	case "None":
		return plain, true
	case "V2":
		return rc4Key, true
	case "AESV2":
		return aesKey, true
	case "AESV3":
		return aes256, true
	}
	return plain, false
}

// oldKey returns the key of revisions 2 to 4, of n bytes; nil if the user password is
// not empty. (Algorithms 2, 4 and 5.)
func (p params) oldKey(n int, metadata bool) []byte {
	revision, owner, user := p.number("R"), p.text("O"), p.text("U")
	if revision < 2 || len(owner) < 32 || len(user) < 32 {
		return nil
	}
	permissions := uint32(int64(p.w.resolve(p.dict.get("P")).num))
	seed := append([]byte(passwordPad), owner[:32]...)
	seed = append(seed, byte(permissions), byte(permissions>>8), byte(permissions>>16), byte(permissions>>24))
	seed = append(seed, p.id...)
	if revision >= 4 && !metadata {
		seed = append(seed, 0xff, 0xff, 0xff, 0xff)
	}
	if revision == 2 {
		n = 5
	}
	sum := md5.Sum(seed)
	if revision >= 3 {
		for range 50 {
			sum = md5.Sum(sum[:n])
		}
	}
	key := sum[:n:n]
	if revision == 2 {
		if !bytes.Equal(rc4Of(key, []byte(passwordPad)), user[:32]) {
			return nil
		}
		return key
	}
	check := md5.Sum(append([]byte(passwordPad), p.id...))
	turned := check[:]
	for i := range 20 {
		mixed := bytes.Clone(key)
		for j := range mixed {
			mixed[j] ^= byte(i)
		}
		turned = rc4Of(mixed, turned)
	}
	if !bytes.Equal(turned, user[:16]) {
		return nil
	}
	return key
}

// newKey returns the key of revisions 5 and 6; nil if neither the user nor the owner
// password is empty. (Algorithm 2.A. U and O hold a hash and two salts of 8 bytes; the
// owner's hash takes in the whole of U.)
func (p params) newKey() []byte {
	user := p.text("U")
	if len(user) < 48 {
		return nil
	}
	if key := p.unwrap(user, nil, p.text("UE")); key != nil {
		return key
	}
	return p.unwrap(p.text("O"), user[:48], p.text("OE"))
}

func (p params) unwrap(check, more, locked []byte) []byte {
	if len(check) < 48 || len(locked) < 32 {
		return nil
	}
	hash := simpleHash
	if p.number("R") >= 6 {
		hash = slowHash
	}
	if !bytes.Equal(hash(check[32:40], more), check[:32]) {
		return nil
	}
	block, err := aes.NewCipher(hash(check[40:48], more))
	if err != nil {
		return nil
	}
	key := make([]byte, 32)
	cipher.NewCBCDecrypter(block, make([]byte, aes.BlockSize)).CryptBlocks(key, locked[:32])
	return key
}

func simpleHash(salt, more []byte) []byte {
	sum := sha256.Sum256(slices.Concat(salt, more))
	return sum[:]
}

// slowHash is Algorithm 2.B for an empty password.
func slowHash(salt, more []byte) []byte {
	k := simpleHash(salt, more)
	for round, last := 0, 0; round < 64 || last > round-32; round++ {
		block, err := aes.NewCipher(k[:16])
		if err != nil {
			return nil
		}
		e := bytes.Repeat(slices.Concat(k, more), 64)
		cipher.NewCBCEncrypter(block, k[16:32]).CryptBlocks(e, e)
		rest := 0
		for _, b := range e[:16] {
			rest += int(b) // 256 leaves 1 when divided by 3, so the digits' sum will do
		}
		switch rest % 3 {
		case 0:
			sum := sha256.Sum256(e)
			k = sum[:]
		case 1:
			sum := sha512.Sum384(e)
			k = sum[:]
		case 2:
			sum := sha512.Sum512(e)
			k = sum[:]
		}
		last = int(e[len(e)-1])
	}
	return k[:32]
}

func rc4Of(key, data []byte) []byte {
	out := make([]byte, len(data))
	if c, err := rc4.NewCipher(key); err == nil {
		c.XORKeyStream(out, data)
	}
	return out
}

// decipher returns v with its strings deciphered; o is the object that holds it.
func (k *cipherKey) decipher(v value, o indirect) value {
	if k.strings == plain || o.id == k.dict {
		return v
	}
	switch v.kind {
	case stringKind:
		v.str = k.apply(k.strings, v.str, o)
	case arrayKind, dictKind:
		items := make([]value, len(v.items))
		for i, item := range v.items {
			items[i] = k.decipher(item, o)
		}
		v.items = items
	}
	return v
}

// stream returns the deciphered bytes of the stream o.
func (k *cipherKey) stream(data []byte, o indirect) []byte {
	if o.typ == "XRef" || o.typ == "Metadata" && !k.metadata {
		return data
	}
	return k.apply(k.streams, data, o)
}

func (k *cipherKey) apply(m method, data []byte, o indirect) []byte {
	if m == plain {
		return data
	}
	key := k.key
	if m != aes256 {
		seed := append(bytes.Clone(key), byte(o.id), byte(o.id>>8), byte(o.id>>16), byte(o.gen), byte(o.gen>>8))
		if m == aesKey {
			seed = append(seed, "sAlT"...)
		}
		sum := md5.Sum(seed)
		key = sum[:min(len(key)+5, 16)]
	}
	if m == rc4Key {
		return rc4Of(key, data)
	}
	return unCBC(key, data)
}

// unCBC undoes AES in CBC mode: 16 bytes to begin with, then whole blocks, the last of
// which ends with as many bytes as its last byte says.
func unCBC(key, data []byte) []byte {
	const size = aes.BlockSize
	block, err := aes.NewCipher(key)
	if err != nil || len(data) < 2*size {
		return nil
	}
	out := make([]byte, (len(data)-size)/size*size)
	cipher.NewCBCDecrypter(block, data[:size]).CryptBlocks(out, data[size:size+len(out)])
	if pad := int(out[len(out)-1]); pad >= 1 && pad <= size {
		out = out[:len(out)-pad]
	}
	return out
}
