package review

// The cues of ReadDeed are words of work in general, never of one trade. Each list says
// what its words tell; a hyphen counts as a blank.

// refusals say of a thing that it is not there; a wish does not.
var refusals = cues(`no experience, not have experience, don't have experience, do not have experience, without experience, not familiar,
	never been, never worked, never used, have not worked, haven't worked, have not used, haven't used, not worked with, no knowledge`)

// faint hold a sentence down to what one has heard of.
var faint = cues(`read about, watched, attended, interested in, passionate, certified, certificate, proven track record,
	references, hobbies, aware of, seasoned, results driven, motivated, work ethic, allowance`)

// support say that the work was somebody else's; see also lends.
var support = cues(`helper, gave support, provided support, providing support, provide support, under supervision, under the supervision,
	under guidance, under the guidance, under mentorship, part of the team, part of a team, member of a team, member of the team,
	involved in, took part, taking part, participated to, participated in the development, participated in the design,
	contributed to the, contributed to a, collaborated with the, worked closely with the team, working closely with the team,
	shadowed, shadowing, small tasks, second pair, led by others, backed up colleagues, backup for, deputy, stood in for`)

// lent are the words of support that are a deed of the writer nevertheless.
var lent = cues(`gave support, provided support, providing support`)

// lending are the verbs of support, and beforeVerb what may stand before one where the
// writer is the one who does it: not "reports that helped", not "classes to assist".
var (
	lending    = setOf("helped helping assisted assisting assist aided supported supporting support help")
	beforeVerb = setOf("i also was were been have has am is for")
	// served are whom one helps without supporting anybody's service.
	served = setOf("customer customers user users client clients people employees employee students student patients visitors guests")
)

// otherSubjects begin a sentence on what others are or did.
var otherSubjects = cues(`the team, my colleagues, our architects, the company, company, the organisation, the project,
	the service, the system, the platform, the backend, the product, market, leading, worked at, various tasks`)

// passives say that somebody else did it.
var passives = cues(`was designed by, was built by, was developed by, was owned by, were built by, were designed by, is owned by,
	designed by an, built by the, built by a`)

// theirs tell, where others did it, that the writer stood beside the work.
var theirs = cues(`my colleagues, our architects, designed by, built by, owned by, developed by, another team`)

// answers say that the writer answered for a thing.
var answers = cues(`owned, owning, i own, owner of, code owner, as product owner, ownership of, led a, led the, led an, was leading,
	leading a team, leading the, led two, led three, led four, led five, headed, head of, tech lead, technical lead, team lead,
	squad lead, project lead, lead of, responsible for the, responsible for all, responsible for a, responsible for design,
	responsible for operation, responsible of the, responsible from the, sole responsible, fully responsible, full responsibility,
	accountable for, answered for, answering for, in charge of the, in charge of all, was on call, on call for, on call every,
	the pager, a pager, sole developer, sole engineer, sole administrator, only engineer, only developer, only programmer,
	only administrator, on my own, of my own, by myself, nobody else, was mine, single handedly, single point of contact,
	built and maintained, build and maintain, built and run, built and ran, developed and maintained, develop and maintain,
	developed and supported, developed and operated, designed and operated, deployed and operated, deploy and operate,
	development and operation, implementation and operation, took over the, took over a, maintainer of, founder, founded,
	spearheaded, championed, oversaw, oversee, overseeing, directed, supervised, managed the migration, managed a team,
	from scratch, from the ground up, end to end, incident commander, interim, chair of, mentored, i run, i ran, ran the`)

// decides say that the writer decided how a thing should be.
var decides = cues(`architected, designed the, designed a, designed an, decided, i chose, i have chosen, chose the, proposed and,
	wrote the rfc, wrote the adr, defined the, drew up, standardised on, standardized on, on purpose, introduced an, introduced a,
	introduced the, established, split the`)

// firstOwn and firstDesign begin a sentence of ownership; pictures are what is designed
// by drawing.
var (
	firstOwn    = cues(`own, answer for, answers for`)
	firstDesign = cues(`designed, redesigned, rearchitected, i designed, i redesigned, also designed`)
	pictures    = cues(`web pages, web page, web site, web sites, websites, website, flyers, flyer, logos, logo, posters, banners, brochures, icons,
	layouts, mockups, wireframes, newsletters, labels, forms, screens`)
)

// reasons give a reason, a price or an alternative. See also gives.
var reasons = cues(`because, so that, instead of, rather than, in place of, to avoid, to prevent,
	at the price of, at the cost of, accepting that, trade off, trade offs, alternatives were, alternative was, alternatives,
	after comparing, on purpose, on the grounds, which cut, which brought, which removed, which reduced, decided against, chose,
	picked, the adr, the rfc, by moving, by replacing`)

// causes tell of a cause found or a limit met.
var causes = cues(`root cause, root causes, found out why, found why, found that, and found, found a leak, find a leak, located a, located the, traced,
	debugged, debugging of, diagnosed, diagnosing, investigated, reproduced, heap dumps, memory leak, memory leaks, deadlock,
	deadlocks, race condition, profiled, load tested, to its limit, post mortem, measured where, discovered, exposed,
	the reason was, after finding, bottleneck was, turned out`)
