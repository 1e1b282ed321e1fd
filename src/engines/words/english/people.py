"""Nouns for people who use services, for staff, for organisations, and for traits of a person."""


def _listed(text: str) -> frozenset[str]:
    return frozenset(one.strip() for one in text.replace("\n", ",").split(",") if one.strip())


PEOPLE = _listed(
    """
    person, individual, man, woman, client, resident, tenant, patient, service user, user, customer,
    adult, lady, gentleman, lad, girl, boy, guy, parent, mother, father, mum, dad, young person,
    teenager, youth, applicant, child, prisoner, couple, family, folk, people, persons, one, ones,
    lass, bloke, chap, kid, baby, toddler, son, daughter, brother, sister, husband, wife, partner,
    boyfriend, girlfriend, aunt, uncle, nan, gran, grandmother, grandfather, cousin, relative,
    carer,
    friend, neighbour, household, learner, pupil, student, claimant, occupant, occupier, guest,
    caller, pensioner, veteran, refugee, migrant, asylum seeker, addict, offender, drinker, user,
    leaver, sleeper, survivor, victim, detainee, inmate, cohort, group, population, community,
    communities, member, male, female, visitor, participant, attendee, subject, case, cases, beggar,
    case load, character, stranger, passer, licensee, leaseholder, mums, dads, parents, teen, twin,
    newcomer, traveller, worker bee, human, sibling, widow, ex, nephew, niece, stepfather,
    stepmother,
    housemate, flatmate, squatter, homeowner, crowd, gang, generation, mob, lot, lads, kids, elder
    """
)

TRAITS = _listed(
    """
    behaviour, behavior, attitude, manner, presentation, lifestyle, life, lives, living, existence,
    drinking, drug use, substance use, alcohol use, mood, temper, nature, personality, mind, state,
    parenting, relationship, engagement, motivation, need, thought, conduct, outburst, tone, way,
    thinking, childhood, upbringing, background, past, history, using, habit, choice, tendency,
    trait, demeanour, language, speech, voice, body, hygiene, appearance, mental health, health,
    attachment, use, routine, diet, sleep, home life, family life, side, streak, person centred
    """
)

STAFF = _listed(
    """
    wholesaler, distributor, merchant, undertaker, registrar, coroner, clerk, headteacher, head
    teacher,
    ceo, chief executive, deputy, supervisor, foreman, storekeeper, porter, usher, steward, marshal,
    lifeguard, ranger, vet, optician, physiotherapist, dietitian, radiographer, anaesthetist,
    surgeon,
    registrar, registrars, matron, sister in charge, junior doctor, clinicians, workers, officers,
    dr, pc, sgt, cllr, rev, dc, staff, staff member, staff team, worker, support worker, social
    worker, keyworker, key worker,
    caseworker, officer, housing officer, police officer, engineer, contractor, plumber,
    electrician,
    builder, surveyor, caretaker, nurse, doctor, gp, consultant, psychiatrist, psychologist,
    therapist, counsellor, midwife, pharmacist, dentist, clinician, practitioner, professional,
    manager, director, leader, team leader, lead, head, chair, chairman, chairwoman, chairperson,
    coordinator, co-ordinator, organiser, facilitator, trainer, teacher, tutor, lecturer, professor,
    researcher, evaluator, volunteer, trustee, governor, councillor, mayor, mp, minister,
    politician,
    candidate, official, inspector, auditor, commissioner, funder, funders, sponsor, donor,
    landlord,
    landlady, letting agent, agent, lawyer, solicitor, barrister, judge, magistrate, advocate,
    prosecutor, interpreter, translator, journalist, reporter, editor, author, speaker, presenter,
    guest speaker, colleague, employer, employee, apprentice, intern, temp, locum, receptionist,
    administrator, admin, secretary, treasurer, clerk, bailiff, debt collector, collector, lender,
    creditor, loan shark, dealer, trafficker, groomer, exploiter, abuser, perpetrator, rogue trader,
    scammer, fraudster, burglar alarm, supplier, caterer, cook, chef, cleaner, driver, courier,
    taxi, cab, removal firm, decorator, joiner, carpenter, painter, roofer, glazier, gardener,
    locksmith, mechanic, technician, installer, developer, architect, planner, designer, programmer,
    warden, guard, paramedic, ambulance, firefighter, police, pcso, constable, sergeant, detective,
    representative, rep, delegate, partner agency, partners, stakeholder, shareholder, investor,
    owner, freeholder, proprietor, seller, buyer, bidder, tenderer, retailer, trader, shopkeeper,
    publican, referrer, assessor, adjudicator, referee, umpire, coach, captain, player, goalkeeper,
    striker, team mate, musician, singer, actor, comedian, artist, postman, vicar, priest, imam,
    celebrity, expert, analyst, adviser, advisor, broker, insurer, banker, accountant, bookkeeper,
    witness statement, navigator, outreach worker, carer agency, provider, pilot, crew, witness,
    operator, handyman, scaffolder, workforce, workman, workmen, tradesman, tradesmen, personnel
    """
)

ORGANISATIONS = _listed(
    """
    council, county council, local authority, authority, agency, service, services, team,
    department,
    dept, trust, nhs trust, hospital, ward, clinic, surgery, practice, gp practice, pharmacy,
    hostel,
    shelter, refuge, charity, organisation, organization, company, firm, business, bank, building
    society, housing association, association, society, union, board, panel, committee, cabinet,
    partnership, consortium, network, forum, coalition, alliance, federation, foundation, institute,
    institution, university, college, school, nursery, academy, church, mosque, temple, synagogue,
    club, court, tribunal, prison, probation, probation service, police, police force, force,
    fire service, home office, office, ministry, government, parliament, state, cps, dwp, nhs, icb,
    ccg, regulator, ombudsman, watchdog, inspectorate, ofsted, cqc, department store, jobcentre,
    job centre, helpline, hotline, call centre, contact centre, centre, library, museum, gallery,
    theatre, cinema, media, press, newspaper, broadcaster, publisher, industry, sector, market,
    management, leadership, senior management, commissioners, insurer, provider, supplier,
    contractor,
    developer, manufacturer, retailer, supermarket, shop, restaurant, cafe, pub, bar, hotel,
    airline, railway, bus company, train company, utility, energy company, water company, employer,
    stakeholder, partner organisation, partners, funder, funders, think tank, campaign, party,
    borough, county, city, town, parish, region, country, nation, state, enterprise, social
    enterprise, start-up, squad, cic, ltd, plc, outreach service, unit, division, directorate, hub,
    bench, jury, executive, senate, congress, embassy, council tax office, benefits office, group of
    companies, franchise, chain, choir, orchestra, band, audience, electorate, workforce,
    institutions
    """
)
