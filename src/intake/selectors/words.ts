/**
 * Capitalised words in runs, shared by the finders of people and companies, and the words that are capitals in
 * a report without naming anybody.
 */

/** A word that begins with a capital, or a number inside a company's name. */
export interface Word {
  readonly text: string;
  readonly plain: string;
  readonly start: number;
  readonly end: number;
}

/**
 * A word with a capital, its particles included: `Hoxha`, `O'Brien`, `al-Hassan`, `Mc Donald`'s parts one by
 * one, `McDonald`. Ends before a possessive.
 */
const CAPITALISED =
  /(?<![\p{L}\p{M}\d@_.#/-])(?:(?:al|el|ad|as|ash|an|ar|at|az|ul|ur)[-’'])?\p{Lu}(?:[\p{L}\p{M}]|['’-](?=\p{L}))*/gu;

/** All capitalised words of a text, in order. */
export function capitalisedWords(text: string): Word[] {
  const words: Word[] = [];
  CAPITALISED.lastIndex = 0;
  for (let match = CAPITALISED.exec(text); match !== null; match = CAPITALISED.exec(text)) {
    const written = match[0].replace(/['’]s$/, "").replace(/['’]S$/, "");
    words.push({
      text: written,
      plain: fold(written),
      start: match.index,
      end: match.index + written.length,
    });
  }
  return words;
}

/** Small letters without accents or apostrophes, for looking a word up. */
export function fold(word: string): string {
  const small = word.toLowerCase();
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the range is ASCII as a whole
  if (/^[\x00-\x7f]*$/.test(small)) return small.replace(/'/g, "");
  return small
    .normalize("NFD")
    .replace(/[\p{M}’']/gu, "")
    .replace(/ı/g, "i")
    .replace(/đ/g, "d")
    .replace(/ł/g, "l")
    .replace(/ß/g, "ss")
    .replace(/ø/g, "o");
}

/** Words that end a run of a name: they are capitals for a place, a body, a make, a rank or a sentence's start. */
const NOT_NAMES = new Set(
  // Grammar at a sentence's start
  (
    "a an the this that these those there then it its he she they we i you his her their our my who what when where which why how " +
    "if in on at by to of for from with without within into onto over under after before during since until while and or but nor so as " +
    "is was were are be been has had have do did does not no yes all any both each every few many most some several one two three four " +
    "five six seven eight nine ten eleven twelve thirteen twenty thirty forty fifty hundred thousand first second third last next once twice also " +
    "however meanwhile later earlier again still already about around between behind below above against along among near outside inside " +
    "upon via per than because although though whether neither either other another such same only just even more less very will may can could " +
    "should would shall must might believed suspected reported stopped seen found searched seized recovered located arrested detained " +
    "interviewed checks check enquiries enquiry intelligence information source sources payment payments funds wages cash money booked sent " +
    "received called named known born sighted alias aka using used based visited spoke following contact contacts unknown untested reliable please note see " +
    "details detail linked handed handwritten customers staff workers premises adverts advert seats seat message messages " +
    // Roles and people in general
    "mr mrs ms miss mx dr sir dame rev prof sheikh imam mullah lord lady driver drivers passenger passengers witness witnesses victim victims suspect suspects subject subjects nominal male males female females man men " +
    "woman women child children person persons people owner owners director directors keeper keepers landlord landlady tenant manager manageress " +
    "agent agents organiser organisers facilitator facilitators recruiter pilot skipper captain master crew courier rider riders haulier hauliers " +
    "informant caller neighbour employee employer worker member members associate associates brother sister cousin uncle aunt father mother wife husband " +
    "son daughter partner friend boss applicant sponsor holder bearer interpreter solicitor hawaladar migrant migrants clandestine clandestines asylum seeker " +
    "occupant occupants occupier resident buyer seller supplier suppliers co-driver co-conspirator minor adult youth boy girl " +
    // Ranks, bodies and their words
    "pc ps dc ds di dci det dsu dcs supt superintendent insp inspector sergeant sgt constable detective officer officers chief commander commissioner acting io cio heo eo ao " +
    "bfo pcso police constabulary force forces border home office ministry department agency authority agencies national crime command centre center unit units team " +
    "teams taskforce council county borough district parish court courts crown magistrates tribunal prosecution service services government " +
    "parliament embassy consulate committee commission bureau bank hospital school college university church mosque temple library hotel hostel " +
    "inn pub club lion cafe restaurant shop store stores supermarket market mall airport terminal port ports harbour marina docks dock quay pier " +
    "beach bay coast cliff cliffs channel strait sea ocean river canal island isle islands bridge tunnel station railway rail ferry ferries motorway " +
    "junction roundabout lay-by layby services road street lane avenue drive close way crescent gardens grove place terrace row walk hill parade square " +
    "park green mews view rise wharf broadway industrial estate trading business retail house hall tower building flat floor room gate zone area " +
    "north south east west northern southern eastern western central upper lower great greater new old saint st upon " +
    "act section schedule part chapter article order regulation regulations bill code annex appendix page paragraph version form team shift nato eu uk usa un uae " +
    "hmrc nca npcc jmsc bsc ie bf ho cps mca dvsa dvla ukvi glaa btp psni gain rocu ocg nrm chis cta anpr vrm vin dob iban imei imsi imo mmsi mrz sim gps ais " +
    "brp id ni hgv lgv rhib gsm isp ip sms tv pdf cctv vhf rfi sar ref cad log urn id1 btc usdt eth trc whatsapp telegram signal viber snapchat instagram tiktok facebook " +
    "youtube twitter messenger google apple samsung huawei nokia iphone android xiaomi bbc itv sky news daily mail times guardian " +
    // Days, months, feasts
    "monday tuesday wednesday thursday friday saturday sunday january february march june july august september october november december " +
    "christmas easter eid ramadan new year day eve night morning afternoon evening spring summer autumn winter mon tue wed thu fri sat sun jan feb mar apr jun jul aug sep sept oct nov dec " +
    // Vehicles, makes and gear
    "ford transit mercedes benz mercedes-benz sprinter vauxhall vivaro volkswagen golf passat polo crafter caddy vw audi bmw skoda octavia fabia superb seat leon ibiza toyota prius " +
    "corolla yaris nissan qashqai juke renault trafic master clio megane peugeot boxer citroen berlingo fiat ducato kia hyundai mazda honda civic opel " +
    "astra corsa zafira insignia dacia duster logan volvo scania daf iveco actros actos axor man lexus jaguar tesla mini rover land range discovery defender " +
    "schmitz cargobull krone kogel lamberet schwarzmuller wielton fruehauf schmitz-cargobull yamaha suzuki mercury evinrude tohatsu zodiac bombard kawasaki box luton tautliner " +
    // Languages and peoples that are no country's
    "kurdish sorani kurmanji pashto dari farsi urdu arabic tigrinya amharic punjabi bengali hindi spanish english welsh scottish british european african asian " +
    "arab kurd muslim christian sikh orthodox euro euros pound pounds sterling dollar dollars " +
    // Firms' words
    "ltd limited llp plc inc llc gmbh srl sarl hand car wash haulage logistics transport freight company companies cash visa passport passports licence " +
    "certificate permit notice warrant exhibit custody crime operation project op grid position grade graded hash serial batch invoice reference ratio score recording " +
    "interview trailer trailers container containers tractor lorry truck van vessel boat dinghy yacht coaster engine lifejacket lifejackets seal pallet consignment note manifest " +
    "minister king queen prince princess minicab taxi gang family group network chain board committee yes nil none nothing local mixed total age aged approx circa hours hrs"
  ).split(" "),
);

/** Whether a folded word never belongs to a person's name. */
export function isNotName(plain: string): boolean {
  return NOT_NAMES.has(plain);
}
