/** Where things happen: towns of a force's area, beaches, ports, services and airports. */
import { pick, type Random } from "../random.ts";
import { FORCES, type Force } from "./forces.ts";

export interface Place {
  /** As a sentence says it: "Dover", "a lay-by on the A20 near Ashford". */
  readonly name: string;
  readonly town: string;
  /** The territorial force there. */
  readonly force: string;
  readonly postcodeArea: string;
}

export type PlaceSort = "town" | "beach" | "port" | "freight" | "ferry" | "services" | "airport";

interface Spot {
  readonly force: string;
  readonly name: string;
  readonly town: string;
}

const at = (force: string, town: string, ...names: readonly string[]): Spot[] =>
  names.map((name) => ({ force, town, name }));

const BEACHES = [
  ...at("KENT", "Dover", "Kingsdown beach", "St Margaret's Bay", "Samphire Hoe"),
  ...at("KENT", "Folkestone", "Dungeness beach", "Greatstone beach", "the shingle at Hythe ranges"),
  ...at("SUSSEX", "Hastings", "Camber Sands", "Pett Level", "Cooden beach"),
  ...at("SUSSEX", "Newhaven", "Seaford Head", "Tide Mills"),
  ...at("SUFFOLK", "Lowestoft", "Covehithe beach"),
  ...at("ESSEX", "Harwich", "the creek at Hamford Water"),
  ...at("LINCS", "Boston", "the sea bank at Gibraltar Point"),
  ...at("DEVCORN", "Plymouth", "Cawsand Bay"),
];

const PORTS = [
  ...at("KENT", "Dover", "the Eastern Docks at Dover", "Dover inbound controls"),
  ...at("KENT", "Folkestone", "the tunnel terminal at Folkestone"),
  ...at("SUSSEX", "Newhaven", "Newhaven port"),
  ...at("HANTS", "Portsmouth", "Portsmouth international port"),
  ...at("HANTS", "Southampton", "Southampton docks"),
  ...at("DORSET", "Poole", "Poole port"),
  ...at("DEVCORN", "Plymouth", "Plymouth ferry terminal"),
  ...at("ESSEX", "Harwich", "Harwich port"),
  ...at("HUMBERSIDE", "Hull", "Hull ferry terminal"),
  ...at("NORTHUMBRIA", "Newcastle", "the Tyne ferry terminal"),
];

const FREIGHT = [
  ...at("ESSEX", "Purfleet", "the trailer park at Purfleet"),
  ...at("ESSEX", "Tilbury", "the container terminal at Tilbury"),
  ...at("SUFFOLK", "Felixstowe", "Felixstowe docks"),
  ...at("HUMBERSIDE", "Immingham", "Immingham docks"),
  ...at("ESSEX", "Harwich", "the freight yard at Harwich"),
  ...at("MERSEYSIDE", "Liverpool", "Liverpool freight terminal"),
];

const FERRIES = [
  ...at("NWALES", "Holyhead", "Holyhead port"),
  ...at("LANCS", "Heysham", "Heysham port"),
  ...at("MERSEYSIDE", "Birkenhead", "the Birkenhead ferry terminal"),
  ...at("DYFED", "Fishguard", "Fishguard port"),
  ...at("DYFED", "Pembroke Dock", "Pembroke Dock"),
  ...at("POLSCOT", "Cairnryan", "Cairnryan port"),
  ...at("PSNI", "Belfast", "Belfast docks"),
];

const SERVICES = [
  ...at(
    "KENT",
    "Maidstone",
    "Maidstone services on the M20",
    "a lay-by on the A20 near Charing",
    "Medway services on the M2",
  ),
  ...at("KENT", "Ashford", "the lorry park at Ashford", "Stop 24 near Folkestone"),
  ...at("ESSEX", "Grays", "Thurrock services", "a lay-by on the A13"),
  ...at("SURREY", "Redhill", "Clacket Lane services"),
  ...at("BEDS", "Luton", "Toddington services"),
  ...at("NORTHANTS", "Northampton", "Watford Gap services", "a truck stop off the A45"),
  ...at("CAMBS", "Peterborough", "a lay-by on the A1 near Sawtry"),
  ...at("STAFFS", "Stafford", "Keele services"),
  ...at("WARKS", "Rugby", "the truck stop at Rugby"),
  ...at("WYORKS", "Wakefield", "Hartshead Moor services"),
  ...at("HANTS", "Southampton", "Rownhams services"),
  ...at("ASPOLICE", "Bristol", "Gordano services"),
];

const AIRPORTS = [
  ...at("BEDS", "Luton", "Luton airport"),
  ...at("ESSEX", "Harwich", "Stansted airport"),
  ...at("MPS", "Hounslow", "Heathrow Terminal 4", "Heathrow Terminal 2"),
  ...at("SUSSEX", "Crawley", "Gatwick South Terminal"),
  ...at("GMP", "Manchester", "Manchester airport"),
  ...at("WMP", "Birmingham", "Birmingham airport"),
  ...at("WYORKS", "Leeds", "Leeds Bradford airport"),
  ...at("MERSEYSIDE", "Liverpool", "Liverpool airport"),
];

const SPOTS: Readonly<Partial<Record<PlaceSort, readonly Spot[]>>> = {
  beach: BEACHES,
  port: PORTS,
  freight: FREIGHT,
  ferry: FERRIES,
  services: SERVICES,
  airport: AIRPORTS,
};

/** A place of a sort; a town is taken from every force alike unless one is named. */
export function drawPlace(random: Random, sort: PlaceSort, home?: Force): Place {
  const spots = SPOTS[sort];
  if (spots === undefined) {
    const force = home ?? pick(random, FORCES);
    const town = pick(random, force.towns);
    return { name: town, town, force: force.code, postcodeArea: force.postcodeArea };
  }
  const near = home === undefined ? [] : spots.filter((spot) => spot.force === home.code);
  const { force, town, name } = pick(random, near.length > 0 ? near : spots);
  const postcodeArea = FORCES.find((each) => each.code === force)?.postcodeArea ?? "BT";
  return { name, town, force, postcodeArea };
}
