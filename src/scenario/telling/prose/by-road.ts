/** Sentences about lorries, trailers, stops and ferries. */
import type { EventKind } from "../../world/happening.ts";
import type { Prose } from "./index.ts";

type Kinds = Extract<EventKind, "stop" | "lorrydrop" | "handover" | "freight" | "ferry" | "refusal">;

export const BY_ROAD: Readonly<Record<Kinds, Prose>> = {
  stop: {
    titles: [
      "Stop check at {town}",
      "Vehicle stopped: occupants and load",
      "Road check near {town}",
      "Van stopped near {place}",
    ],
    tells: [
      "[On {date}|At {time} on {date}] {van.what}, VRM {van}, was stopped at {place}. The driver was {driver}[ and the passenger was {passenger}|].",
      "{driver} was [driving|at the wheel of] {van.what}, registration {van}, [stopped|checked] at {place} on {date}. In the [back|boot|load space] were {goods}.",
      "{van.what} bearing {van} was [seen and stopped|pulled in] by a [road check|traffic patrol] at {place}. {driver} [produced documents|gave a name]; {passenger} [sat in front|was asleep|said nothing].",
      "The front passenger, {passenger}, [could not say where they were going|said they were going to work|gave another destination than the driver].",
      "[Found in the vehicle|Seen in the vehicle] were {goods}. The driver, {driver}, [said they were not his|had no explanation|said he was moving house].",
      "{driver} [told officers|said] that the [van|car], {van}, [was lent to him by a friend|belongs to his employer|was bought the week before].",
    ],
    adds: [
      "[The vehicle was insured for one day|Insurance was in another name|The keeper is not the driver].",
      "[No offence was found and the vehicle was allowed to go|The occupants were advised and allowed to go|A report was made for the tyres].",
      "[The power used and its grounds are on the stop record|The driver agreed to a look in the back|The search was made under the power recorded].",
      "[The sat-nav showed three addresses in the north|A parking ticket from the coast lay on the dashboard|Two phones were charging in the cab].",
    ],
    reporters: [
      ["force", 8],
      ["BTP", 1],
      ["DVSA", 2],
      ["IE", 1],
    ],
    provenances: ["Stop by the reporting officer", "Road check", "Seen by the reporting officer"],
    met: { driver: "document", passenger: "said" },
  },
  lorrydrop: {
    titles: [
      "Lorry drop at {place}",
      "{count} people found in a trailer near {town}",
      "People seen leaving a lorry",
      "Clandestine entrants near {town}",
    ],
    tells: [
      "In all, {count} people were found in trailer {trailer} at {place} at {time} on {date}. The tractor unit was {lorry} and the driver {driver}.",
      "{witness} [rang to say|reported] that people were [getting out of|climbing from|jumping from] trailer {trailer} at {place} [at about|around] {time}.",
      "{driver} [says|said] he [heard banging|stopped when he heard voices|knew nothing until he opened the doors] of trailer {trailer}, loaded with {goods} for {company}.",
      "[A car|A second vehicle], {car.what}, VRM {car}, [collected|took away|picked up] several people at {place} before [officers|the patrol] came.",
      "{passenger} [said|told officers] that they were in the trailer for [eleven hours|a night and a day|two days] with {count} others[ and little water|].",
      "The tractor unit, {lorry}, [belongs to|is operated by|runs for] {company}. It was [driven by|in the charge of] {driver} on {date}.",
      "Among them was {child}, who [says he travelled alone|was with no relative|is a child until it is determined otherwise].",
    ],
    adds: [
      "[The seal was intact|The seal had been cut and glued|The roof had been slit and taped].",
      "[The temperature in the trailer was two degrees|The trailer was without air holes|There was condensation on the doors].",
      "[All were checked by ambulance staff|One person was taken to hospital|Nobody needed treatment].",
      "[The driver's phone was looked at with his consent|Tachograph data was taken|The consignment note names another trailer].",
    ],
    reporters: [
      ["force", 8],
      ["IE", 4],
      ["BF", 2],
      ["NCA", 2],
      ["DVSA", 1],
    ],
    provenances: [
      "Attendance at a call",
      "Call from a member of the public",
      "Account of a person found in the trailer",
      "Incident log",
    ],
    met: { driver: "document", passenger: "document", witness: "said", child: "document" },
  },
  handover: {
    titles: [
      "Handover at {place}",
      "People changing vehicles at {town}",
      "Lorry and car side by side",
      "Collection from {place}",
    ],
    tells: [
      "[At about|At|Around] {time} on {date} {count} people [crossed from|were led from] trailer {trailer} to {car.what}, VRM {car}, at {place}.",
      "{collector} [waits|waited|was waiting] at {place} in {car.what}, registration {car}, until the lorry [comes|came].",
      "{spotter} [walked round the lorry park|checked the lorry park|drove through] [first|ten minutes before]; then {collector} [came in with|brought] {car.what} {car}.",
      "The tractor unit {lorry} with trailer {trailer}, [driven by|in the charge of] {driver}, [stood|stopped] beside {car.what} {car} for [four minutes|less than five minutes] at {place}.",
      "{driver} is [paid|said to be paid] for [each stop|every handover] at {place}; {collector} [brings|hands over] the money.",
      "CCTV at {place} shows {car.what}, VRM {car}, [next to|behind] trailer {trailer} at {time} on {date}.",
    ],
    adds: [
      "[The recording has been kept|The camera covers half of the lorry park|The recording was overwritten].",
      "[No fuel was bought|The car did not park in a bay|Nobody went into the shop].",
      "[The car left northbound|The car joined the motorway without lights|The lorry stayed until morning].",
    ],
    reporters: [
      ["force", 6],
      ["NCA", 3],
      ["IE", 2],
      ["HMRC", 1],
    ],
    provenances: [
      "CCTV of the services",
      "Information received",
      "Seen by the reporting officer",
      "Report by a member of staff",
    ],
    met: { collector: "register", driver: "register" },
  },
  freight: {
    titles: [
      "Unaccompanied trailer at {town}",
      "{count} people in an unaccompanied trailer",
      "Trailer search at {place}",
      "Freight target at {town}",
    ],
    tells: [
      "Trailer {trailer}, [consigned to|addressed to|booked by] {company}, was [searched|opened|scanned] at {place} on {date}. Inside were {count} people, behind {goods}.",
      "{driver} [came to collect|collected|was to collect] trailer {trailer} with tractor unit {lorry} at {time}.",
      "Container {container} [stood beside|came on the same ship as|was booked with] trailer {trailer}; both are [for|consigned to] {company}.",
      "{passenger} [was found|was hidden] behind {goods} in trailer {trailer} [and said|, and stated that] the doors were [shut at night in a yard|sealed by the man who loaded it].",
      "Lorry {lorry} has [collected|taken out] trailers for {company} [three times this month|twice before]; the driver [gave his name as|is] {driver}.",
      "{company} [has no premises at the address given|was formed this year and has filed nothing|does not answer its telephone].",
    ],
    adds: [
      "[The seal number does not match the note|The seal had been changed|The seal was intact].",
      "[The scan showed a gap in the load|A dog indicated|Carbon dioxide was raised].",
      "[The shipper was paid in cash|The booking was made by a freight exchange|The booking was changed twice on the day].",
    ],
    reporters: [
      ["BF", 8],
      ["force", 2],
      ["IE", 3],
      ["NCA", 2],
      ["HMRC", 2],
    ],
    provenances: ["Port search", "Freight targeting", "Account of a person found", "Booking records"],
    met: { driver: "document", passenger: "document" },
  },
  ferry: {
    titles: [
      "Checks on arrivals from Ireland at {town}",
      "Re-entry by ferry after a refusal",
      "Car off the ferry at {town}",
    ],
    tells: [
      "{driver} [came off|drove off] the ferry at {place} on {date} in {car.what}, VRM {car}, with {count} passengers[, one of them {passenger}|].",
      "{passenger}, [who was refused|refused] at an airport days before, was [a passenger in|in the back of] {car.what} {car} at {place}.",
      "{car.what}, registration {car}, [has made|made] the crossing [four times in a month|twice this week]; the booking is [made by|in the name of] {driver}.",
      "{passenger} [said|told officers] that {driver} was paid to [bring him|fetch her|bring them] from Dublin.",
    ],
    adds: [
      "[The tickets were bought together for cash|The booking had no return|The booking was made an hour before sailing].",
      "[They said they were on holiday|They carried no luggage|Each gave a different address].",
    ],
    reporters: [
      ["force", 5],
      ["IE", 4],
      ["BF", 3],
      ["NCA", 1],
      ["BTP", 1],
    ],
    provenances: ["Port check", "Passenger list", "Account of a passenger"],
    met: { driver: "document", passenger: "document" },
  },
  refusal: {
    titles: [
      "Refused entry at {town}",
      "Passenger refused and returned",
      "Refusal: same facilitator named",
      "Refusal of entry at {place}",
    ],
    tells: [
      "{passenger} arrived at {place} from {country} on {date} and was refused entry.",
      "{passenger}, [refused|who was refused] at {place}, [had|carried] the number {contact} [written on a boarding card|saved without a name|on a slip of paper].",
      "{passenger} [said|stated] that the journey was arranged by {facilitator}[, whom he had never met|, a friend of a friend|].",
      "{facilitator} [booked|paid for] the flight from {country} for {passenger}.",
      "The number {contact} [was given|came up] [in three refusals this month|again]; it [belongs to|is used by] {facilitator}.",
    ],
    adds: [
      "[The return flight was the next morning|Removal was to the place of departure|The passenger was held overnight].",
      "[The hotel booking had been cancelled|There was no hotel booking|The stated sponsor denied knowing the passenger].",
      "[The passenger was calm and asked about Dublin|The passenger had been coached|A debrief was offered and declined].",
    ],
    reporters: [
      ["BF", 9],
      ["UKVI", 2],
      ["IE", 2],
    ],
    provenances: ["Passport control", "Interview on arrival", "Refusal record"],
    met: { passenger: "document" },
  },
};
