package matching

// The verbs and phrases of work in general, never of one trade or one document. A verb
// is compared without its ending, so "design" stands for designs, designed and
// designing; a phrase is compared word by word.

// stemCues hold the verbs: of deeds, of design, and of improvement.
var stemCues = stemsOf(verbLists)

var verbLists = map[cue]string{
	deed: `achiev adapt add assist analys analyz appl assembl automat backup bring brought build built
	carr chang choos chose clean cod code coding collaborat complet conduct configur connect construct contribut convert coordinat
	creat customis customiz cut decid defin deliver deploy develop discover document draft drew driv drove enabl enforc enhanc ensur
	establish evaluat execut extend extract fix found froze generat handl harden help host implement improv increas install integrat introduc
	launch load made maintain mak manag merg migrat model modif monitor move operat organis organiz pack parallelis participat partition
	perform port prepar process produc program provid provision publish reduc refactor releas remov replac replicat
	reproduc resolv restor review rework rewrit rewrote rollout run ran scal schedul secur serv set setup ship
	simplif solv split standardis standardiz submit support test trac track train transform translat troubleshoot troubleshot
	took tak kept keep plan patch roll answer mentor taught teach respond gather
	upgrad updat us utilis utiliz validat verif virtualis virtualiz visualis visualiz work wrap writ wrote administ administer administrat`,
	design:  `design redesign architect rearchitect re-architect prototyp decoupl`,
	improve: `debug diagnos optimis optimiz tun profil refactor root-caus investigat migrat consolidat`,
}

// nouns are verbs that are nouns as often: between other words they count as verbs only
// behind beforeVerb. In a plural they are the same.
var (
	nouns      = setOf(`work code support plan process program load port test host patch model schedule answer change document track train release architect`)
	beforeVerb = setOf(`i we you and to also or will can not`)
)

// states look like deeds at the beginning of a sentence, and tell what somebody or
// something is.
var states = setOf(`certified motivated experienced skilled seasoned talented dedicated detailed oriented interested excited
	accomplished based located related advanced outstanding during including following according engineering marketing
	accounting banking`)

// ownWords say that it was theirs to answer for. They are whole words, because "own",
// "run" and "direct" are mostly something else. "Maintained" alone is work on a thing,
// not the answer for it.
var ownWords = setOf(`owned owning owns led lead leading leads headed heading championed spearheaded spearheading
	operate operated operates ran administer administered administers
	administering administrate administrated oversaw oversee overseen overseeing directed supervise supervised supervising`)

// ownFirst say so only where they are surely verbs: at the beginning of a sentence,
// and behind "I", "and" or "to".
var (
	ownFirst   = setOf(`own run head direct lead`)
	verbBehind = setOf(`i and to`)
)

// runs are those of them that tests have too, and runnable is what is run once and
// again and owned by nobody for it.
var (
	runs     = setOf(`run ran running operate operated`)
	runnable = setOf(`test tests testing automation query queries script scripts scan scans benchmark benchmarks check checks simulation simulations`)
)

// phraseCues hold the phrases.
var phraseCues = phrasesOf(phraseLists)

