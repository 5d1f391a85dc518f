package parse

import (
	"fmt"
	"strings"
	"testing"
)

func TestE164(t *testing.T) {
	for _, test := range []struct{ printed, region, want, why string }{
		{"+49 711 5550 1234", "", "+4971155501234", "a plus states the country"},
		{"+49 (0)711 5550 1234", "", "+4971155501234", "the trunk prefix in brackets"},
		{"+44 (0) 20 7946 0958", "US", "+442079460958", "a plus wins over the region"},
		{"+49 0711 5550 1234", "", "+4971155501234", "a trunk prefix left in by mistake"},
		{"0049 711 55501234", "", "+4971155501234", "00 is dialled before a country code"},
		{"011 49 711 55501234", "US", "+4971155501234", "011 in North America"},
		{"011 49 711 55501234", "DE", "", "and nowhere else: a number of 14 digits"},
		{"+39 06 1234 5678", "", "+390612345678", "Italian numbers keep their zero"},
		{"+55 11 95555-0172", "", "+5511955550172", "Brazil"},
		{"+81 3-5555-0123", "", "+81355550123", "Japan"},
		{"+33 6 12 34 56 78", "", "+33612345678", "France"},
		{"+7 8 912 345-67-89", "", "+79123456789", "a Russian trunk prefix, seen by the length"},
		{"+7 800 555-01-23", "", "+78005550123", "but an area code may begin so"},
		{"+1 (415) 555-0142", "", "+14155550142", "North America, stated"},
		{"(503) 555-0119", "", "", "no country stated and none given"},
		{"1-312-555-0166 x204", "", "", "a leading 1 is a trunk prefix and states no country"},
		{"1-312-555-0166 x204", "US", "+13125550166", "with a region it is cut off, and so is the extension"},
		{"(503) 555-0119", "us", "+15035550119", "the region in small letters"},
		{"503.555.0119 ext. 12", "CA", "+15035550119", "dots; an extension"},
		{"tel:+1-503-555-0119;ext=12", "", "+15035550119", "RFC 3966"},
		{"Phone: +1 503 555 0119", "", "+15035550119", "a word before it"},
		{"+1 503 555 0119 (Mobile)", "", "+15035550119", "a note behind it"},
		{"(555) 123-4567", "US", "", "an exchange does not begin with 1"},
		{"(111) 555-0119", "US", "", "nor does an area code"},
		{"(911) 555-0119", "US", "", "a service code"},
		{"(296) 555-0119", "US", "", "area codes N9X are set aside"},
		{"555-0119", "US", "", "no area code"},
		{"0711 5550 1234", "DE", "+4971155501234", "the trunk prefix comes off"},
		{"5550 1234", "DE", "", "no area code"},
		{"06 12 34 56 78", "FR", "+33612345678", "France, inside"},
		{"98765 43210", "IN", "+919876543210", "whole without a trunk prefix, by its length"},
		{"91 98765 43210", "IN", "+919876543210", "the plus got lost"},
		{"(11) 95555-0172", "BR", "+5511955550172", "Brazil, inside"},
		{"138 1234 5678", "CN", "+8613812345678", "a Chinese mobile number"},
		{"138 1234 5678", "", "", "is no North American one"},
		{"06 20 123 4567", "HU", "+36201234567", "a trunk prefix of two digits"},
		{"612 345 678", "ES", "+34612345678", "a plan without a trunk prefix"},
		{"0099/333 5647380", "", "", "99 is no country code"},
		{"+999 123456789", "", "", "nor is 999"},
		{"+49 7", "", "", "too short"},
		{"+49 711 5550 1234 5678 9", "", "", "more digits than a number has"},
		{"+1 503 555 01192", "", "", "a digit too many"},
		{"1-800-FLOWERS", "US", "", "letters"},
		{"0711 555 / 0172 555", "DE", "", "two numbers: 14 digits"},
		{"+", "", "", "no digit"},
		{"", "US", "", "nothing"},
		{"(503) 555-0119", "XX", "", "an unknown region"},
	} {
		got, ok := E164(test.printed, test.region)
		if got != test.want || ok != (test.want != "") {
			t.Errorf("%q in %q (%s): got %q, %v, want %q", test.printed, test.region, test.why, got, ok, test.want)
		}
	}
}

// TestPlans holds that the table can be read without doubt: no country code begins
// another, and lengths leave room for the code.
func TestPlans(t *testing.T) {
	if len(plans) < 200 || len(regionCodes) < 230 {
		t.Errorf("got %d plans, %d regions", len(plans), len(regionCodes))
	}
	for code, p := range plans {
		for n := 1; n < len(code); n++ {
			if _, ok := plans[code[:n]]; ok {
				t.Errorf("country code %s begins with %s", code, code[:n])
			}
		}
		if p.min < 4 || p.max < p.min || len(code)+p.max > 15 {
			t.Errorf("plan %+v", p)
		}
	}
	for region := range regionCodes {
		if len(region) != 2 || strings.ToUpper(region) != region {
			t.Errorf("region %q", region)
		}
	}
}

func FuzzE164(f *testing.F) {
	f.Add("+49 (0)711 5550 1234", "DE")
	f.Add("1-312-555-0166 x204", "US")
	f.Fuzz(func(t *testing.T, printed, region string) {
		got, ok := E164(printed, region)
		if !ok {
			if got != "" {
				t.Fatalf("%q without ok", got)
			}
			return
		}
		if len(got) < 6 || len(got) > 16 || got[0] != '+' || strings.Trim(got[1:], "0123456789") != "" {
			t.Fatalf("%q is no E.164 number", got)
		}
		if again, ok := E164(got, ""); !ok || again != got {
			t.Fatalf("%q reads as %q", got, again)
		}
	})
}

func ExampleE164() {
	fmt.Println(E164("+44 (0)20 7946 0958", ""))
	fmt.Println(E164("(503) 555-0119", "US"))
	fmt.Println(E164("(503) 555-0119", "")) // which country?
	// Output:
	// +442079460958 true
	// +15035550119 true
	//  false
}
