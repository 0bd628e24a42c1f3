/** The intelligence requirements that stand open in the scenario, and which reports say that they answer one. */
import { chance, type Random } from "../random.ts";
import type { EventKind } from "../world/happening.ts";

export interface Requirement {
  readonly code: string;
  readonly agency: string;
  readonly title: string;
  readonly text: string;
  /** 1 is highest. */
  readonly priority: number;
  /** National Intelligence Model level. */
  readonly level: number;
  readonly terms: string;
  readonly opens: string;
  readonly closes: string | null;
  readonly recipients: readonly { readonly agency: string }[];
}

const EVERYONE = ["NCA", "BF", "IE", "HMRC", "KENT", "ESSEX", "MPS"].map((agency) => ({ agency }));

export const REQUIREMENTS: readonly Requirement[] = [
  requirement(
    "NPCC-R1",
    1,
    3,
    "Suppliers of boats, engines and lifejackets inside the United Kingdom",
    "Who stores, sells or moves inflatable boats, outboard engines and lifejackets for crossings, and who pays.",
    "dinghy, inflatable, outboard, engines, lifejackets",
  ),
  requirement(
    "NPCC-R2",
    2,
    2,
    "Handovers from lorries at motorway services",
    "Places, times and collecting vehicles where people leave lorries inland.",
    "lorry, trailer, lay-by, services, handover, collected",
  ),
  requirement(
    "NPCC-R3",
    2,
    3,
    "Hauliers and consignees behind unaccompanied trailers",
    "Who books, drops and collects trailers in which people are found.",
    "trailer, consignee, seal, container, unaccompanied",
  ),
  requirement(
    "NPCC-R4",
    3,
    2,
    "Premises that house and work people who arrived clandestinely",
    "Car washes, nail bars, building sites and rented rooms with one owner.",
    "car wash, mattresses, wages, landlord, nail bar",
  ),
  requirement(
    "NCA-R5",
    1,
    3,
    "Accounts that advertise passage and papers",
    "Handles, prices, routes, and who answers.",
    "Telegram, TikTok, seats, advert, recruiter",
  ),
  requirement(
    "NCA-R6",
    2,
    3,
    "How passage is paid and released",
    "Hawaladars, accounts and firms; the code and when the money moves.",
    "hawala, payment, account, IBAN, cash, exchange",
  ),
  requirement(
    "BF-R7",
    3,
    3,
    "Suppliers of false and fraudulently obtained documents",
    "Issuers, prices, couriers and the numbers that holders carry.",
    "passport, counterfeit, impostor, document",
  ),
  requirement(
    "BF-R8",
    4,
    2,
    "Re-entry through the Common Travel Area after a refusal",
    "Vehicles and drivers between Dublin, Belfast and the western ports.",
    "ferry, Dublin, Holyhead, refused",
  ),
];

const ANSWERS: Readonly<Partial<Record<EventKind, string>>> = {
  supply: "NPCC-R1",
  storage: "NPCC-R1",
  launch: "NPCC-R1",
  handover: "NPCC-R2",
  lorrydrop: "NPCC-R2",
  freight: "NPCC-R3",
  premises: "NPCC-R4",
  lodging: "NPCC-R4",
  advert: "NCA-R5",
  payment: "NCA-R6",
  documents: "BF-R7",
  ferry: "BF-R8",
};

/** A writer names the requirement about one time in six. */
export function answered(random: Random, kind: EventKind): readonly string[] {
  const code = ANSWERS[kind];
  return code !== undefined && chance(random, 1 / 6) ? [code] : [];
}

function requirement(
  code: string,
  priority: number,
  level: number,
  title: string,
  text: string,
  terms: string,
): Requirement {
  const agency = code.split("-")[0] ?? "";
  return {
    code,
    agency,
    title,
    text,
    priority,
    level,
    terms,
    opens: "2025-05-01",
    closes: null,
    recipients: EVERYONE.filter((each) => each.agency !== agency),
  };
}
