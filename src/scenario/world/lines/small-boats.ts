/** Small boats: gear bought in bulk, stored, driven to a beach by night; seats advertised and paid for; a crossing. */
import { between, chance, pick } from "../../random.ts";
import { type Crew, car, happen, member, outsider, owned, place } from "../crew.ts";
import { account, address, company, device, handle, phone, vehicle, vessel } from "../things.ts";

const GOODS = [
  "eight boxed 30 hp outboard engines",
  "two inflatables of about nine metres, folded on pallets",
  "some sixty lifejackets of one make, without labels",
  "rolls of PVC flooring and foot pumps",
  "twelve fuel bladders and four outboards",
  "two inflatables that did not match the engines beside them",
  "forty adult lifejackets and none for children",
];

export function smallBoats(crew: Crew, rich: boolean): void {
  const { random, maker } = crew;
  const town = place(crew, "town", 1);
  const unit = owned(crew, "unit", () => address(maker, town, "trade"));
  const van = owned(crew, "van", () => vehicle(maker, "van"));
  const firm = owned(crew, "firm", () => company(maker, "marine"));
  const advert = owned(crew, "advert", () => handle(maker, ["Telegram", "TikTok", "Facebook", "WhatsApp"]));
  const seats = owned(crew, "seats", () => account(maker));
  const organiser = member(crew, "organiser");
  const supplier = member(crew, "supplier", [organiser]);
  const goods = () => pick(random, GOODS);

  happen(crew, "supply", 0, town, {
    cast: { supplier, driver: member(crew, "transporter", [organiser, supplier]) },
    things: { company: firm, van, premises: unit },
    words: { goods: goods(), money: pounds(random, 900, 6500) },
  });
  happen(crew, "storage", 5, town, {
    cast: {
      driver: member(crew, "transporter", [organiser, supplier]),
      neighbour: outsider(crew, "bystander", town),
    },
    things: { van, premises: unit, company: firm },
    words: { goods: goods() },
  });
  happen(crew, "advert", 8, town, {
    cast: { recruiter: member(crew, "recruiter") },
    things: { handle: advert },
    words: {
      money: `${between(random, 12, 35) * 100} euros`,
      route: pick(random, [
        "the jet boat",
        "the short way",
        "a VIP boat with few on board",
        "Dunkirk to Dover",
      ]),
    },
  });
  happen(crew, "payment", 12, town, {
    cast: { financier: member(crew, "financier"), organiser },
    things: { account: seats, company: firm },
    words: { money: pounds(random, 1500, 18000), count: String(between(random, 6, 31)) },
  });
  happen(crew, "meeting", 14, place(crew, "services"), {
    cast: { organiser, other: member(crew, "transporter", [organiser]) },
    things: { car: car(crew, organiser) },
  });
  const shore = place(crew, "beach", 0.9);
  const departures = rich ? 3 : between(random, 1, 2);
  for (let night = 0; night < departures; night++) {
    const spotter = member(crew, "spotter");
    happen(crew, "launch", 17 + night * 4, shore, {
      cast: {
        spotter,
        driver: member(crew, "transporter", [spotter]),
        witness: outsider(crew, "bystander", shore),
      },
      things: { van, car: car(crew, spotter) },
      words: { count: String(between(random, 8, 40)) },
      precedence: "time_critical",
    });
    const pilot = member(crew, "pilot", [organiser]);
    happen(crew, "crossing", 18 + night * 4, place(crew, "port", 0.9), {
      cast: {
        pilot,
        passenger: outsider(crew, "victim", shore),
        ...(chance(random, 0.4) && { child: outsider(crew, "child", shore) }),
        organiser,
      },
      things: { device: device(maker), contact: organiser.person.phones[0] ?? phone(maker), handle: advert },
      words: { count: String(between(random, 28, 78)), money: `${between(random, 12, 30) * 100} euros` },
      precedence: chance(random, 0.3) ? "immediate" : "time_critical",
    });
  }
  if (rich || chance(random, 0.5)) {
    happen(crew, "stop", 24, place(crew, "services"), {
      cast: { driver: member(crew, "transporter"), passenger: outsider(crew, "bystander", town) },
      things: { van },
      words: { goods: goods() },
    });
  }
  if (rich || chance(random, 0.4)) {
    happen(crew, "handset", 26, town, {
      cast: { owner: member(crew, "pilot"), organiser },
      things: { device: device(maker), contact: organiser.person.phones[0] ?? phone(maker) },
      words: { count: String(between(random, 4, 60)) },
    });
  }
  if (chance(random, 0.3)) {
    happen(crew, "vessel", 20, shore, {
      cast: { skipper: member(crew, "pilot") },
      things: { vessel: vessel(maker) },
    });
  }
  if (rich) {
    happen(crew, "lodging", 29, town, {
      cast: { landlord: member(crew, "host"), tenant: outsider(crew, "victim", town) },
      things: { premises: address(maker, town) },
      words: { count: String(between(random, 5, 11)), money: pounds(random, 50, 90) },
    });
    happen(crew, "disclosure", 31, town, {
      cast: { victim: outsider(crew, "victim", town), organiser, driver: member(crew, "transporter") },
      words: { money: `${between(random, 2, 9) * 1000} euros` },
    });
  }
}

export function pounds(random: () => number, low: number, high: number): string {
  const rounded = Math.round(between(random, low, high) / 10) * 10;
  return `£${rounded.toLocaleString("en-GB")}`;
}
