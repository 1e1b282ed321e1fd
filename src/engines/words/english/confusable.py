"""Real words that are one slip away from a word of the lexicon, and so no misspelling of it.

Found by asking the checker, without this list, about every word of the Debian word lists
`wbritish` and `wamerican`.
"""

CONFUSABLE = frozenset(
    """
    abased abases abasing abound abrasives absents absolutes accent accepts accommodated
    accommodates accommodations aching acknowledged acknowledges action actives addictions
    addition adherents admins advise affiliate affiliates aground aiding alcohols alienate
    alienates aligns alines allays allies allocate allocates allots alloyed alloying alloys
    altitude ambulances amused amuses amusing anorexia anther anuses appeal appearances
    appears applies aptitude arrivals arrives arthritic arthritics artistic ashing aspics
    aspires assent assessments asylums attentions attitudes auctions babysat babysits
    backgrounds backing backyard backyards bagging baking balking ballistics banded banged
    banked bankers banking banner barbed barbing barfed barfing barged barging baring barked
    barley barrels barren barring basely baseness basked baskets basking batched batting
    battle baying beaker beakers beaming bearer bearers beaten beaver beavers become bedder
    behalves behave behaved behoves beings belligerents besiege besieger besieges better
    betters binder binders binging binned birdies bitched blacked blacker blacking blacks
    blades blamed blamer blares blaring blazes blazing blender blenders blights blogging
    blotched boasting boater boaters bodies bogging bogied boners booting borough botches
    bottled bottles bottling bottoms bought bounce bouncer bouncers bounded bounding
    bragging braking brides bridge bridged bridging bridles bright brinks bristle brittler
    broker buddies budged budges budgets bugging buildings bulimia bunkers buoying burdens
    burglary buried burner burped burping burred burring burying busing busying buttons
    cabled cadger cadgers calked calmed calmer calved cancel cancers canker canter careen
    careers carries carver carving caseloads cashes caster casters casting castles catting
    caused caving center centred centres challenger challengers chanced chancel chancels
    chancing chancy changed chanting charge charges charging chests chinks choicer choicest
    choosey chunky cinders citizen clacking clacks clammed clamming clanging classics
    clauses cleaner cleanings cleanly cleans cleanser cleanses cleansing clearer clearings
    cleats cleaved cleaving clings clinics cloned closer closes closet cloyed clutter
    clutters coasting coating codependents coding coffined cohorts coking colored coloreds
    colorful combats combatting combing comely comings committee commons communicated
    communicates communications compete competed competes complaisant complected completer
    completest complexes condition conduce conducts conduit confers confided confine
    confines contacts contemplatives contract controller controls cooing cooperated
    cooperates cooperatives cooping copings copping copying coring cosily costings cotter
    cotters councils counseling country counts coupes coupled couplet couplets courser
    courtier courtiers cowing crackdowns crackings crackling craning cranking cranks crates
    crating cravings crazing creaking creaming crease creases creasing created credibly
    cremate cremates cremating cresting cricking cricks crocks cuckoos culled cultured
    cultures currant currents curried currying curter cuttings daemons dagger daggers damage
    damages damped damping dancer dancers dander dandies danker dealings decant deceit
    decide decides decoded defendant defendants defied defies defying deliberated
    deliberates demands denials denier deniers denims dental dented denting dependance
    dependents depraved depressions deprive deprives derange deranges derided derision
    derived derives deriving descent deserting deserved deserves desired desires despise
    detective detectives determinations deviant diagnose diagnoses dialing difficulty dinker
    disable disables disadvantage disadvantages discharges disengagements disguise disguises
    dishonesty displaced displacing dispossesses disputed disruptions disturbances diving
    docent doorway dossier dossiers dramatics dramatise dramatists dramatized dramatizes
    dramatizing dresser dressers drinkings drinks dripped drivel drivels driver drivers
    drivings drooped dropper droves drunker dumpling duping dwelled economics ejected
    encourage encouraged engagements enrage enraged enrages enraging entirety entitle
    entitlements entitles entourages entrenches epidemics episodes erected escape escapee
    escapes estrange estranges ethics evicted eviction exaggerations excise excises exclude
    excludes excused exhibit existences expansive expect expedience expediences experienced
    experts expiate explosives extensive extractions extremer extremes fabled facing fading
    fagots failings fallow fallowing faring farmer farther faster fating fatter fattier
    fattiest faxing fazing feather feathers feedings feelings felling fellow fended fending
    fester festering fetches feuding fiends filing filling finding firmer flailed flailing
    flaking flashback flooder floored foiled foiling followings follows forger formed
    fosters founded founding foyers freebees freebie freeloaded frequents friers frighting
    fryers fucker fueling fulling funked funking furthers gabble gabbling gaging gambled
    gambles gamboling gamine gamins gaping garble garbling gating gazing geriatric gestured
    gibing graceful grafted grated grouts grunted gutted gutters gutting haling halving
    hammer hammers handed handfuls handicapper handing handler handles handsful hangings
    hangout hangouts harden hardener hardier hardiest hardily haring harkened harmed harvest
    hating hatting hawing haying hazing heading healing healthy heaped heaping hearings
    hearth heartsick heating heaving helper helpings herder herein heroic heroine heroins
    herring hinging hinting histrionics hither hiving hoarded hoarier hoarser holdings
    holing hooding hooked hookey hooter hooters hopelessness hording horses horsing hosing
    hosted hostels hostiles housed housings hypochondria hysteric ignore implausibly
    impossibles impossibly improved improves incapacitate incapacitates increased increases
    incredible indent independents indulge indulged infecting inflected influenced
    influences inform informants ingested injected injure innate insaner insights
    institutionalise institutionalises institutionalize institutionalizes intend intensify
    intentions intents interests interventions invade invader invades invalids invasions
    invent invention invested involve involves irresponsibly issued joyless junkier junkiest
    juveniles keeling keening kicker kiddies kinked kinking laceration lacing lackey laddies
    ladles lapses larder larges larked larking lashes lasing lassies lassoes lassos lazies
    leader leaders leaner learned leaved leaven leavens leaves lesbians letter levees levers
    licked licking liking liming lining linker litters littler livable liveable livers
    livings locked locker lockers locking loners loomed looming loonie loonier looniest
    looped looping loosed loosing looted looting loping losers losses louvers loving lowers
    lowing lucked lucking macing madden mainstreams maintains makings managements manager
    manages manged manger mangers manias manics manipulations manned manure marble marbled
    markers marking masher masking massages massed masters mastery mating matter matured
    maturer matures maxing meaner meaning mechanise mechanises medial mediated mediation
    medicals medicate medicates medications meditated meditation meltdowns menaced menage
    menages menial menially meshed message messes methadon migraines miking milling minima
    minuses missed misses missing mister moaned modals moistly mollycoddles mooing mooning
    moping morale morass morays morning mortals motile motiles motion motivate motivates
    motivations mouths mowing multiples multiplex murals murdered murderess mussed muster
    mutilations narcotics narrows nationals natures naught naughts needled needless
    negatived negatives neglect neighbor neighbors netter netters nightmares noshing
    notching nothings noting notional nuisances nursed nutted nuttier offended officer
    offices offloads opener operated operates operations operatives opined opioids organics
    overate overdoes overdone overdosed overlap overlays overpay overplay overran overruns
    overstayed overtly pacing packed packing paging palaces paling palling paranoia
    paranoids paring parred parring parsed parsing parson parsons parted partials
    participated participates parting passel passer passes passives pasted patent patenting
    patents patting paused paving pawing peaces pensioned peopled perked perking persona
    personae personals petting pikers pillars pilling pinged pinkies pisses pities pitting
    pixies placer placers placid plagues planed planes planing plaque plated plates plating
    plausibly player pleased pleases plying poisoner poisoners pokeys policed polices policy
    polite polling positions positives positron potting practicing prayed praying
    prescriptions present presented presets presetting preventing prevents privilege
    privileges probable processional processionals programmed programmer programmes programs
    project pronged propel properly proscription prosper prostituted protects protest
    provably provide provider provides prying pseudos psyche psyches psychoses psychs
    pulping pulsing punting purling pusher pushers pusses puttying queers racist racists
    ranger ranges ranging rarefy rasher reacted reacting realty rebuses recant recover
    recovers recruiter redden reformer refuge refuges refusals refute refuted refutes
    refuting regain regained regaining regains regally regard regarded regards regent
    rehabilitate rehabilitates reheat reheated reject relapse relapses relative relaying
    release releases relent relics relied relief reliefs relives remote remover removes
    repeal repealed repeater repeats repent repented replayed replaying replies replying
    reported resent resiliency resolving resort resorts resource results retain retained
    retaining retains retched retches retching retort retorts returns reused reuses reusing
    reviews revolting reward rewarded rewards ridded ridging rigging ringers rinsing roached
    roaches roaching ruining runnel runnels runnier runway runways sabers safeguards safely
    sallies salving sampled sampler samplers sapped sapping sating satisfies savings sawing
    saying schizoids schizophrenia schoolgirls scourged scourges scratched screens scrips
    scripts scrota scrounged scrounges scruff scruffs sealing seating sections seeding
    seeing seeming seeping serials serous serviced servile settee settees settings settler
    settlers settling severed severer severs sexting shaving shelled shelling shells shifts
    shills shingle shinned shipped shipping shirked shitting shitty shiver shivers shooed
    shooting shoplifted shored shorted shorting shouting shoved shower shutting sifting
    sighed silting simile simpler simplex singing singled singles singly sinking sinned
    sipped sipping siting sitter sitters sittings skiers skipped skipping skulls slapped
    slapping slashed slaver slavers slaving slaying sleeker sleeking sleeks sleepier sleepy
    sleeting sleets slighted slinging slinking slinks slipper slippers slitting sliver
    slivers slopped slopping slotting slowed smalls smashes smelling smelted smelts smocking
    smutty snapped snapper snappers snapping sneaker sneakers sneaks snipped snipping
    snorted snorting snowed snuffer snuffers sociably socials someones somethings sorter
    sortied sourced sources sowers spacial spangle spangles spayed spaying specials
    specimens spectrums spelled spelling spells spills spitting splats splatting splinting
    splints splittings sponge sponged sponges spongier sported sporting spotting sprain
    squatted staged staging staked staking staled staler staling stalked stamped stared
    staring starker stashed stated stating staved staving steaming steeling steeped steeper
    steeping steeps steppe steppes sterling sticking sticks stills stinging stings stinting
    stints stoked stoking stoner stones stoney stopped stopping stored stores storey storied
    storms stowed straggling straights strains strait strayed straying strewed strike stript
    strobe strode stroked strokes strove stupids substituted substitutes suction suctioned
    sufferings supports suppose supposes surfaced surfaces surfed survivor sustains swamping
    swards swashed swayed swaying sweeper sweepers sweepings sweeps swelled swelling swells
    swigging swills swopped swopping symptom syndromes systems tables tablet tacked tacking
    tackler tacklers takings talkers talking tamers taming tamper tampers tanker tankers
    tanking tantrums tapers taping tariffs taring tasers tasking tasted tasting taxing
    teenaged temped tempera temperas tempter tempters tented tenting terribly tester testes
    texted texting thicket thieve thieved thinker thinkers thinks thongs thorough though
    thought thread threads thresholds throat throats throbs throes thrown ticked ticker
    tickers tickets tickle tickled tickles tickling tilling tinder tinier toddle toddled
    toddles toiled toiler toilers toking tolerances tolling topical tourism toward traced
    tracing tracks tracts trader trades trails trains traumas travelers traveller travels
    treading treatments treats trivia tromps troubles trough trucks trumps tuning turfed
    turfing turkeys turner turnkey tyrannies tyranny unclear underpays unfortunate unhinge
    unhinges unhorsed unwiser usable utilise utilised utilises utilize utilized utilizes
    values valved verbals vernal versions vexations violet voiced voucher vouches vulnerably
    wacker wafted wafting waited waiter waiters waiting walked wandered waning wanked
    wanking warden warders warrens washed washer washers washes washing waters welcomed
    welcomes wetness wheelchairs wheres whiles whiner whiners whines whinier whining whinny
    whiten whitens whiter whitest wholes whorls windows winger wingers winging winnow
    witless wobble wondering wonted worded wording workings wormed worming wreaked wrecker
    wringer wringers wringing wrinkles wrinklier wrinkliest writes wrongdoings zombis
    """.split()
)
