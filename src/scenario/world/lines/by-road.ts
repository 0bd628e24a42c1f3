/** By road: people in lorries and unaccompanied trailers, handovers at services, and the Common Travel Area by ferry. */
import { between, chance, pick } from "../../random.ts";
import { type Crew, car, happen, member, outsider, owned, place } from "../crew.ts";
import { company, container, phone, trailer, vehicle } from "../things.ts";
import { pounds } from "./small-boats.ts";

const LOADS = [
  "frozen vegetables",
  "tyres",
  "garden furniture",
  "glass bottles",
  "animal feed",
  "kitchen units",
  "bottled water",
  "recycled plastic",
];

export function lorry(crew: Crew): void {
  const { random, maker } = crew;
  const unit = owned(crew, "tractor", () => vehicle(maker, "lorry"));
  const towed = owned(crew, "trailer", () => trailer(maker));
  const haulier = owned(crew, "haulier", () => company(maker, "haulage"));
  const organiser = member(crew, "organiser");
  const runs = between(random, 1, 3);
  for (let run = 0; run < runs; run++) {
    const stop = place(crew, "services", 0.6);
    const collector = member(crew, "transporter", [organiser]);
    const driver = chance(random, 0.5)
      ? member(crew, "transporter", [collector])
      : outsider(crew, "bystander", stop);
    happen(crew, "handover", run * 11, stop, {
      cast: { driver, collector, spotter: member(crew, "spotter") },
      things: { lorry: unit, trailer: towed, car: car(crew, collector) },
      words: { count: String(between(random, 3, 14)) },
    });
    const dropped = place(crew, "services", 0.4);
    happen(crew, "lorrydrop", run * 11 + 1, dropped, {
      cast: {
        driver,
        witness: outsider(crew, "bystander", dropped),
        passenger: outsider(crew, "victim", dropped),
        ...(chance(random, 0.35) && { child: outsider(crew, "child", dropped) }),
      },
      things: { lorry: unit, trailer: towed, company: haulier, car: car(crew, collector) },
      words: { count: String(between(random, 4, 23)), goods: pick(random, LOADS) },
      precedence: chance(random, 0.35) ? "immediate" : "time_critical",
    });
  }
  happen(crew, "payment", 15, place(crew, "town"), {
    cast: { financier: member(crew, "financier"), organiser },
    things: { company: haulier },
    words: { money: pounds(random, 2000, 24_000), count: String(between(random, 2, 9)) },
  });
  happen(crew, "stop", 19, place(crew, "services"), {
    cast: {
      driver: member(crew, "transporter"),
      passenger: outsider(crew, "bystander", place(crew, "town")),
    },
    things: { van: owned(crew, "van", () => vehicle(maker, "van")) },
    words: { goods: "sleeping bags, wet clothing and food for several people" },
  });
  if (chance(random, 0.5)) meeting(crew, 9);
}

export function unaccompanied(crew: Crew): void {
  const { random, maker } = crew;
  const firm = owned(crew, "consignee", () => company(maker, "haulage"));
  const towed = owned(crew, "trailer", () => trailer(maker));
  for (let run = 0; run < between(random, 1, 3); run++) {
    const yard = place(crew, "freight", 0.5);
    happen(crew, "freight", run * 9, yard, {
      cast: { driver: member(crew, "transporter"), passenger: outsider(crew, "victim", yard) },
      things: {
        trailer: towed,
        company: firm,
        lorry: owned(crew, `collecting ${run}`, () => vehicle(maker, "lorry")),
        ...(chance(random, 0.5) && { container: container(maker) }),
      },
      words: { count: String(between(random, 2, 16)), goods: pick(random, LOADS) },
      precedence: "time_critical",
    });
  }
  meeting(crew, 6);
  happen(crew, "handset", 14, place(crew, "town"), {
    cast: { owner: member(crew, "transporter"), organiser: member(crew, "organiser") },
    things: { contact: member(crew, "organiser").person.phones[0] ?? phone(maker) },
    words: { count: String(between(random, 4, 60)) },
  });
}

export function commonTravelArea(crew: Crew): void {
  const { random } = crew;
  for (let run = 0; run < between(random, 1, 3); run++) {
    const airport = place(crew, "airport", 0.3);
    const passenger = outsider(crew, "bystander", airport);
    happen(crew, "refusal", run * 8, airport, {
      cast: { passenger, facilitator: member(crew, "organiser") },
      things: { contact: member(crew, "organiser").person.phones[0] ?? phone(crew.maker) },
      words: { country: pick(random, ["Dublin", "Brussels", "Milan", "Istanbul", "Athens"]) },
    });
    const driver = member(crew, "transporter");
    happen(crew, "ferry", run * 8 + 4, place(crew, "ferry", 0.3), {
      cast: { driver, passenger },
      things: { car: car(crew, driver) },
      words: { count: String(between(random, 1, 4)) },
    });
  }
  meeting(crew, 7);
}

/** Two of the group meet, and a car is seen. */
export function meeting(crew: Crew, after: number): void {
  const organiser = member(crew, "organiser");
  const other = member(crew, "transporter", [organiser]);
  happen(crew, "meeting", after, place(crew, "town"), {
    cast: { organiser, other },
    things: { car: car(crew, other) },
  });
}
