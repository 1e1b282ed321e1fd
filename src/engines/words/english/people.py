"""Nouns for people who use services, for staff, for organisations, and for traits of a person."""


def _listed(text: str) -> frozenset[str]:
    return frozenset(one.strip() for one in text.replace("\n", ",").split(",") if one.strip())


PEOPLE = _listed(
    """
    person, individual, man, woman, client, resident, tenant, patient, service user, user,
    customer, adult, lady, gentleman, lad, girl, boy, guy, parent, mother, father, mum, dad,
    young person, teenager, youth, applicant, child, prisoner, couple, family, folk, people,
    persons, one, ones, lass, bloke, chap, kid, baby, toddler, son, daughter, brother, sister,
    husband, wife, partner, boyfriend, girlfriend, aunt, uncle, nan, gran, grandmother,
    grandfather, cousin, relative, carer, friend, neighbour, household, learner, pupil, student,
    claimant, occupant, occupier, guest, caller, pensioner, veteran, refugee, migrant,
    asylum seeker, addict, offender, drinker, leaver, sleeper, survivor, victim, detainee, inmate,
    cohort, group, population, community, communities, member, male, female, visitor, participant,
    attendee, subject, case, cases, beggar, case load, character, stranger, passer, licensee,
    leaseholder, mums, dads, parents, teen, twin, newcomer, traveller, worker bee, human, sibling,
    widow, ex, nephew, niece, stepfather, stepmother, housemate, flatmate, squatter, homeowner,
    crowd, gang, generation, mob, lot, lads, kids, elder, pt, pts, yp, su, sus, px, ct, lodger,
    boarder, roommate, room mate, cellmate, inpatient, outpatient, dependant, dependent, spouse,
    fiance, fiancee, missus, hubby, mam, mammy, mummy, daddy, nana, nanna, grandad, granddad,
    grandpa, grandma, granny, grandson, granddaughter, grandchild, grandchildren, grandparent,
    stepson, stepdaughter, stepdad, stepmum, stepchild, stepchildren, stepbrother, stepsister,
    godmother, godfather, in law, auntie, aunty, bairn, wean, youngster, minor, juvenile,
    adolescent, infant, newborn, senior, junior, octogenarian, widower, divorcee, bachelor, expat,
    immigrant, emigrant, foreigner, national, alien, evacuee, evictee, returnee, adoptee, orphan,
    smoker, injector, drunk, drunkard, alcoholic, junkie, diabetic, epileptic, schizophrenic,
    depressive, anorexic, bulimic, sufferer, amputee, invalid, suspect, defendant, accused,
    culprit, absconder, runaway, truant, complainant, attender, presenter, refuser, recipient,
    beneficiary, beneficiaries, mentee, trainee, loner, soul, fella, feller, geezer, dude, bod,
    half, mate, pal, buddy, companion, associate, peer, inhabitant, local, bystander, convict,
    lifer, parolee, probationer, captive, hostage, serviceman, servicewoman, servicemen, soldier,
    triplet, sinner, thief, thieves, rogue, tramp, dosser, vagrant, hoarder, wanderer, dweller,
    prostitute, gambler, abuser, misuser, harmer, neglecter, yob, thug, hooligan, nominal,
    caseload, intake, old, olds, eldest, youngest, middle one, latter, former, rest, majority,
    minority, remainder, handful, few, many, several, both, other, others, another, bully, bullies,
    sex worker, boss, host, hosts, breadwinner, sibling group, nonagenarian
    """
)

