/** Inland: documents and visas, premises and lodgings of the grey economy, recruitment online, and the money. */
import { between, chance, pick } from "../../random.ts";
import { type Crew, car, happen, member, outsider, owned, place } from "../crew.ts";
import { account, address, company, handle, phone, wallet } from "../things.ts";
import { meeting } from "./by-road.ts";
import { pounds } from "./small-boats.ts";

export function papers(crew: Crew): void {
  const { random, maker } = crew;
  const provider = member(crew, "document provider");
  const offer = owned(crew, "offer", () => handle(maker, ["Telegram", "Facebook", "WhatsApp"]));
  happen(crew, "advert", 0, place(crew, "town"), {
    cast: { recruiter: member(crew, "recruiter", [provider]) },
    things: { handle: offer },
    words: {
      money: `£${between(random, 3, 15) * 500}`,
      route: pick(random, [
        "passports of any country",
        "a sponsor letter and a visa",
        "identity cards ready in three days",
      ]),
    },
  });
  for (let holder = 0; holder < between(random, 2, 4); holder++) {
    const airport = place(crew, "airport", 0.4);
    happen(crew, "documents", 3 + holder * 6, airport, {
      cast: { holder: outsider(crew, chance(random, 0.7) ? "bystander" : "victim", airport), provider },
      things: { contact: provider.person.phones[0] ?? phone(maker), handle: offer },
      words: {
        country: pick(random, ["Athens", "Milan", "Rome", "Dublin", "Brussels"]),
        money: `${between(random, 8, 60) * 100} euros`,
      },
    });
  }
  happen(crew, "payment", 18, place(crew, "town"), {
    cast: { financier: member(crew, "financier", [provider]), organiser: provider },
    things: {
      account: owned(crew, "account", () => account(maker)),
      ...(chance(random, 0.3) && { wallet: wallet(maker) }),
    },
    words: { money: pounds(random, 800, 9000), count: String(between(random, 2, 15)) },
  });
  meeting(crew, 10);
}

export function greyEconomy(crew: Crew): void {
  const { random, maker } = crew;
  const director = member(crew, "organiser");
  for (let site = 0; site < between(random, 1, 3); site++) {
    const town = place(crew, "town", 0.7);
    const firm = company(maker, pick(random, ["cash", "cash", "labour"] as const));
    const premises = address(maker, town, "trade");
    const manager = member(crew, "host", [director]);
    happen(crew, "premises", site * 7, town, {
      cast: { manager, director, worker: outsider(crew, "victim", town) },
      things: { company: firm, premises },
      words: { count: String(between(random, 2, 9)), money: pounds(random, 30, 60) },
    });
    if (chance(random, 0.6)) {
      happen(crew, "premises", site * 7 + 16, town, {
        cast: {
          manager,
          worker: outsider(crew, "victim", town),
          neighbour: outsider(crew, "bystander", town),
        },
        things: { company: firm, premises },
        words: { count: String(between(random, 2, 9)), money: pounds(random, 30, 60) },
      });
    }
  }
  const town = place(crew, "town", 1);
  happen(crew, "lodging", 9, town, {
    cast: {
      landlord: member(crew, "host"),
      tenant: outsider(crew, "victim", town),
      neighbour: outsider(crew, "bystander", town),
    },
    things: { premises: owned(crew, "house", () => address(maker, town)) },
    words: { count: String(between(random, 5, 14)), money: pounds(random, 40, 90) },
  });
  if (chance(random, 0.6)) {
    happen(crew, "rider", 12, town, {
      cast: { owner: member(crew, "host"), worker: outsider(crew, "bystander", town) },
      words: { money: pounds(random, 40, 120) },
    });
  }
  const driver = member(crew, "transporter");
  happen(crew, "stop", 14, place(crew, "town"), {
    cast: { driver, passenger: outsider(crew, "bystander", town) },
    things: { van: car(crew, driver) },
    words: { goods: "work clothing, cleaning tools and envelopes of cash" },
  });
  happen(crew, "disclosure", 20, town, {
    cast: {
      victim: outsider(crew, chance(random, 0.3) ? "child" : "victim", town),
      organiser: director,
      driver,
    },
    words: { money: `${between(random, 2, 9) * 1000} pounds` },
    precedence: chance(random, 0.3) ? "immediate" : "routine",
  });
}

export function moneyLine(crew: Crew): void {
  const { random, maker } = crew;
  const firm = owned(crew, "office", () => company(maker, "money"));
  const organiser = member(crew, "organiser");
  const town = place(crew, "town", 1);
  happen(crew, "premises", 2, town, {
    cast: {
      manager: member(crew, "financier", [organiser]),
      director: organiser,
      worker: outsider(crew, "bystander", town),
    },
    things: { company: firm, premises: address(maker, town, "trade") },
    words: { count: String(between(random, 1, 4)), money: pounds(random, 30, 60) },
  });
  for (let transfer = 0; transfer < between(random, 2, 4); transfer++) {
    happen(crew, "payment", 5 + transfer * 5, town, {
      cast: {
        financier: member(crew, "financier", [organiser]),
        organiser,
        ...(chance(random, 0.5) && { payer: outsider(crew, "bystander", town) }),
      },
      things: {
        company: firm,
        account: owned(crew, "account", () => account(maker)),
        ...(chance(random, 0.3) && { wallet: owned(crew, "wallet", () => wallet(maker)) }),
      },
      words: { money: pounds(random, 1500, 38_000), count: String(between(random, 2, 28)) },
    });
  }
  happen(crew, "handset", 16, town, {
    cast: { owner: member(crew, "financier"), organiser },
    things: { contact: organiser.person.phones[0] ?? phone(maker) },
    words: { count: String(between(random, 4, 60)) },
  });
  meeting(crew, 12);
}
