package parse

import (
	"maps"
	"strings"
	"unicode"
)

// countries and regions that end a place. Not all of the world: what résumés name
// most. Codes count only in capitals.
var placeNames = func() map[string]bool {
	m := maps.Clone(towns)
	maps.Copy(m, countryNames)
	return m
}()

// countryNames are the countries and regions alone.
var countryNames = phraseSet(countries)

const countries = `usa|u.s.|u.s.a.|us|uk|united states|united states of america|united kingdom|england|scotland|wales|ireland|northern ireland|germany|deutschland|france|spain|españa|italy|italia|portugal|netherlands|nederland|belgium|luxembourg|austria|österreich|switzerland|schweiz|suisse|denmark|sweden|norway|finland|iceland|poland|czech republic|czechia|slovakia|hungary|romania|bulgaria|greece|turkey|serbia|croatia|slovenia|ukraine|russia|russian federation|belarus|estonia|latvia|lithuania|moldova|georgia|armenia|azerbaijan|kazakhstan|uzbekistan|israel|egypt|morocco|tunisia|algeria|nigeria|kenya|ghana|ethiopia|south africa|saudi arabia|uae|united arab emirates|qatar|kuwait|jordan|lebanon|iraq|iran|pakistan|india|bangladesh|sri lanka|nepal|china|hong kong|taiwan|japan|south korea|korea|singapore|malaysia|indonesia|philippines|thailand|vietnam|australia|new zealand|canada|mexico|méxico|brazil|brasil|argentina|chile|colombia|peru|perú|venezuela|ecuador|uruguay|paraguay|bolivia|costa rica|panama|guatemala|cuba|dominican republic|puerto rico|jamaica|remote|worldwide|home office|hybrid|on-site|onsite|alabama|alaska|arizona|arkansas|california|colorado|connecticut|delaware|florida|hawaii|idaho|illinois|indiana|iowa|kansas|kentucky|louisiana|maine|maryland|massachusetts|michigan|minnesota|mississippi|missouri|montana|nebraska|nevada|new hampshire|new jersey|new mexico|new york|north carolina|north dakota|ohio|oklahoma|oregon|pennsylvania|rhode island|south carolina|south dakota|tennessee|texas|utah|vermont|virginia|washington|west virginia|wisconsin|wyoming|ontario|quebec|québec|british columbia|alberta|bavaria|bayern|catalonia|city|state`