TRAITS = _listed(
    """
    behaviour, behavior, attitude, manner, presentation, lifestyle, life, lives, living, existence,
    drinking, drug use, substance use, alcohol use, mood, temper, nature, personality, mind, state,
    parenting, relationship, engagement, motivation, need, thought, conduct, outburst, tone, way,
    thinking, childhood, upbringing, background, past, history, using, habit, choice, tendency,
    trait, demeanour, language, speech, voice, body, hygiene, appearance, mental health, health,
    attachment, use, routine, diet, sleep, home life, family life, side, streak, person centred,
    comment, remark, injury, injuries, wound, cut, scar, bruise, overdose, gesture, stare, glare,
    stance, reaction, posture, episode, incident, encounter, shouting, meds, medication, tablet,
    ideation, intent, urge, craving, addiction, dependency, psychosis, paranoia, delusion,
    hallucination, impulse, identity, character trait, expression, affect, facade, spell, phase,
    tantrum, threat, swearing, knocking, vocabulary, eating, spending, self care, eye contact,
    contact, communication style, story, account, answer, reply, responses, response, tears,
    nights, mornings, tactic, ploy, act, acts, display, pattern, cycle, trauma
    """
)

STAFF = _listed(
    """
    wholesaler, distributor, merchant, undertaker, registrar, coroner, clerk, headteacher, head,
    teacher, ceo, chief executive, deputy, supervisor, foreman, storekeeper, porter, usher,
    steward, marshal, lifeguard, ranger, vet, optician, physiotherapist, dietitian, radiographer,
    anaesthetist, surgeon, registrars, matron, sister in charge, junior doctor, clinicians,
    workers, officers, dr, pc, sgt, cllr, rev, dc, staff, staff member, staff team, worker,
    support worker, social, keyworker, key worker, caseworker, officer, housing officer,
    police officer, engineer, contractor, plumber, electrician, builder, surveyor, caretaker,
    nurse, doctor, gp, consultant, psychiatrist, psychologist, therapist, counsellor, midwife,
    pharmacist, dentist, clinician, practitioner, professional, manager, director, leader,
    team leader, lead, chair, chairman, chairwoman, chairperson, coordinator, co-ordinator,
    organiser, facilitator, trainer, tutor, lecturer, professor, researcher, evaluator, volunteer,
    trustee, governor, councillor, mayor, mp, minister, politician, candidate, official, inspector,
    auditor, commissioner, funder, funders, sponsor, donor, landlord, landlady, letting agent,
    agent, lawyer, solicitor, barrister, judge, magistrate, advocate, prosecutor, interpreter,
    translator, journalist, reporter, editor, author, speaker, presenter, guest speaker, colleague,
    employer, employee, apprentice, intern, temp, locum, receptionist, administrator, admin,
    secretary, treasurer, bailiff, debt collector, collector, lender, creditor, loan shark, dealer,
    trafficker, groomer, exploiter, abuser, perpetrator, rogue trader, scammer, fraudster,
    burglar alarm, supplier, caterer, cook, chef, cleaner, driver, courier, taxi, cab,
    removal firm, decorator, joiner, carpenter, painter, roofer, glazier, gardener, locksmith,
    mechanic, technician, installer, developer, architect, planner, designer, programmer, warden,
    guard, paramedic, ambulance, firefighter, police, pcso, constable, sergeant, detective,
    representative, rep, delegate, partner agency, partners, stakeholder, shareholder, investor,
    owner, freeholder, proprietor, seller, buyer, bidder, tenderer, retailer, trader, shopkeeper,
    publican, referrer, assessor, adjudicator, referee, umpire, coach, captain, player, goalkeeper,
    striker, team mate, musician, singer, actor, comedian, artist, postman, vicar, priest, imam,
    celebrity, expert, analyst, adviser, advisor, broker, insurer, banker, accountant, bookkeeper,
    witness statement, navigator, outreach worker, carer agency, provider, pilot, crew, witness,
    operator, handyman, scaffolder, workforce, workman, workmen, tradesman, tradesmen, personnel,
    tuner, keeper, bowler, batsman, winger, midfielder, defender, jockey, athlete, cyclist, runner,
    swimmer, gymnast, boxer, skipper, linesman, opponent, spectator, fan, stagehand, performer,
    dancer, conductor, pianist, drummer, guitarist, composer, playwright, novelist, poet, sculptor,
    photographer, illustrator, historian, scientist, economist, biologist, farmer, shepherd,
    vandal, burglar, robber, hacker, army, troops, regiment, navy, general, emperor, king, queen,
    prince, princess, duke, bishop, archbishop, pope, chaplain, monk, nun, curate, verger,
    bellringer, sexton, senator, congressman, ambassador, diplomat, chancellor, prime minister,
    president, monarch, columnist, critic, commentator, pundit, blogger, vlogger, influencer,
    biographer, obituarist, reviewer, examiner, invigilator, bursar, dean, provost, rector,
    vice chancellor, postwoman, milkman, fisherman, fishermen, sailor, stewardess, train driver,
    signalman, dispatcher, controller, quantity surveyor, notary, executor, trustee board,
    underwriter, loss adjuster, actuary, tycoon, billionaire, magnate, entrepreneur, inventor,
    farrier, blacksmith, potter, weaver, tailor, barber, hairdresser, beautician, butcher, baker,
    grocer, florist, fishmonger, brewer, vintner, barista, waiter, waitress, bartender, bouncer,
    doorman, concierge, removal man, removers
    """
)

