/**
 * Does anything that officers record without a signal get lost, or counted twice? Two devices with 200 operations each, clocks wrong
 * by hours, 30% of requests failing on either way, and the server with its database killed outright twice while they send. In the
 * end every operation must be there once, every tally exact, and of every field the last word of each device must stand, or stand
 * beside.
 */
import { randomUUID } from "node:crypto";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Client as Database } from "pg";
import type { FieldBodyWire, FieldSyncedWire } from "../../src/contract/field.ts";
import { openBeside } from "../../src/database/embedded/index.ts";
import { DEMONSTRATION_PASSWORD } from "../../src/demonstration/index.ts";
import { type SimulatedDevice, simulateDevice } from "../../src/operations/field/testing/device.ts";
import { type Client, openClient } from "../child/client.ts";
import { machine } from "../child/machine.ts";
import { scratchFolder } from "../child/scratch.ts";
import { type ChildServer, freePort, postmasterOf, startChild } from "../child/server.ts";
import { atLeast, atMost, type BenchResult, informs } from "../result.ts";

const OPERATIONS = 200;
const ACTIVITIES = 4;
const KILLS = 2;
const FAILING = 0.3;
const HOUR = 3_600_000;
const MEASURES = ["vehicles_stopped", "people_stopped", "people_spoken_to"] as const;

interface Officer {
  readonly device: SimulatedDevice;
  readonly client: Client;
  readonly counts: Map<string, number>;
  readonly titles: Map<string, string>;
}

