/** From submitting a report to seeing what it says on the thing that it is about, among everything else that is held. */
import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { type Client, openClient } from "../child/client.ts";
import { atMost, type BenchRow, informs } from "../result.ts";
import { percentile } from "../search/timing.ts";
import { SEED_PASSWORD } from "../seed/seed.ts";

const TIMES = 20;
const BAR_SECONDS = 3;
const PATIENCE_MS = 60_000;

export async function visibleWithin(url: string, log: (line: string) => void): Promise<BenchRow[]> {
  const client = openClient(url);
  await client.signIn("f02.officer", SEED_PASSWORD);
  try {
    const seconds: number[] = [];
    for (let turn = 0; turn < TIMES; turn++) {
      const person = {
        name: `Zamir Qeveriq${"abcdefghijklmnopqrst"[turn]}v`,
        birthDate: `19${70 + turn}-05-17`,
      };
      const first = await submit(client, person);
      await known(client, first, first);
      const began = performance.now();
      const second = await submit(client, person);
      const submitted = performance.now();
      await known(client, first, second);
      seconds.push((performance.now() - submitted) / 1000);
      log(
        `visible after ${(seconds.at(-1) ?? 0).toFixed(2)} s (submitting took ${((submitted - began) / 1000).toFixed(2)} s)`,
      );
    }
    return [
      informs("submitted to visible on the thing: median", percentile(seconds, 0.5), "s"),
      atMost("submitted to visible on the thing: worst", Math.max(...seconds), "s", BAR_SECONDS),
    ];
  } finally {
    client.close();
  }
}

/** Answers the mention of the person. */
async function submit(
  client: Client,
  { name, birthDate }: { name: string; birthDate: string },
): Promise<string> {
  const mention = randomUUID();
  const text = `The driver gave the name ${name}, born ${birthDate}.`;
  const start = text.indexOf(name);
  const draft = {
    title: "A driver",
    precedence: "routine",
    purpose: "law_enforcement",
    classification: "OFFICIAL",
    provenance: "Seen by officers",
    authored: "2026-09-21",
    informationFrom: "2026-09-20",
    informationTo: "",
    requirements: [],
    items: [
      {
        id: randomUUID(),
        text,
        grade: { source: "1", information: "B", handling: { code: "P" } },
        mentions: [
          {
            id: mention,
            kind: "person",
            text: name,
            properties: { name, birthDate },
            start,
            end: start + name.length,
            status: "confirmed",
          },
        ],
        links: [],
      },
    ],
  };
  const made = await client.ask("POST", "/api/v1/reports", draft);
  if (made.status !== 201) throw new Error(`a report was not written: ${made.status} ${made.body}`);
  const { id } = JSON.parse(made.body) as { id: string };
  const submitted = await client.ask("POST", `/api/v1/reports/${id}/submit`, {});
  if (submitted.status >= 300)
    throw new Error(`a report was not submitted: ${submitted.status} ${submitted.body}`);
  return mention;
}

/** Waits until the thing of one mention says what the other says; a thing of one only, until it can be found. */
async function known(client: Client, of: string, says: string): Promise<void> {
  for (const until = performance.now() + PATIENCE_MS; performance.now() < until; await sleep(50)) {
    const { status, body } = await client.ask("GET", `/api/v1/things/${of}`);
    if (status !== 200) continue;
    const { said } = JSON.parse(body) as { said: { mention: string }[] };
    if (said.some((each) => each.mention === says)) return;
  }
  throw new Error("what was submitted was not seen within a minute");
}
