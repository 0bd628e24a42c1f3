/** Tells the story through the application itself: every row of the demonstration was written by somebody who may write it. */
import { randomUUID } from "node:crypto";
import { type Access, found, hashPassword } from "../access/index.ts";
import type { DatabaseAddress, Keys } from "../database/index.ts";
import { changeHoldingPolicy, judge, retract } from "../identity/index.ts";
import {
  createDraft,
  disseminate,
  evaluateReport,
  readRequirements,
  recogniseItem,
  submitReport,
  writeRequirement,
} from "../intelligence/index.ts";
import { AGENCIES, returnsAccounts } from "./agencies.ts";
import { tellLockstream } from "./lockstream/tell.ts";
import { DEMONSTRATION_PASSWORD, PEOPLE } from "./people.ts";
import { type As, founders, speakers } from "./speaker.ts";
import { REPORTS, REQUIREMENTS, type StoryReport } from "./story.ts";
import { tellToday } from "./today.ts";

export async function tellStory(access: Access, keys: Keys, address: DatabaseAddress): Promise<void> {
  // Printed at every start: one hash will do for those who only send returns.
  const printed = { hashed: await hashPassword(DEMONSTRATION_PASSWORD) };
  await found(address, AGENCIES, [...PEOPLE, ...returnsAccounts(printed)]);
  const as = speakers(access, keys);
  for (const requirement of REQUIREMENTS) {
    const { author, to, ...draft } = requirement;
    await as(author, (viewer) =>
      writeRequirement(viewer, {
        ...draft,
        opens: "2026-10-01",
        closes: null,
        recipients: to.map((agency) => ({ agency })),
      }),
    );
  }
  const people = new Map<string, string>();
  for (const report of REPORTS) {
    for (const [name, mention] of await tellReport(as, report)) people.set(name, mention);
  }
  await judgeSome(as, people);
  // Border Force lets others be told, on a check, that it holds something.
  await as("helen", (viewer) => changeHoldingPolicy(viewer, true));
  const asFounded = founders(access);
  await tellLockstream(as, asFounded);
  await tellToday(as, asFounded, new Date());
}

/** Two judgements of an analyst, of which she took one back: a name alone was not enough. */
async function judgeSome(as: As, people: ReadonlyMap<string, string>): Promise<void> {
  const says = (what: "same" | "different", a: string, b: string, reason: string) => {
    const pairs = [{ left: people.get(a) ?? "", right: people.get(b) ?? "" }];
    return as("noor", (viewer) => judge(viewer, { says: what, reason, pairs }));
  };
  await says("different", "Arben HOXHA", "HOXHA Arban", "The manager of the car wash is ten years younger");
  const { act } = await says("same", "Mirela GASHI", "Mirella GASHI", "One letter differs");
  await as("noor", (viewer) => retract(viewer, act, "A name alone is not enough"));
}

/** Answers the mentions of people by their names. */
async function tellReport(as: As, story: StoryReport): Promise<Map<string, string>> {
  const items = story.items.map((item) => ({ ...recogniseItem(randomUUID(), item.text), grade: item.grade }));
  const people = new Map(
    items
      .flatMap(({ mentions }) => mentions)
      .flatMap(({ kind, text, id }) => (kind === "person" ? [[text, id] as const] : [])),
  );
  const id = await as(story.author, async (viewer) => {
    const answers = new Set<string>(story.answers ?? []);
    const requirements = (await readRequirements(viewer, { openOnly: true })).filter((each) =>
      answers.has(each.title),
    );
    const draft = await createDraft(viewer, {
      title: story.title,
      precedence: story.precedence,
      purpose: "law_enforcement",
      classification: "OFFICIAL-SENSITIVE",
      provenance: story.provenance,
      authored: story.from.length === 10 ? story.from : "2026-11-02",
      informationFrom: story.from,
      informationTo: "",
      items,
      requirements: requirements.map((each) => each.id),
    });
    await submitReport(viewer, draft.id);
    return draft.id;
  });
  const { evaluator, to } = story;
  if (evaluator === null) return people;
  await as(evaluator, (viewer) =>
    evaluateReport(viewer, id, {
      precedence: story.precedence,
      items: items.map((item, i) => ({ id: item.id, grade: story.items[i]?.grade ?? item.grade })),
      note: "",
    }),
  );
  if (to === null) return people;
  await as(evaluator, (viewer) =>
    disseminate(viewer, id, {
      recipients: to.map((agency) => ({ agency })),
      purpose: "law_enforcement",
      reason: "Bears on the supply line that these agencies work on",
    }),
  );
  return people;
}
