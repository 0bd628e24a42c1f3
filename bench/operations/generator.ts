/**
 * A process of its own that returns figures at a fixed rate, in batches, and prints for each batch when it was sent and when it was
 * answered. `node generator.ts URL SCOPE SECONDS RATE AGENCY,…`
 */
import { setTimeout } from "node:timers/promises";
import { DIRECTIONS, FORCES, PREMISES_KINDS, TRANSPORT_MODES } from "../../src/vocabulary/index.ts";
import { openClient } from "../child/client.ts";
import { pick, randomFrom } from "../seed/random.ts";
import { PASSWORD } from "./people.ts";

export interface Sent {
  readonly agency: string;
  readonly events: number;
  /** Milliseconds since 1970. */
  readonly sentAt: number;
  readonly answeredAt: number;
  readonly status: number;
}

const BATCH = 50;
export const MEASURE = "vehicles_stopped";

async function generate(
  url: string,
  scope: string,
  seconds: number,
  rate: number,
  agencies: readonly string[],
): Promise<void> {
  const random = randomFrom(11);
  const clients = [];
  for (const agency of agencies) {
    const client = openClient(url);
    await client.signIn(`${agency.toLowerCase()}.returns`, PASSWORD);
    clients.push({ agency, client });
  }
  const cards = (agency: string) =>
    Array.from({ length: BATCH }, () => ({
      measure: MEASURE,
      quantity: 1 + Math.floor(random() * 3),
      day: `2026-09-0${1 + Math.floor(random() * 9)}`,
      area: pick(random, FORCES).code,
      lead: agency,
      mode: pick(random, TRANSPORT_MODES).id,
      direction: pick(random, DIRECTIONS).id,
      premises: pick(random, PREMISES_KINDS).id,
    }));
  const batches = Math.ceil((seconds * rate) / BATCH);
  const began = performance.now();
  const under: Promise<void>[] = [];
  for (let nth = 0; nth < batches; nth++) {
    const due = began + (nth * BATCH * 1000) / rate;
    const early = due - performance.now();
    if (early > 0) await setTimeout(early);
    const { agency, client } = clients[nth % clients.length] as (typeof clients)[number];
    const body = { scopes: [scope], cards: cards(agency) };
    const events = body.cards.reduce((sum, { quantity }) => sum + quantity, 0);
    // From when it was due: who sends late because others were not answered, waited too.
    const sentAt = performance.timeOrigin + due;
    const key = `${agency}-${String(nth).padStart(8, "0")}`;
    under.push(
      client
        .ask("POST", "/api/v1/cards", body, { "idempotency-key": key })
        .catch(() => ({ status: 0 }))
        .then(({ status }) => {
          const sent: Sent = {
            agency,
            events,
            sentAt,
            answeredAt: performance.timeOrigin + performance.now(),
            status,
          };
          console.log(JSON.stringify(sent));
        }),
    );
  }
  await Promise.all(under);
  for (const { client } of clients) client.close();
}

if (import.meta.main) {
  const [url = "", scope = "", seconds, rate, agencies = ""] = process.argv.slice(2);
  await generate(url, scope, Number(seconds), Number(rate), agencies.split(","));
}
