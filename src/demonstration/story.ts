/**
 * The story that the demonstration tells: a supply line of boats and engines, a lorry with people in it, a car wash, and
 * a man whose name is spelt five ways; seen by six agencies that each hold a piece. Everyone and everything is invented;
 * phone numbers are from Ofcom's ranges for drama.
 */
import type { GradeWire } from "../contract/common.ts";
import type { Precedence } from "../vocabulary/index.ts";

export interface StoryItem {
  readonly text: string;
  readonly grade: GradeWire;
}

export interface StoryReport {
  readonly author: string;
  readonly evaluator: string | null;
  readonly title: string;
  readonly precedence: Precedence;
  readonly provenance: string;
  readonly from: string;
  readonly items: readonly StoryItem[];
  /** Agencies, or agency/team, that it is disseminated to; null: it waits at its unit. */
  readonly to: readonly string[] | null;
  readonly answers?: readonly string[];
}

const open = (source: "1" | "2" | "3", information: "A" | "B" | "C" | "D" | "E"): GradeWire => ({
  source,
  information,
  handling: { code: "P" },
});

const conditional = (
  source: "1" | "2" | "3",
  information: "A" | "B" | "C" | "D" | "E",
  action: "A1" | "A2" | "A3",
  sanitisation: "S1" | "S2",
  originator: string,
  text: string,
): GradeWire => ({
  source,
  information,
  handling: { code: "C", action, sanitisation, instructions: [{ originator, text }] },
});

export const REQUIREMENTS = [
  {
    author: "stephen",
    title: "Suppliers of boats, engines and lifejackets inside the United Kingdom",
    text: "Who stores, sells or moves inflatable boats, outboard engines and lifejackets for crossings, and who pays.",
    priority: 1,
    level: 3,
    terms: "dinghy, dinghies, inflatable, outboard, engines, lifejackets, engine",
    to: ["KENT", "BF", "NCA", "IE", "HMRC"],
  },
  {
    author: "stephen",
    title: "Handovers from lorries at motorway services",
    text: "Places, times and collecting vehicles where people leave lorries inland.",
    priority: 2,
    level: 2,
    terms: "lorry, trailer, lay-by, services, handover, collected",
    to: ["KENT", "BF", "NCA", "IE"],
  },
  {
    author: "stephen",
    title: "Premises that house and work people who arrived clandestinely",
    text: "Car washes, nail bars, building sites and rented rooms with one owner.",
    priority: 3,
    level: 2,
    terms: "car wash, mattresses, wages, landlord, nail bar",
    to: ["KENT", "NCA", "IE", "HMRC"],
  },
] as const;