// towns are large towns: a town behind a comma makes an employer of the name before
// it, a country makes a town of it.
var towns = phraseSet(`london|paris|berlin|munich|münchen|hamburg|frankfurt|köln|cologne|stuttgart|zürich|zurich|geneva|vienna|wien|amsterdam|dublin|madrid|barcelona|lisbon|lisboa|rome|roma|milan|milano|brussels|copenhagen|stockholm|oslo|helsinki|warsaw|prague|budapest|bucharest|moscow|kyiv|kiev|minsk|istanbul|tel aviv|tel-aviv|jerusalem|haifa|dubai|mumbai|bangalore|bengaluru|delhi|new delhi|hyderabad|pune|chennai|kolkata|karachi|lahore|beijing|shanghai|shenzhen|tokyo|osaka|kyoto|seoul|sydney|melbourne|toronto|vancouver|montreal|montréal|new york city|los angeles|san francisco|chicago|boston|seattle|austin|dallas|houston|denver|atlanta|miami|philadelphia|phoenix|san diego|san jose|portland|são paulo|rio de janeiro|buenos aires|bogotá|santiago|lima|
	lyon|marseille|toulouse|nice|nantes|bordeaux|lille|strasbourg|grenoble|rennes|montpellier|düsseldorf|dortmund|essen|leipzig|dresden|hannover|nürnberg|nuremberg|bremen|karlsruhe|mannheim|heidelberg|freiburg|aachen|bonn|münster|basel|bern|lausanne|genf|genève|salzburg|graz|linz|valencia|sevilla|seville|málaga|bilbao|zaragoza|turin|torino|naples|napoli|bologna|florence|firenze|venice|porto|braga|coimbra|rotterdam|the hague|utrecht|eindhoven|antwerp|ghent|leuven|manchester|birmingham|leeds|glasgow|edinburgh|liverpool|bristol|sheffield|newcastle|nottingham|southampton|brighton|cardiff|belfast|cork|galway|gothenburg|göteborg|malmö|uppsala|aarhus|bergen|trondheim|tampere|turku|espoo|tallinn|riga|vilnius|kraków|krakow|wrocław|wroclaw|gdańsk|gdansk|poznań|łódź|brno|bratislava|zagreb|belgrade|ljubljana|sofia|cluj-napoca|iași|timișoara|athens|thessaloniki|ankara|izmir|lviv|kharkiv|odesa|odessa|saint petersburg|st. petersburg|novosibirsk|kazan|tbilisi|yerevan|baku|almaty|tashkent|cairo|casablanca|tunis|algiers|lagos|abuja|accra|nairobi|kampala|addis ababa|johannesburg|cape town|durban|pretoria|riyadh|jeddah|doha|abu dhabi|kuwait city|amman|beirut|islamabad|dhaka|colombo|kathmandu|ahmedabad|jaipur|noida|gurgaon|gurugram|kochi|coimbatore|indore|lucknow|surat|nagpur|chandigarh|thiruvananthapuram|visakhapatnam|mysore|bangkok|hanoi|ho chi minh city|jakarta|bandung|manila|kuala lumpur|guangzhou|hangzhou|chengdu|nanjing|wuhan|taipei|nagoya|fukuoka|sapporo|yokohama|busan|daejeon|brisbane|perth|adelaide|canberra|auckland|wellington|christchurch|ottawa|calgary|edmonton|winnipeg|halifax|québec city|waterloo|mexico city|ciudad de méxico|guadalajara|monterrey|brasília|belo horizonte|curitiba|porto alegre|recife|salvador|fortaleza|campinas|florianópolis|montevideo|medellín|cali|quito|caracas|córdoba|rosario|
	sacramento|oakland|berkeley|palo alto|mountain view|sunnyvale|santa clara|menlo park|cupertino|redwood city|san mateo|fremont|irvine|santa monica|pasadena|long beach|san antonio|fort worth|plano|el paso|minneapolis|st. louis|saint louis|kansas city|detroit|ann arbor|cleveland|columbus|cincinnati|pittsburgh|baltimore|washington dc|washington, d.c.|arlington|alexandria|richmond|charlotte|raleigh|durham|nashville|memphis|louisville|indianapolis|milwaukee|madison|omaha|salt lake city|provo|boise|tucson|scottsdale|albuquerque|las vegas|reno|tampa|orlando|jacksonville|fort lauderdale|new orleans|birmingham|brooklyn|queens|buffalo|rochester|albany|newark|jersey city|hoboken|cambridge|somerville|worcester|providence|hartford|new haven|stamford|boulder|colorado springs|eugene|spokane|tacoma|bellevue|redmond|kirkland|honolulu|anchorage`)

var stateCodes = wordSet(`AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH
	OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC ON QC BC AB MB SK NS SP RJ MG UK US USA UAE EU IL DE FR ES IT NL BE CH AT PL SE NO DK FI IE PT IN JP CN BR`)

// phraseSet makes a set of the phrases of s, which stand between bars.
func phraseSet(s string) map[string]bool {
	m := map[string]bool{}
	for p := range strings.SplitSeq(s, "|") {
		m[strings.TrimSpace(p)] = true
	}
	return m
}

// placeScore says how much a phrase looks like a place: 0 not at all, 1 perhaps
// (one or two capitalised parts), 3 and more surely.
func placeScore(s string) int {
	s = strings.Trim(s, " ()[],.;")
	if s == "" || len(s) > 60 || strings.ContainsAny(s, "@:%&+/") {
		return 0
	}
	parts := strings.Split(s, ",")
	if len(parts) > 4 {
		return 0
	}
	score := 0
	for _, p := range parts {
		p = strings.TrimSpace(p)
		bare := strings.TrimRight(p, " 0123456789-")
		switch {
		case p == "":
		case placeNames[strings.ToLower(p)] || placeNames[strings.ToLower(bare)]:
			score += 3
		case (stateCodes[p] || stateCodes[bare]) && len(parts) > 1:
			score += 3
		case len(parts) > 1 && street(p):
		case !nameLike(p), titleScore(p) >= 2, employerScore(p) >= 2 && p != "State":
			return 0
		}
	}
	if score == 0 && len(parts) >= 2 {
		return 1
	}
	return score
}

// nameLike reports whether every longer word of a phrase begins with a capital
// and there are no more than four of them.
func nameLike(s string) bool {
	words := strings.Fields(s)
	if len(words) > 4 {
		return false
	}
	for _, w := range words {
		r := firstRune(w)
		if !unicode.IsUpper(r) && !smallWords[strings.ToLower(w)] && !unicode.IsDigit(r) {
			return false
		}
	}
	return len(words) > 0
}

var smallWords = wordSet("& for de la le les des du di da do dos das del el los las van von der den und and of the y e am an im in on sur a")