export async function devices(): Promise<BenchResult> {
  const folder = scratchFolder();
  const dataDir = join(folder, "data");
  const port = await freePort();
  let server = await startChild({ dataDir, port });
  const officers: Officer[] = [];
  try {
    const shared = Array.from({ length: ACTIVITIES }, () => randomUUID());
    officers.push(
      await officer(server.url, "amina", 7 * HOUR),
      await officer(server.url, "gareth", -26 * HOUR),
    );
    const [first] = officers;
    if (!first) throw new Error("nobody has a device");
    for (const activity of shared)
      first.device.say({ do: "set", activity, fields: { kind: "patrol", title: "As it began" } });
    await first.device.sync();
    for (const { device } of officers)
      for (const [id, known] of first.device.activities) device.activities.set(id, known);
    for (const each of officers) record(each, shared);

    const sending = Promise.all(officers.map(({ device }) => device.sync()));
    // Told when it is waited for; without a listener a mistake would end this before it could clear up.
    sending.catch(() => undefined);
    const unsent: number[] = [];
    for (let kill = 0; kill < KILLS; kill++) {
      // While some of it has been taken in and some has not.
      const before = left(officers);
      while (left(officers) > before - OPERATIONS / 4 && left(officers) > OPERATIONS / 8) await sleep(5);
      unsent.push(left(officers));
      await killAll(server, dataDir);
      server = await startChild({ dataDir, port });
    }
    await sending;
    await server.stop();
    return result(officers, unsent, await reckonIn(dataDir, officers, shared));
  } finally {
    for (const { client } of officers) client.close();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

const left = (officers: readonly Officer[]): number =>
  officers.reduce((sum, { device }) => sum + device.outbox.length, 0);

async function officer(url: string, username: string, skewMs: number): Promise<Officer> {
  const client = openClient(url);
  await client.signIn(username, DEMONSTRATION_PASSWORD);
  const device = simulateDevice({
    skewMs,
    failing: FAILING,
    batch: 10,
    rest: () => sleep(100),
    send: async (sync) => {
      const answer = await client.ask("POST", "/api/v1/field/sync", sync);
      if (answer.status !== 200) throw new Error(`sync: ${answer.status} ${answer.body}`);
      return JSON.parse(answer.body) as FieldSyncedWire;
    },
  });
  const enrolled = await client.ask("POST", "/api/v1/field/devices", {
    id: device.id,
    name: `Device of ${username}`,
  });
  if (enrolled.status !== 201)
    throw new Error(`the device was not enrolled: ${enrolled.status} ${enrolled.body}`);
  return { device, client, counts: new Map(), titles: new Map() };
}

/** Taps, notes, and words about a title that the other device speaks of too. */
function record({ device, counts, titles }: Officer, shared: readonly string[]): void {
  const already = device.said.length;
  for (let n = already; n < OPERATIONS; n++) {
    const activity = shared[Math.floor(Math.random() * shared.length)] as string;
    const measure = MEASURES[n % MEASURES.length] as string;
    let body: FieldBodyWire = { do: "set", activity, fields: { title: `${device.id} says ${n}` } };
    if (n % 10 === 8) titles.set(activity, `${device.id} says ${n}`);
    else if (n % 10 === 9)
      body = { do: "set_part", activity, part: randomUUID(), kind: "note", fields: { text: `Note ${n}` } };
    else {
      const quantity = (counts.get(`${activity} ${measure}`) ?? 0) + 1 + (n % 3);
      counts.set(`${activity} ${measure}`, quantity);
      body = { do: "tally", activity, measure, quantity };
    }
    device.say(body);
  }
}

async function killAll(server: ChildServer, dataDir: string): Promise<void> {
  const postmaster = postmasterOf(dataDir);
  const gone = new Promise((resolve) => server.process.once("exit", resolve));
  if (postmaster) process.kill(postmaster, "SIGKILL");
  server.process.kill("SIGKILL");
  await gone;
}

interface Reckoning {
  readonly missing: number;
  readonly doubled: number;
  readonly otherwise: number;
  readonly wrongTallies: number;
  readonly lostNotes: number;
  readonly lostWords: number;
  readonly postgresql: string;
}

async function reckonIn(
  dataDir: string,
  officers: readonly Officer[],
  shared: readonly string[],
): Promise<Reckoning> {
  const beside = await openBeside(dataDir, () => {});
  const database = new Database(beside.address);
  try {
    await database.connect();
    const count = async (text: string, values: unknown[]) =>
      Number((await database.query<{ n: string }>(text, values)).rows[0]?.n ?? 0);
    let [missing, doubled, otherwise, wrongTallies, lostNotes, lostWords] = [0, 0, 0, 0, 0, 0];
    for (const { device, counts, titles } of officers) {
      const { rows } = await database.query<{ sequence: string; outcome: string }>(
        "select sequence, outcome from field_operation where device_id = $1",
        [device.id],
      );
      const known = new Map(rows.map((row) => [Number(row.sequence), row.outcome]));
      doubled += rows.length - known.size;
      for (const { sequence } of device.said) {
        if (!known.has(sequence)) missing += 1;
        else if (known.get(sequence) !== device.outcomes.get(sequence)?.outcome) otherwise += 1;
      }
      for (const [key, quantity] of counts) {
        const [activity, measure] = key.split(" ");
        const found = await count(
          "select quantity as n from activity_tally where activity_id = $1 and measure = $2 and device_id = $3",
          [activity, measure, device.id],
        );
        if (found !== quantity) wrongTallies += 1;
      }
      const notes = device.said.flatMap(({ body }) => (body.do === "set_part" ? body.part : []));
      const kept = await count("select count(*) as n from activity_part where id = any($1::uuid[])", [notes]);
      lostNotes += notes.length - kept;
      for (const [activity, title] of titles) {
        lostWords +=
          1 -
          Math.min(
            1,
            await count(
              `select count(*) as n from activity a where a.id = $1
              and (a.fields ->> 'title' = $2
                   or exists (select from activity_conflict c
                               where c.activity_id = a.id and c.field = 'title' and c.chosen is null and c.other ->> 'value' = $2))`,
              [activity, title],
            ),
          );
      }
    }
    for (const activity of shared) {
      for (const measure of MEASURES) {
        const said = officers.reduce(
          (sum, { counts }) => sum + (counts.get(`${activity} ${measure}`) ?? 0),
          0,
        );
        const total = await count(
          "select coalesce(sum(greatest(0, quantity - less)), 0) as n from activity_tally where activity_id = $1 and measure = $2",
          [activity, measure],
        );
        if (said !== total) wrongTallies += 1;
      }
    }
    const { rows } = await database.query<{ server_version: string }>("show server_version");
    const postgresql = rows[0]?.server_version ?? "";
    return { missing, doubled, otherwise, wrongTallies, lostNotes, lostWords, postgresql };
  } finally {
    await database.end();
    await beside.close();
  }
}

function result(officers: readonly Officer[], unsent: readonly number[], reckoned: Reckoning): BenchResult {
  const sum = (of: (device: SimulatedDevice) => number): number =>
    officers.reduce((total, { device }) => total + of(device), 0);
  return {
    bench: "operations/devices",
    configuration: {
      ...machine(),
      postgresql: reckoned.postgresql,
      devices: officers.length,
      activities: ACTIVITIES,
    },
    rows: [
      atLeast(
        "operations sent by each device",
        Math.min(...officers.map(({ device }) => device.said.length)),
        "",
        OPERATIONS,
      ),
      informs("server and database killed", unsent.length, "times"),
      atLeast("operations still to be sent at the last kill", Math.min(...unsent), "", 1),
      informs(
        "requests lost before they arrived",
        sum((device) => device.failures.lost),
        "",
      ),
      informs(
        "requests whose answer was not heard",
        sum((device) => device.failures.unheard),
        "",
      ),
      informs(
        "conflicts kept",
        sum((device) => [...device.outcomes.values()].filter((each) => each.outcome === "conflict").length),
        "",
      ),
      atMost("operations missing", reckoned.missing, "", 0),
      atMost("operations there twice", reckoned.doubled, "", 0),
      atMost("outcomes that differ from what was answered", reckoned.otherwise, "", 0),
      atMost("tallies that are not exact", reckoned.wrongTallies, "", 0),
      atMost("notes lost", reckoned.lostNotes, "", 0),
      atMost("last words that neither stand nor stand beside", reckoned.lostWords, "", 0),
    ],
  };
}
