/**
 * A process of its own that plays officers' devices: at a fixed rate events come about, each of them begun, counted and submitted,
 * and each device sends its own in batches of up to 50 operations, one after the other. Prints for each batch when it was due and when
 * it was answered. `node generator.ts URL PHASE SECONDS RATE DEVICES AGENCY,…`, the rate in events a second.
 */
import { randomUUID } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import type { FieldOperationWire, FieldSyncedWire } from "../../src/contract/field.ts";
import { DIRECTIONS, FORCES, PREMISES_KINDS, TRANSPORT_MODES } from "../../src/vocabulary/index.ts";
import { openClient } from "../child/client.ts";
import { pick, randomFrom } from "../seed/random.ts";
import { cookieOf } from "./watch.ts";

export interface Sent {
  readonly agency: string;
  /** Events, and what they come to. */
  readonly events: number;
  readonly counted: number;
  /** Milliseconds since 1970. */
  readonly sentAt: number;
  readonly answeredAt: number;
  /** Whether every operation was taken. */
  readonly taken: boolean;
}

const OPERATIONS = 3;
/** As many as fit into 50 operations. */
const BATCH = 16;
const DAY_MS = 86_400_000;

async function generate(
  url: string,
  phase: string,
  seconds: number,
  rate: number,
  devices: number,
  agencies: readonly string[],
): Promise<void> {
  const random = randomFrom(11);
  const cookies = new Map<string, string>();
  for (const agency of agencies) {
    cookies.set(agency, await cookieOf(url, `${agency.toLowerCase()}.looks`));
  }
  const senders = [];
  for (let nth = 0; nth < devices; nth++) {
    const agency = agencies[nth % agencies.length] as string;
    const client = openClient(url);
    const headers = { cookie: cookies.get(agency) as string };
    const id = randomUUID();
    const { status, body } = await client.ask("POST", "/api/v1/field/devices", { id, name: id }, headers);
    if (status !== 201) throw new Error(`a device was not enrolled: ${body}`);
    senders.push({ agency, client, headers, id, sequence: 0 });
  }

  const operations = (agency: string, from: number, quantities: readonly number[]): FieldOperationWire[] =>
    quantities.flatMap((quantity, nth) => {
      const activity = randomUUID();
      const at = new Date();
      const beganAt = new Date(at.getTime() - Math.floor(random() * 9) * DAY_MS).toISOString();
      const fields = {
        kind: "patrol",
        beganAt,
        lead: agency,
        tags: [{ phase }],
        area: pick(random, FORCES).code,
        mode: pick(random, TRANSPORT_MODES).id,
        direction: pick(random, DIRECTIONS).id,
        premises: pick(random, PREMISES_KINDS).id,
      };
      const bodies = [
        { do: "set", activity, fields },
        { do: "tally", activity, measure: "vehicles_stopped", quantity },
        { do: "submit", activity },
      ] as const;
      return bodies.map((body, step) => ({
        sequence: from + nth * OPERATIONS + step,
        base: 0,
        at: at.toISOString(),
        body,
      }));
    });

  const batches = Math.ceil((seconds * rate) / BATCH);
  const began = performance.now();
  const under: Promise<void>[] = [];
  for (let nth = 0; nth < batches; nth++) {
    const due = began + (nth * BATCH * 1000) / rate;
    const early = due - performance.now();
    if (early > 0) await setTimeout(early);
    const sender = senders[nth % senders.length] as (typeof senders)[number];
    const { agency, client, headers, id } = sender;
    const quantities = Array.from({ length: BATCH }, () => 1 + Math.floor(random() * 3));
    const from = sender.sequence + 1;
    sender.sequence += BATCH * OPERATIONS;
    const body = {
      device: id,
      clock: new Date().toISOString(),
      operations: operations(agency, from, quantities),
    };
    // From when it was due: who sends late because others were not answered, waited too.
    const sentAt = performance.timeOrigin + due;
    under.push(
      client
        .ask("POST", "/api/v1/field/sync", body, headers)
        .catch((error: unknown) => ({ status: 0, body: String(error) }))
        .then((answer) => {
          const outcomes = answer.status === 200 ? (JSON.parse(answer.body) as FieldSyncedWire).outcomes : [];
          const applied = outcomes.filter(({ outcome }) => outcome === "applied").length;
          const taken = applied === body.operations.length;
          if (!taken) console.error(answer.body.slice(0, 300));
          const sent: Sent = {
            agency,
            events: BATCH,
            counted: quantities.reduce((sum, each) => sum + each, 0),
            sentAt,
            answeredAt: performance.timeOrigin + performance.now(),
            taken,
          };
          console.log(JSON.stringify(sent));
        }),
    );
  }
  await Promise.all(under);
  for (const { client } of senders) client.close();
}

if (import.meta.main) {
  const [url = "", phase = "", seconds, rate, devices, agencies = ""] = process.argv.slice(2);
  await generate(url, phase, Number(seconds), Number(rate), Number(devices), agencies.split(","));
}
