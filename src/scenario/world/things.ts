/** What people use, hold, drive and own. Each thing is one entity of the truth, whoever wrote its number however. */
import type { MentionKind } from "../../vocabulary/index.ts";
import { between, pick, type Random, weighted } from "../random.ts";
import type { Place } from "./places.ts";
import { drawContainer, drawMark, drawTrailer } from "./reserved/marks.ts";
import { drawDocument, drawIban, drawImei, drawImo, drawPostcode, drawWallet } from "./reserved/numbers.ts";

export interface Thing {
  /** `t1`, `t2` …: the entity that the truth names. */
  readonly id: string;
  readonly kind: MentionKind;
  /** As it truly is: a number, a mark, a name. */
  readonly value: string;
  readonly properties: Readonly<Record<string, string>>;
}

/** Makes things; ids and telephone numbers go on through the whole run. */
export interface Maker {
  readonly random: Random;
  readonly nextPhone: () => string;
  things: number;
  people: number;
}

export function thing(
  maker: Maker,
  kind: MentionKind,
  value: string,
  properties: Record<string, string> = {},
): Thing {
  maker.things += 1;
  return { id: `t${maker.things}`, kind, value, properties };
}

export const phone = (maker: Maker): Thing => thing(maker, "phone", maker.nextPhone());

const MAKES = {
  car: "Skoda Octavia,Vauxhall Astra,Ford Focus,VW Passat,Toyota Prius,Audi A4,BMW 320d,Mercedes C220,Seat Leon,Nissan Qashqai,Kia Ceed,Ford Galaxy",
  van: "Ford Transit,Mercedes Sprinter,VW Crafter,Vauxhall Vivaro,Renault Trafic,Peugeot Boxer,Fiat Ducato,Ford Transit Custom,Citroen Relay,Iveco Daily",
  lorry: "DAF XF,Scania R450,Volvo FH,MAN TGX,Mercedes Actros,Iveco Stralis,Renault Magnum",
} as const;
const COLOURS = [
  ["white", 26],
  ["silver", 17],
  ["grey", 17],
  ["black", 16],
  ["blue", 12],
  ["red", 7],
  ["green", 3],
  ["dark blue", 2],
] as const;

export function vehicle(maker: Maker, sort: keyof typeof MAKES): Thing {
  const { mark, country } = drawMark(maker.random);
  const colour = weighted(maker.random, COLOURS);
  const make = pick(maker.random, MAKES[sort].split(","));
  return thing(maker, "vehicle", mark, { country, make, colour });
}

export const trailer = (maker: Maker): Thing => thing(maker, "trailer", drawTrailer(maker.random));
export const container = (maker: Maker): Thing => thing(maker, "container", drawContainer(maker.random));
export const document = (maker: Maker): Thing =>
  thing(maker, "document", drawDocument(maker.random), {
    type: weighted(maker.random, [
      ["passport", 6],
      ["identity card", 3],
      ["residence permit", 2],
      ["driving licence", 2],
    ]),
  });
export const account = (maker: Maker): Thing => thing(maker, "account", drawIban(maker.random));
export const device = (maker: Maker): Thing => thing(maker, "device", drawImei(maker.random));
export const wallet = (maker: Maker): Thing =>
  thing(maker, "wallet", drawWallet(maker.random), { chain: "tron" });

const SHIP_FIRST =
  "Astrid,Morning,Northern,Grey,Silver,Saint Olave,Marsh,Lady,Ocean,Kittiwake,Gannet,Harrier,Two,Boy,Western".split(
    ",",
  );
const SHIP_SECOND =
  "Star,Tide,Venture,Lass,Reward,Spirit,Hope,Provider,Dawn,Fulmar,Sisters,Daniel,Light".split(",");

export function vessel(maker: Maker): Thing {
  const name = `MV ${pick(maker.random, SHIP_FIRST)} ${pick(maker.random, SHIP_SECOND)}`;
  return thing(maker, "vessel", drawImo(maker.random), { name });
}

