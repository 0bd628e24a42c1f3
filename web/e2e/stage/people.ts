/** Reports of several agencies that speak of people, as far as they know them, told to those who work out who is who. */
import { randomUUID } from "node:crypto";
import type { Page } from "playwright-core";
import type { RecipientWire } from "../../../src/contract/common.ts";
import type { DraftSavedWire, ItemDraftWire } from "../../../src/contract/reports.ts";
import { ask, OPEN } from "./ask.ts";
import { DEMONSTRATION_PASSWORD, type Stage } from "./index.ts";

export interface Person {
  readonly name: string;
  readonly born?: string;
  readonly phone?: string;
  readonly vehicle?: string;
  /** The words around the name, which stands where the dots are. */
  readonly words?: string;
}

/** Who writes and who evaluates: never one and the same. */
const HANDS = { KENT: ["amina", "ruth"], BF: ["tomasz", "helen"], IE: ["ines", "colin"] } as const;

export interface Told extends DraftSavedWire {
  /** The id of the person's mention, by which the page of that person has its address. */
  readonly mention: string;
}

/** One report of one agency about one person, shared with whoever is named. */
export async function told(
  stage: Pick<Stage, "as">,
  agency: keyof typeof HANDS,
  title: string,
  person: Person,
  recipients: readonly RecipientWire[] = [{ agency: "NCA" }],
): Promise<Told> {
  const [officer, evaluator] = HANDS[agency];
  const { item, mention } = speakingOf(person);
  const author = await stage.as(officer);
  const made = await ask<DraftSavedWire>(author, "POST", "/reports", {
    title,
    precedence: "routine",
    purpose: "law_enforcement",
    classification: "OFFICIAL-SENSITIVE",
    provenance: "Seen by a patrol",
    authored: "2026-11-20",
    informationFrom: "2026-11-19",
    informationTo: "",
    requirements: [],
    items: [item],
  });
  await ask(author, "POST", `/reports/${made.id}/submit`);
  await author.context().close();
  const unit = await stage.as(evaluator);
  const { items } = await ask<{ items: { id: string }[] }>(unit, "GET", `/reports/${made.id}`);
  await ask(unit, "POST", `/reports/${made.id}/evaluate`, {
    precedence: "routine",
    items: items.map(({ id }) => ({ id, grade: OPEN })),
    note: "",
  });
  await ask(unit, "POST", "/step-up", { password: DEMONSTRATION_PASSWORD });
  await ask(unit, "POST", `/reports/${made.id}/disseminate`, {
    recipients,
    purpose: "law_enforcement",
    reason: "They work on it",
  });
  await unit.context().close();
  return { ...made, mention };
}

/** Waits until the resolver has read what was told: until the question has an answer. */
export async function until<Answer>(
  page: Page,
  path: string,
  holds: (answer: Answer) => boolean,
): Promise<Answer> {
  const ends = Date.now() + 30_000;
  for (;;) {
    const answer = await ask<Answer>(page, "GET", path);
    if (holds(answer)) return answer;
    if (Date.now() > ends) throw new Error(`${path} never answered as it should: ${JSON.stringify(answer)}`);
    await page.waitForTimeout(300);
  }
}

const OWN = { phone: "uses", vehicle: "drives" } as const;

function speakingOf(person: Person): { item: ItemDraftWire; mention: string } {
  const { name, born, words = "Seen at the yard: …" } = person;
  const mention = randomUUID();
  const [before = "", after = ""] = words.split("…");
  let text = before;
  const mentions: ItemDraftWire["mentions"] = [];
  const links: ItemDraftWire["links"] = [];
  const say = (id: string, kind: string, written: string, properties: Record<string, string>) => {
    const start = text.length;
    text += written;
    const [status, confidence] = ["confirmed", "certain"] as const;
    mentions.push({ id, kind, text: written, properties, start, end: text.length, status, confidence });
  };
  say(mention, "person", name, { name, ...(born ? { birthDate: born } : {}) });
  text += after;
  for (const kind of ["phone", "vehicle"] as const) {
    const value = person[kind];
    if (!value) continue;
    const id = randomUUID();
    text += `, ${kind} `;
    say(id, kind, value, {});
    links.push({ id: randomUUID(), from: mention, to: id, kind: OWN[kind], status: "confirmed" });
  }
  return { item: { id: randomUUID(), text: `${text}.`, grade: OPEN, mentions, links }, mention };
}