var phraseLists = [cueCount]string{
	answer: `in charge of, on call, on-call, end to end, end-to-end, from scratch, from the ground up, took over, take over,
	sole developer, sole engineer, sole administrator, sole programmer, only developer, only engineer, only administrator, only programmer,
	single-handedly, single handedly, accountable for, answered for, answering for, tech lead, technical lead, team lead, squad lead, project lead,
	head of, point of contact, built and maintained, build and maintain, developed and maintained, develop and maintain,
	built and ran, built and run, design and develop, designed and developed, designed and implemented, design and implement,
	developed and operated, deployed and operated, deploy and operate, development and operation, implementation and operation,
	full responsibility, sole responsibility, fully responsible, owner of, product owner, ownership of, of my own, on my own, by myself, was mine,
	incident commander, founder of, founded`,
	result: `in order to, which cut, which reduced, which removed, which brought, resulting in, resulted in,
	leading to, led to, thereby, to reduce, to improve, to increase, to avoid, to ensure, to allow, to enable,
	to support, to cut, to prevent, to handle, to scale, to speed, by introducing, by moving, by replacing,
	root cause, root causes, bottleneck, bottlenecks, memory leak, memory leaks,
	and found, latency, throughput, downtime, outage, outages, incident, incidents, race condition, deadlock, deadlocks`,
	reason: `because, so that, rather than, instead of, in place of, at the price of, at the cost of, accepting that, decided against,
	trade-off, trade-offs, after comparing, on the grounds that`,
	cause: `found out why, found why, found that, discovered that, after finding, find a leak, the reason was, diagnosed why, turned out, which exposed,
	which revealed, race condition, race conditions, memory leak, memory leaks, lock contention, the root cause, post-mortem, post-mortems`,
	help: `involved in, participated in, participated to, participating in, participate in, participation in, took part, taking part, contributed to, contributing to,
	worked closely with, working closely with, under supervision, under the supervision, under guidance, under the guidance,
	part of the team, part of a team, deputy of, second pair, shadowed, shadowing, led by others, stood in for`,
	mention: `familiar with, familiarity with, basic knowledge, basic understanding, exposure to,
	knowledge of, understanding of, aware of, awareness of, introduction to, coursework, assisted in, assisted with, helped with,
	good at, proficient in, proficient with, proficient at, proficiency in, proficiency with, skilled in, skilled at,
	versed in, competent in, read about, passionate about, interested in, was present, were present`,
	wish: `no experience, not have experience, don't have experience, don’t have experience, without experience,
	would like to, want to learn, willing to learn, eager to learn, looking to learn, wish to, hope to, interested in learning,
	don't want, don’t want, not want to, plan to learn, currently learning,
	never been, never worked, never used, not familiar, no knowledge, not worked with, not used, my goal is, my aim is, goal is to, aim is to`,
}

// firstWishes and firstMentions say the same at the beginning of a sentence only.
var (
	firstWishes = phrasesOf([cueCount]string{wish: `seeking, looking for a, looking for an, looking for new, looking to, open to, aspiring to, hoping to,
	want to, keen to, eager to, willing to, plan to, aiming to`})
	firstMentions = phrasesOf([cueCount]string{mention: `attended, certified, hobbies, interests, passionate`})
	openers       = setOf(`i i'm i’m am currently now actively also`)
)

// otherSubjects begin a sentence on what other people do; determiners and finite verbs
// one on what a thing is or does.
var (
	otherSubjects = phrasesOf([cueCount]string{mention: `the team, our team, the company, company, our company, the organisation, the organization, the client, the customer,
	the clients, the customers, my colleagues, our colleagues, our architects, our developers, our engineers, the architects, the developers, the engineers,
	another team, other teams, the vendor, management, my manager, my boss`})
	determiners = setOf(`the this these our its`)
	finite      = setOf(`is are was were has had uses used provides provided allows enables runs consists contains includes handles supports offers helps serves`)
	groups      = setOf(`team teams group groups colleagues people developers engineers company department`)
	first       = setOf(`i my me mine myself`)
	otherHands  = setOf(`another other others our their someone somebody colleagues vendors`)
)

// helping are the verbs of help, and beforeHelp what may stand before one whose subject
// is the writer.
var (
	helping    = setOf(`helped helping assisted assisting assist supported supporting support supports`)
	beforeHelp = setOf(`i also was were have been`)
)

// pictures are what is designed by drawing.
var pictures = setOf(`flyer flyers logo logos poster posters banner banners brochure brochures newsletter newsletters`)

// What begins a reason behind "as" and "since", what makes a time of it, what is
// compared as a time, and the verbs of choice.
var (
	subjects = setOf(`it they there we he she nobody nothing`)
	arising  = setOf(`arise arose rose come came occur occurred happen happened appear appeared are`)
	times    = setOf(`seconds minutes hours days weeks months years`)
	chosen   = setOf(`chose chosen picked preferred selected choosing`)
)
