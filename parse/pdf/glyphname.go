package pdf

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// glyphText returns the text that a glyph name stands for, after the Adobe Glyph List
// Specification: what follows a dot is a variant, underscores join the parts of a
// ligature, "uni" and "u" carry hexadecimal numbers. "" if the name says nothing.
func glyphText(name string) string {
	if len(name) > 64 {
		return ""
	}
	if i := strings.IndexByte(name, '.'); i > 0 {
		name = name[:i]
	}
	var out strings.Builder
	for part := range strings.SplitSeq(name, "_") {
		s := glyphPart(part)
		if s == "" {
			return ""
		}
		out.WriteString(s)
	}
	return out.String()
}

func glyphPart(name string) string {
	if len(name) == 1 {
		return name
	}
	if s, ok := glyphNames[name]; ok {
		return s
	}
	if s := fromHex(name); s != "" {
		return s
	}
	// "Aacute" is A and an accent; "Asmall" and "oneoldstyle" are looks.
	for _, look := range []string{"small", "oldstyle"} {
		if base, ok := strings.CutSuffix(name, look); ok && base != "" {
			return strings.ToLower(glyphPart(base))
		}
	}
	for suffix, mark := range accents {
		base, ok := strings.CutSuffix(name, suffix)
		if !ok || base == "" {
			continue
		}
		if letter := glyphPart(base); utf8.RuneCountInString(letter) == 1 {
			if one := norm.NFC.String(letter + mark); utf8.RuneCountInString(one) == 1 {
				return one
			}
		}
	}
	return ""
}

// fromHex reads "uni00410042" and "u1F600".
func fromHex(name string) string {
	if hex, ok := strings.CutPrefix(name, "uni"); ok && len(hex) >= 4 && len(hex)%4 == 0 && len(hex) <= 32 {
		var out []rune
		for ; hex != ""; hex = hex[4:] {
			n, err := strconv.ParseUint(hex[:4], 16, 16)
			if err != nil {
				return ""
			}
			out = append(out, rune(n))
		}
		return string(out)
	}
	if hex, ok := strings.CutPrefix(name, "u"); ok && len(hex) >= 4 && len(hex) <= 6 {
		if n, err := strconv.ParseUint(hex, 16, 21); err == nil {
			return string(rune(n))
		}
	}
	return ""
}

var accents = map[string]string{
	"grave": "\u0300", "acute": "\u0301", "circumflex": "\u0302", "tilde": "\u0303", "macron": "\u0304",
	"breve": "\u0306", "dotaccent": "\u0307", "dieresis": "\u0308", "ring": "\u030a", "hungarumlaut": "\u030b",
	"caron": "\u030c", "commaaccent": "\u0327", "cedilla": "\u0327", "ogonek": "\u0328",
}

// glyphNames holds the names that are not built by rule.
var glyphNames = map[string]string{
	"space": " ", "nbspace": " ", "nonbreakingspace": " ", "visiblespace": " ", "exclam": "!", "quotedbl": "\"", "numbersign": "#",
	"dollar": "$", "percent": "%", "ampersand": "&", "quotesingle": "'", "quoteright": "’", "quoteleft": "‘",
	"parenleft": "(", "parenright": ")", "asterisk": "*", "plus": "+", "comma": ",", "hyphen": "-", "minus": "−",
	"period": ".", "slash": "/", "zero": "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5",
	"six": "6", "seven": "7", "eight": "8", "nine": "9", "colon": ":", "semicolon": ";", "less": "<", "equal": "=",
	"greater": ">", "question": "?", "at": "@", "bracketleft": "[", "backslash": "\\", "bracketright": "]",
	"asciicircum": "^", "underscore": "_", "grave": "`", "braceleft": "{", "bar": "|", "braceright": "}",
	"asciitilde": "~", "exclamdown": "¡", "cent": "¢", "sterling": "£", "currency": "¤", "yen": "¥", "brokenbar": "¦",
	"section": "§", "dieresis": "¨", "copyright": "©", "ordfeminine": "ª", "guillemotleft": "«", "logicalnot": "¬",
	"softhyphen": "\u00ad", "sfthyphen": "\u00ad", "registered": "®", "macron": "¯", "degree": "°", "plusminus": "±",
	"twosuperior": "²", "threesuperior": "³", "acute": "´", "mu": "µ", "paragraph": "¶", "periodcentered": "·",
	"middot": "·", "cedilla": "¸", "onesuperior": "¹", "ordmasculine": "º", "guillemotright": "»", "onequarter": "¼",
	"onehalf": "½", "threequarters": "¾", "questiondown": "¿", "AE": "Æ", "Eth": "Ð", "multiply": "×", "Oslash": "Ø",
	"Thorn": "Þ", "germandbls": "ß", "ae": "æ", "eth": "ð", "divide": "÷", "oslash": "ø", "thorn": "þ", "Dcroat": "Đ",
	"dcroat": "đ", "Hbar": "Ħ", "hbar": "ħ", "dotlessi": "ı", "dotlessj": "ȷ", "IJ": "Ĳ", "ij": "ĳ", "Lslash": "Ł",
	"lslash": "ł", "Ldot": "Ŀ", "ldot": "ŀ", "Eng": "Ŋ", "eng": "ŋ", "OE": "Œ", "oe": "œ", "longs": "ſ", "florin": "ƒ",
	"circumflex": "ˆ", "caron": "ˇ", "breve": "˘", "dotaccent": "˙", "ring": "˚", "ogonek": "˛", "tilde": "˜",
	"hungarumlaut": "˝", "endash": "–", "emdash": "—", "quotesinglbase": "‚", "quotedblleft": "“", "quotedblright": "”",
	"quotedblbase": "„", "dagger": "†", "daggerdbl": "‡", "bullet": "•", "ellipsis": "…", "perthousand": "‰",
	"guilsinglleft": "‹", "guilsinglright": "›", "fraction": "⁄", "Euro": "€", "euro": "€", "trademark": "™",
	"ff": "ff", "fi": "fi", "fl": "fl", "ffi": "ffi", "ffl": "ffl", "arrowleft": "←", "arrowup": "↑", "arrowright": "→",
	"arrowdown": "↓", "arrowboth": "↔", "partialdiff": "∂", "Delta": "Δ", "product": "∏", "summation": "∑", "radical": "√",
	"infinity": "∞", "integral": "∫", "approxequal": "≈", "notequal": "≠", "lessequal": "≤", "greaterequal": "≥",
	"lozenge": "◊", "asteriskmath": "∗", "bulletmath": "∙", "openbullet": "◦", "filledbox": "■", "blacksquare": "■",
	"circle": "○", "H18533": "■", "H18543": "▪", "H18551": "▫", "square": "□", "triangleright": "▷", "blacktriangleright": "▶",
	"check": "✓", "compwordmark": "\u200b", "Alpha": "Α", "Beta": "Β", "Gamma": "Γ", "Epsilon": "Ε",
	"Theta": "Θ", "Lambda": "Λ", "Pi": "Π", "Sigma": "Σ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω", "alpha": "α", "beta": "β",
	"gamma": "γ", "delta": "δ", "epsilon": "ε", "theta": "θ", "lambda": "λ", "pi": "π", "rho": "ρ", "sigma": "σ",
	"tau": "τ", "phi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω", "rupiah": "₹", "Rupee": "₹",
}
