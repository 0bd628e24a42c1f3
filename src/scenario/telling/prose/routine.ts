/** Reports about nothing much: most of what is written, by everybody, every day. Nobody in them belongs to a line. */
import type { Prose } from "./index.ts";

/** A theme says which people and things it needs: `person`, `second`, `car`, `premises`, `company`, `contact`, `trailer`. */
export const ROUTINE: readonly Prose[] = [
  {
    titles: [
      "Patrol of {town}",
      "Routine patrol, nothing seen",
      "Observations at {place}",
      "Vehicle noted at {town}",
    ],
    tells: [
      "During [a routine patrol|a foot patrol|patrol] of {place} at {time} on {date} {car.what}, VRM {car}, was seen [parked without lights|stationary for some time|outside the shops].",
      "{person} was [spoken to|seen] at {place} at {time} and [was waiting for a friend|was walking a dog|had missed the last bus].",
      "{car.what}, registration {car}, [was passed twice|is often] at {place}. The keeper, {person}, [lives nearby|works nearby|has a stall there].",
      "{person} [asked officers for directions|reported a lost bag|pointed out a broken fence] at {place} on {date}.",
    ],
    adds: [
      "[Nothing of note was seen|All quiet|No concerns].",
      "[The area was busy with visitors|Few people were about|The car park was half full].",
      "[The vehicle is taxed and insured|No reports are held on the vehicle|The tax runs out next month].",
    ],
    reporters: [
      ["force", 10],
      ["BTP", 1],
    ],
    provenances: ["Seen on patrol", "Officers' own observation"],
    places: ["town", "town", "beach", "services"],
    met: { person: "said" },
  },
  {
    titles: [
      "Port check, no concerns",
      "Freight check at {town}",
      "Driver spoken to at {place}",
      "Routine check of arrivals",
    ],
    tells: [
      "{person}, driver of {car.what} {car}, was [spoken to|checked] at {place} on {date}. [Load and papers were in order|Nothing was found|The load matched the note].",
      "Trailer {trailer} was [checked|opened and searched] at {place} with [no result|nothing found]; the driver was {person}.",
      "{person} arrived at {place} with {second} [for a family visit|for a wedding|to see a football match] and was [admitted|let through after a short wait].",
      "{person} [travels|comes] through {place} [every week|most weeks] with {car.what} {car}.",
    ],
    adds: [
      "[The driver was helpful|The driver was tired and short|The driver showed photographs of the loading].",
      "[The seal was intact|Tachograph in order|The cab was tidy].",
      "[No further action|Released after ten minutes|The lane was reopened].",
    ],
    reporters: [
      ["BF", 8],
      ["DVSA", 3],
      ["force", 1],
    ],
    provenances: ["Port check", "Freight check"],
    places: ["port", "port", "freight", "ferry", "services"],
    met: { person: "document", second: "document" },
  },
  {
    titles: [
      "Complaint about {company}",
      "Concern reported at {town}",
      "Visit to a shop in {town}",
      "Advice given to a business",
    ],
    tells: [
      "{person} [complained that|reported that] {company}, {premises}, [sells tobacco under the counter|keeps bins on the pavement|is open at all hours|pays its staff late].",
      "{company}, {premises}, was visited on {date}. The [owner|manager], {person}, [was advised|showed the books|was not there].",
      "A [delivery|parcel] for {company} was [signed for by|left with] {person} at {premises}.",
      "{person} [applied for|asked about] [a licence|a street trading permit|a skip permit] for {premises}.",
    ],
    adds: [
      "[No breach was found|Two minor points were noted|A letter will follow].",
      "[The complaint could not be confirmed|The neighbour has complained before|The matter is closed].",
      "[Right to work checks were shown|Fire doors were clear|The licence was on the wall].",
    ],
    reporters: [
      ["COUNCILS", 4],
      ["TS", 4],
      ["HMRC", 2],
      ["FIRE", 2],
      ["force", 3],
      ["IE", 1],
    ],
    provenances: ["Call from a member of the public", "Routine visit", "Letter"],
    places: ["town"],
    met: { person: "said" },
  },
  {
    titles: [
      "Online post, no action",
      "Nuisance calls reported",
      "Message received by a resident",
      "Scam text about a parcel",
    ],
    tells: [
      "{person} [received|reported] [calls|messages] from {contact} [about a parcel|asking for bank details|offering work] on {date}.",
      "The number {contact} [was left on the voicemail of|rang] {person} [eight times in a day|in the night|at work].",
      "{person} [gave|passed on] a screenshot of an advertisement for [rooms to let|driving jobs|cheap phones] with the number {contact}.",
    ],
    adds: [
      "[No money was lost|Advice was given|The number was blocked].",
      "[No connection with organised crime is suspected|The advert has been taken down|The platform was told].",
      "[The caller spoke English|The caller used a false name|There was a recorded voice].",
    ],
    reporters: [
      ["force", 6],
      ["NCA", 2],
      ["COLP", 2],
      ["TS", 1],
    ],
    provenances: ["Call from a member of the public", "Report made online"],
    places: ["town"],
    met: { person: "register" },
  },
  {
    titles: [
      "Neighbour dispute in {town}",
      "Welfare check at {town}",
      "Found property at {town}",
      "Lodger leaves without notice",
    ],
    tells: [
      "{person}, of {premises}, [reported|said] that a lodger, {second}, [left without paying|has not been seen since {date}|left a suitcase behind].",
      "A wallet with a document in the name of {person} was [handed in|found] at {place} on {date}.",
      "Officers [called|went] to {premises} for a [welfare check|noise complaint]. {person} [was safe and well|had fallen asleep with the radio on|was moving furniture].",
      "{person} and {second} [argued|exchanged words] about [parking|a fence|a debt] outside {premises}.",
    ],
    adds: [
      "[Words of advice were given|Both parties were calm when officers left|No complaint was made].",
      "[Nobody was hurt|Neither wished to make a statement|The landlord was told].",
      "[The property has been booked in|The matter is filed|No link to any other report].",
    ],
    reporters: [
      ["force", 9],
      ["COUNCILS", 2],
    ],
    provenances: ["Attendance at a call", "Call from a member of the public", "Front counter"],
    places: ["town"],
    met: { person: "register", second: "said" },
  },
  {
    titles: ["Harbour round, {town}", "Marina check", "Coastal watch report", "Berth holder spoken to"],
    tells: [
      "{person} [keeps|has] a [cabin cruiser|small sailing boat|day boat] at {place} and [was painting the hull|was loading shopping|asked about the tides] on {date}.",
      "[The harbour office|A volunteer watchkeeper] reports [nothing unusual|two kayaks and a lost paddle|a drifting buoy] off {place}; {person} was on watch.",
      "{car.what} {car} with an empty boat trailer [stood|was left] at the slip at {place} [all day|until dusk]. It belongs to {person}, [an angler|a club member|a diver].",
    ],
    adds: [
      "[Wind westerly, light|Visibility good|Swell from the south-east].",
      "[All berths accounted for|One visitor's berth is taken|The fuel berth was closed].",
      "[Nothing suspicious|For information only|Next round on Sunday].",
    ],
    reporters: [
      ["MCA", 5],
      ["JMSC", 3],
      ["force", 3],
      ["BF", 2],
    ],
    provenances: ["Harbour round", "Volunteer watch", "Officers' own observation"],
    places: ["beach", "port"],
    met: { person: "said" },
  },
];