export const REPORTS: readonly StoryReport[] = [
  {
    author: "amina",
    evaluator: "ruth",
    title: "Van unloading engine boxes at a unit in Whitfield",
    precedence: "routine",
    provenance: "Seen by the reporting officer on patrol",
    from: "2026-11-03",
    items: [
      {
        text: "At 06:40 a white Ford Transit, VRM LX19 KFG, was backed up to Unit 7, Honeywood Parkway, Whitfield CT16 3PT. Two men carried eight boxes marked as 30 hp outboard engines into the unit. The driver gave his name as Arben HOXHA and his number as 07700 900118.",
        grade: open("1", "A"),
      },
      {
        text: "The second man was called 'Beni' by the driver. He wore a jacket of KESTREL MARINE SUPPLIES LTD. No delivery address was on the boxes.",
        grade: open("1", "A"),
      },
    ],
    to: ["BF", "NCA", "HMRC"],
    answers: ["Suppliers of boats, engines and lifejackets inside the United Kingdom"],
  },
  {
    author: "tomasz",
    evaluator: "helen",
    title: "Inflatable seized inbound; phone found on the tiller man",
    precedence: "time_critical",
    provenance: "Seizure record at Dover",
    from: "2026-11-08",
    items: [
      {
        text: "A handset recovered from the dinghy held one saved contact, 'Arbin', +44 7700 900118, called eleven times between 02:10 and 04:45 on 8 November 2026. IMEI 490154203237518.",
        grade: open("1", "A"),
      },
      {
        text: "A passenger, not categorised, said that the seats were sold on Telegram by @jetboat_dover for 1,400 euros paid to a shop in Lille.",
        grade: open("2", "B"),
      },
    ],
    to: ["KENT", "NCA"],
  },
  {
    author: "james",
    evaluator: null,
    title: "Payments to Kestrel Marine Supplies",
    precedence: "routine",
    provenance: "Financial enquiry",
    from: "2026-10",
    items: [
      {
        text: "KESTREL MARINE SUPPLIES LTD received 23 payments of between £900 and £1,200 from account GB33 BUKB 2020 1555 5555 55 in October 2026. The sole director is shown as Arbën Hoxha, born 1 January 1988.",
        grade: conditional(
          "1",
          "B",
          "A2",
          "S2",
          "NCA",
          "Do not disclose that the account is known. No approach to the bank.",
        ),
      },
    ],
    to: null,
  },
  {
    author: "tomasz",
    evaluator: "helen",
    title: "Transit van checked outbound at Dover",
    precedence: "routine",
    provenance: "Vehicle check in the outbound hall",
    from: "2026-11-10",
    items: [
      {
        text: "The driver, Arben HOXHAJ (born 1 January 1988), 07700 900118, drove a white Ford Transit, VRM LX19 KFG. He said that he collects goods for a friend and did not name him.",
        grade: open("1", "A"),
      },
    ],
    to: ["KENT", "NCA"],
  },
  {
    author: "noor",
    evaluator: "james",
    title: "Who meets at the storage unit in Whitfield",
    precedence: "routine",
    provenance: "Enquiries with neighbouring businesses",
    from: "2026-11-13",
    items: [
      {
        text: "Neighbours know the tenant as Arbën HOXHA (born 1988). He meets Beni KELMENDI there on most evenings. KELMENDI uses 07700 900342.",
        grade: open("2", "B"),
      },
      {
        text: "Rent for the unit is collected by SHALA Dardan. A woman, Mirela GASHI, keeps the books.",
        grade: open("2", "C"),
      },
    ],
    to: ["KENT", "BF", "IE"],
  },
  {
    author: "amina",
    evaluator: "ruth",
    title: "Man stopped with lifejackets at Deal",
    precedence: "routine",
    provenance: "Stop in Deal, power recorded",
    from: "2026-11-17",
    items: [
      {
        text: "Benjamin KELMENDI (born 3 May 1991) had eleven lifejackets in a silver Skoda Octavia, VRM EK17 KLV. His number is 07700 900342.",
        grade: open("1", "A"),
      },
    ],
    to: ["BF", "NCA", "IE"],
  },
  {
    author: "ines",
    evaluator: "colin",
    title: "Passenger refused boarding in Belfast",
    precedence: "routine",
    provenance: "Check at the ferry terminal",
    from: "2026-11-18",
    items: [
      {
        text: "Benjamin KELMENDI (born 5 March 1991) gave the number 07700 900342 and could not say whom he would meet in Liverpool. The booking was paid by KESTREL MARINE LTD.",
        grade: open("1", "A"),
      },
      {
        text: "He said that he rents a room from Dardan SHALA and that Mirella GASHI had bought the ticket.",
        grade: open("2", "B"),
      },
    ],
    to: ["KENT", "BF", "NCA"],
  },
  {
    author: "tomasz",
    evaluator: null,
    title: "Freight broker present at two loads",
    precedence: "routine",
    provenance: "Freight records",
    from: "2026-11-18",
    items: [
      {
        text: "Gjergj PRENDI (born 14 June 1979) signed for trailer C123456 at Zeebrugge and again for trailer C482915.",
        grade: open("1", "B"),
      },
    ],
    to: null,
  },
  {
    author: "ines",
    evaluator: "colin",
    title: "Car wash with people sleeping above it",
    precedence: "routine",
    provenance: "Visit with consent of the manager",
    from: "2026-11-12",
    items: [
      {
        text: "At SPARKLE HAND CAR WASH, 12 Tower Hamlets Road, Dover CT17 0BY, four mattresses were in a room above the office. The manager, HOXHA Arban, said that the landlord collects £60 a week from each man. He uses 07700 900342.",
        grade: open("1", "A"),
      },
      {
        text: "One of the men looked under 18. He gave a first name, Dlovan, and did not want to speak in front of the manager.",
        grade: conditional(
          "1",
          "A",
          "A3",
          "S1",
          "IE",
          "Safeguarding first. Speak to the safeguarding lead before any visit.",
        ),
      },
    ],
    to: ["KENT", "NCA"],
    answers: ["Premises that house and work people who arrived clandestinely"],
  },
  {
    author: "helen",
    evaluator: null,
    title: "Trailer with a tracker, dropped by one driver and collected by another",
    precedence: "routine",
    provenance: "Freight records",
    from: "2026-11-14",
    items: [
      {
        text: "Container MSCU 6639871 on trailer C123456 left Zeebrugge on 13 November 2026 for Purfleet. It was collected by a tractor unit, VRM KP68 WZR, of BLUE ANCHOR HAULAGE LTD. The consignment note names a consignee in Ashford that does not trade.",
        grade: open("1", "B"),
      },
    ],
    to: null,
  },
  {
    author: "tomasz",
    evaluator: "helen",
    title: "Knocking heard from a trailer at Folkestone; child possibly aboard",
    precedence: "immediate",
    provenance: "Call from a driver in the same lane",
    from: "2026-11-20",
    items: [
      {
        text: "At 23:05 on 20 November 2026 a driver reported knocking and a child crying from a refrigerated trailer, number C482915, pulled by a blue DAF, VRM GN67 HVB, heading for the M20. Callback 07700 900655.",
        grade: open("2", "A"),
      },
    ],
    to: ["KENT"],
  },
  {
    author: "harriet",
    evaluator: null,
    title: "Cash declared by a director of Blue Anchor Haulage",
    precedence: "routine",
    provenance: "Outbound cash declaration",
    from: "2026-11-16",
    items: [
      {
        text: "Mr Gjergj PRENDI, director of BLUE ANCHOR HAULAGE LTD, declared £9,800 outbound at Dover on 16 November 2026. He travelled on flight-free ticket by car, VRM LX19 KFG, and gave the email gjergj@blueanchor.example.",
        grade: open("1", "A"),
      },
    ],
    to: null,
  },
  {
    author: "amina",
    evaluator: null,
    title: "Men waiting with a light at Kingsdown beach",
    precedence: "routine",
    provenance: "Call from a resident",
    from: "2026-11-19",
    items: [
      {
        text: "A resident saw two men with a green light at Kingsdown beach at about 04:00 on 19 November. A silver Skoda Octavia, partial VRM ending KLV, left towards Deal.",
        grade: open("2", "B"),
      },
    ],
    to: null,
  },
];