const STREETS =
  "Harbour,Station,Cotton,Mill,Church,Victoria,Marsh,Tower,Albert,Granville,Clarence,Priory,Foundry,Canal,Elm,Windsor,Chapel,Queens,Alma,Beacon,Quarry,Orchard,Park,Castle,Bridge,Dock,Union,Pier,Bath,Spring".split(
    ",",
  );
const STREET_KINDS = "Road,Road,Street,Street,Lane,Avenue,Close,Terrace,Grove,Gardens,Way".split(",");

export function address(maker: Maker, place: Place, sort: "home" | "trade" = "home"): Thing {
  const { random } = maker;
  const number = String(between(random, 1, sort === "home" ? 180 : 60));
  const flat =
    sort === "home"
      ? weighted(random, [
          ["", 6],
          [`Flat ${between(random, 1, 24)}, `, 4],
        ])
      : weighted(random, [
          ["", 4],
          [`Unit ${between(random, 1, 30)}, `, 5],
        ]);
  const street = `${pick(random, STREETS)} ${pick(random, STREET_KINDS)}`;
  const postcode = drawPostcode(random, place.postcodeArea);
  return thing(maker, "address", `${flat}${number} ${street}, ${place.town}, ${postcode}`, { postcode });
}

const FIRM_FIRST =
  "Kestrel,Northgate,Blue Wave,Drita,Marsh Lane,Silverline,Baltic,Greenmarsh,Thornfield,Sapphire,Crown Point,Redhythe,Eagle Rock,Zenith Quay,Oakhanger,Two Rivers,Lantern,Seaforth,Bright Path,Hollow Oak,Quillmoor,Ferrymead,Ashwater,Copperbeck,Dunmarrow,Elmscombe,Fallowgate,Grimstead,Hexwater,Ivorby".split(
    ",",
  );
const TRADES = {
  marine: "Marine Supplies Ltd,Leisure Boats Ltd,Chandlery Ltd,Outboards Ltd",
  haulage: "Haulage Ltd,Logistics Ltd,Freight Services Ltd,Transport SRL,Cargo Sp. z o.o.",
  cash: "Hand Car Wash,Barbers,Nail Bar,Mini Market Ltd,Grill House Ltd,Vape Store Ltd",
  labour: "Recruitment Ltd,Growers Ltd,Cleaning Services Ltd,Construction Ltd,Couriers Ltd",
  money: "Money Transfer Ltd,Exchange Ltd,Travel and Cargo Ltd",
  letting: "Lettings Ltd,Property Management Ltd,Homes Ltd",
} as const;

export function company(maker: Maker, trade: keyof typeof TRADES): Thing {
  const number = maker.things % 997;
  const first = pick(maker.random, FIRM_FIRST);
  // Thirty names would be shared by thousands of firms: most bear a second word of their own.
  const own = number % 3 === 0 ? "" : ` ${pick(maker.random, STREETS)}`;
  return thing(maker, "company", `${first}${own} ${pick(maker.random, TRADES[trade].split(","))}`);
}

const HANDLE_FIRST =
  "jetboat,calais_seats,uk_crossing,safe_road,fast_line,channel,visa_help,papers,docs_eu,blue_sea,road_to_uk,new_life,captain,taxi_uk,work_london,rider_rent,hawala,euro_gate,north_beach,family_trip".split(
    ",",
  );
const PLATFORMS = ["Telegram", "TikTok", "Facebook", "Instagram", "WhatsApp", "Snapchat", "Signal"];

export function handle(maker: Maker, platforms: readonly string[] = PLATFORMS): Thing {
  const name = `${pick(maker.random, HANDLE_FIRST)}_${between(maker.random, 10, 9999)}${pick(maker.random, ["", "x", "k", "uk", "vip"])}`;
  return thing(maker, "handle", name, { platform: pick(maker.random, platforms) });
}