ORGANISATIONS = _listed(
    """
    council, county council, local authority, authority, agency, service, services, team,
    department, dept, trust, nhs trust, hospital, ward, clinic, surgery, practice, gp practice,
    pharmacy, hostel, shelter, refuge, charity, organisation, organization, company, firm,
    business, bank, building, society, housing association, association, union, board, panel,
    committee, cabinet, partnership, consortium, network, forum, coalition, alliance, federation,
    foundation, institute, institution, university, college, school, nursery, academy, church,
    mosque, temple, synagogue, club, court, tribunal, prison, probation, probation service, police,
    police force, force, fire service, home office, office, ministry, government, parliament,
    state, cps, dwp, nhs, icb, ccg, regulator, ombudsman, watchdog, inspectorate, ofsted, cqc,
    department store, jobcentre, job centre, helpline, hotline, call centre, contact centre,
    centre, library, museum, gallery, theatre, cinema, media, press, newspaper, broadcaster,
    publisher, industry, sector, market, management, leadership, senior management, commissioners,
    insurer, provider, supplier, contractor, developer, manufacturer, retailer, supermarket, shop,
    restaurant, cafe, pub, bar, hotel, airline, railway, bus company, train company, utility,
    energy company, water company, employer, stakeholder, partner organisation, partners, funder,
    funders, think tank, campaign, party, borough, county, city, town, parish, region, country,
    nation, enterprise, social, start-up, squad, cic, ltd, plc, outreach service, unit, division,
    directorate, hub, bench, jury, executive, senate, congress, embassy, council tax office,
    benefits office, group of, companies, franchise, chain, choir, orchestra, band, audience,
    electorate, workforce, institutions, tribe, kingdom, empire, republic, chapter, diocese,
    parish council, monastery, convent, abbey, cathedral, congregation, ministry of defence,
    treasury, exchequer, commons, lords, chamber, assembly, synod, guild, cooperative, co-op,
    conglomerate, multinational, carmaker, studio, record label, tabloid, magazine, journal,
    newsroom, consulate, brewery, bakery, dairy, foundry, mill, quarry, shipyard, garage,
    dealership, wholesaler, auction house, pension fund, hedge fund, exchange, water board,
    gas board, fire brigade, coastguard, lifeboat crew, brigade, battalion, platoon, side, eleven,
    first team, reserves, opposition, visitors' team, home side, away side, panel of judges,
    judges, selectors, referees, orchestra pit
    """
)

# Given names that are nouns too.
GIVEN_NAMES = frozenset(
    """
    dean martin robin jay rose lily ivy iris daisy poppy holly heather hazel violet fern willow ash
    rowan reed heath glen cliff dale brook carol penny jack bob rob miles page duke earl prince
    marshal rich wren phoenix jade amber ginger coral basil clay ray gene sonny ford carter mason
    cooper hunter parker tanner archer piper river star mercedes hope grace joy charity melody
    harmony candy cherry bill mark sandy grant will drew art summer autumn faith may june april
    crystal ruby pearl olive frank victor guy pat kit dawn eve gale sky storm scout norm chuck pip
    bonnie skipper mick nick sue viola angel rusty lance brandy sage laurel myrtle bishop king
    """.split()
)
