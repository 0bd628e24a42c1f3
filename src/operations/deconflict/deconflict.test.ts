import { afterAll, beforeAll, expect, test } from "vitest";
import type { DeconflictionAnswerWire } from "../../contract/deconflict.ts";
import { aBirthDate, aFamilyName, aNumber, anItemOn } from "../../identity/checks/testing/people.ts";
import { changeHoldingPolicy, listPastChecks, listRequests, tellHolders } from "../../identity/index.ts";
import type { Who } from "../../intelligence/testing/cast.ts";
import { openScene, type Scene } from "../../intelligence/testing/scene.ts";
import { disseminated, evaluated } from "../../intelligence/testing/telling.ts";
import { readTasking } from "../plan/tasking/read.ts";
import { changeTasking } from "../plan/tasking/write.ts";
import {
  aDraftTasking,
  aLivePhase,
  aTasking,
  PLANNER,
  type Planned,
  refusal,
  step,
} from "../plan/testing/planned.ts";
import { deconflict } from "./ask.ts";
import { escalateMatches } from "./clock.ts";
import { answerMatch, waitingMatches } from "./desk.ts";
import { asks, heldBy, looked, newest, OVER, passes, resolved } from "./testing/asking.ts";

let scene: Scene;
let live: Planned;
beforeAll(async () => {
  scene = await openScene();
  live = await aLivePhase(scene);
});
afterAll(() => scene.close());

/** Led by BF, and accepted: nothing but deconfliction is missing. KENT does not take part. */
async function accepted(parts: object = {}): Promise<string> {
  const id = await aTasking(scene, live.phase.id, { lead: "BF", place: `A20 ${aFamilyName()}`, ...parts });
  await step(scene, PLANNER, id, "offer");
  await step(scene, "bf.supervisor", id, "accept");
  return id;
}
const aPerson = () => ({ name: `Gezim ${aFamilyName()}`, birthDate: aBirthDate() });
const personIn = ({ name, birthDate }: { name: string; birthDate: string }) =>
  ({ kind: "person", text: name, birthDate }) as const;
const answer = (who: Who, match: string, said: "spoke" | "silent" | "no_conflict", note = "") =>
  scene.as(who, (viewer) => answerMatch(viewer, match, { answer: said, note }));

/** What differs from one question to the next, whatever was found. */
function comparable({ id: _, askedAt: __, confirmBy: ___, says, ...rest }: DeconflictionAnswerWire): string {
  return JSON.stringify({ ...rest, says: says.replaceAll(/\d+ \w+ \d{4} at \d\d:\d\d/g, "…") });
}

test("where nothing is disclosed the words are always the same: as at a time, from these holdings, and when the desk confirms", async () => {
  const { says, askedAt, confirmBy } = await asks(
    scene,
    "bf.supervisor",
    await accepted(),
    personIn(aPerson()),
  );
  expect(says).toMatch(
    /^Nothing disclosed here, as at \d+ \w+ \d{4} at \d\d:\d\d, from these holdings: BF, KENT, NCA; the desk will confirm by \d+ \w+ \d{4} at \d\d:\d\d\.$/,
  );
  expect(Date.parse(confirmBy) - Date.parse(askedAt)).toBeGreaterThanOrEqual(30 * 60_000);
});

test("an answer over a hidden holding has the bytes of a miss, and so has where it stands until the desk was due", async () => {
  const person = aPerson();
  const phone = aNumber();
  const subjects = [personIn(person), { kind: "phone", text: phone }] as const;
  const [missed, hit] = [await accepted({ place: "A20 M" }), await accepted({ place: "A2 M" })];
  const miss = await asks(scene, "bf.supervisor", missed, ...subjects);
  expect(await looked(scene)).toBe(0);
  await evaluated(scene, { items: [anItemOn({ ...person, phone })] });
  await resolved(scene);
  const hidden = await asks(scene, "bf.supervisor", hit, ...subjects);
  expect(comparable(hidden)).toBe(comparable(miss));
  expect(JSON.stringify(hidden).length).toBe(JSON.stringify(miss).length);

  const standing = async (tasking: string) => {
    const {
      id: _,
      askedAt: __,
      confirmBy: ___,
      says,
      ...rest
    } = await newest(scene, "bf.supervisor", tasking);
    const words = says.replaceAll(/\d+ \w+ \d{4} at \d\d:\d\d/g, "…");
    return JSON.stringify({ ...rest, says: words });
  };
  await looked(scene);
  const [match] = await heldBy(scene, "kent.duty", hidden.id);
  expect(match).toBeDefined();
  expect(await standing(hit)).toBe(await standing(missed));
  await answer("kent.duty", match?.id ?? "", "silent");
  expect(await standing(hit)).toBe(await standing(missed));
  for (const { id } of [miss, hidden]) await passes(scene, id, OVER);
  expect(await standing(hit)).toBe(await standing(missed));
  expect((await newest(scene, "bf.supervisor", hit)).state).toBe("confirmed");
});

test("the same statements run in the same order whether something is hidden or nothing is held", async () => {
  const tasking = await accepted();
  const person = aPerson();
  const statements = async (): Promise<string[]> =>
    await scene.as("bf.supervisor", async (viewer) => {
      const run: string[] = [];
      const { executeQuery } = viewer.db.getExecutor();
      const executor = viewer.db.getExecutor() as { executeQuery: typeof executeQuery };
      const before = executor.executeQuery.bind(executor);
      executor.executeQuery = (query, ...rest) => {
        run.push(query.sql);
        return before(query, ...rest);
      };
      await deconflict(
        viewer,
        tasking,
        { subjects: [personIn(person)] },
        { alarmAt: 1e4, refuseAt: 1e4, withinSeconds: 60 },
      );
      return run;
    });
  const miss = await statements();
  await evaluated(scene, { items: [anItemOn(person)] });
  await resolved(scene);
  const hit = await statements();
  expect(miss.length).toBeGreaterThan(10);
  expect(hit).toEqual(miss);
});

test("what the asker may read is shown at once, and is not kept for others", async () => {
  const person = aPerson();
  await disseminated(scene, { items: [anItemOn(person)] });
  await resolved(scene);
  const tasking = await accepted();
  const { matches, understood } = await asks(scene, "bf.supervisor", tasking, personIn(person));
  expect(matches.map(({ about, match }) => [about, match.display])).toEqual([
    [`Person ${person.name}, born ${person.birthDate}`, person.name],
  ]);
  expect(understood[0]?.says[0]).toContain(person.name);
  expect(JSON.stringify(await newest(scene, PLANNER, tasking))).not.toContain(person.name);
  expect((await newest(scene, "bf.officer", tasking)).subjects).toEqual([personIn(person)]);
});

test("a holder that lets it be said is named: contact them", async () => {
  const person = aPerson();
  await evaluated(scene, { items: [anItemOn(person)] });
  await resolved(scene);
  await scene.as("kent.dpo", (viewer) => changeHoldingPolicy(viewer, true));
  const tasking = await accepted();
  const { contacts, says } = await asks(scene, "bf.supervisor", tasking, personIn(person));
  await scene.as("kent.dpo", (viewer) => changeHoldingPolicy(viewer, false));
  expect(contacts).toMatchObject([{ agency: "KENT", name: "Kent Police", note: null }]);
  expect(says).toMatch(/^Contact Kent Police before you act\. .* the desk will confirm by /);
});

test("the holder's duty desk and unit are told silently of their own, and nobody else", async () => {
  const person = aPerson();
  const kent = await evaluated(scene, { items: [anItemOn(person)] });
  const nca = await evaluated(scene, { by: "nca.officer", items: [anItemOn(person)] });
  const { id } = await asks(scene, "bf.supervisor", await accepted(), personIn(person));
  await looked(scene);
  const held = async (who: Who) =>
    (await heldBy(scene, who, id)).map(({ reports }) => reports.map((each) => each.id));
  expect(await held("kent.unit")).toEqual([[kent.id]]);
  expect(await held("nca.unit")).toEqual([[nca.id]]);
  // The desk hears of it, and sees of the report what it may read: nothing.
  expect(await held("kent.duty")).toEqual([[]]);
  for (const who of ["kent.officer", "kent.elsewhere", "bf.unit", "bf.duty"] as const) {
    expect(await held(who)).toEqual([]);
  }
  const [match] = await heldBy(scene, "kent.duty", id);
  expect(match).toMatchObject({ asked: "supervisor of BF, BF", answer: null, mayAnswer: true });
  expect(match?.subject).toBe(`Person ${person.name}, born ${person.birthDate}`);
});

test("a hidden tasking at the same place and time is found, for the desk of who tasks it", async () => {
  const at = { place: `M20 services ${aFamilyName()}` };
  const hidden = await aTasking(scene, live.phase.id, { lead: "KENT", ...at }, "kent.coordinator");
  const draft = await aTasking(scene, live.phase.id, { lead: "KENT", ...at }, "kent.coordinator");
  const later = { startsAt: "2026-09-10T12:00:00Z", endsAt: "2026-09-10T13:00:00Z" };
  const after = await aTasking(scene, live.phase.id, { lead: "KENT", ...at, ...later }, "kent.coordinator");
  for (const id of [hidden, after]) await step(scene, "kent.coordinator", id, "offer");
  const asked = await asks(scene, "bf.supervisor", await accepted(at));
  expect(asked.overlaps).toEqual([]);
  await looked(scene);
  const [match] = await heldBy(scene, "kent.unit", asked.id);
  expect(match?.taskings.map(({ id }) => id)).toEqual([hidden]);
  expect(match?.subject).toContain("Place and time: M20 services");
  expect(draft).not.toBe(hidden);
});

test("it is confirmed when the desk was due and never earlier, also where nothing was held; only then it starts", async () => {
  const tasking = await accepted();
  const { id } = await asks(scene, "bf.supervisor", tasking);
  const start = () => refusal(step(scene, "bf.supervisor", tasking, "start"));
  expect(await start()).toContain("Waiting for the desks until");
  expect(await looked(scene)).toBe(0);
  expect(await start()).toContain("Waiting for the desks until");
  await passes(scene, id, OVER);
  expect(await start()).toBe("done");
});

test("at the time, a match that no desk has answered is not yet confirmed, and neither is what was never looked for", async () => {
  const person = aPerson();
  await evaluated(scene, { items: [anItemOn(person)] });
  const tasking = await accepted();
  const { id } = await asks(scene, "bf.supervisor", tasking, personIn(person));
  await passes(scene, id, OVER);
  const start = () => refusal(step(scene, "bf.supervisor", tasking, "start"));
  expect(await start()).toContain("Not yet confirmed");
  await looked(scene);
  expect(await start()).toContain("Not yet confirmed");
  const [match] = await heldBy(scene, "kent.unit", id);
  await answer("kent.unit", match?.id ?? "", "no_conflict");
  expect(await start()).toBe("done");
});

test("a desk that speaks is named to the agency that asked, with its words; others who take part are told to ask it", async () => {
  const person = aPerson();
  await evaluated(scene, { items: [anItemOn(person)] });
  const tasking = await accepted();
  const { id } = await asks(scene, "bf.supervisor", tasking, personIn(person));
  await looked(scene);
  const [match] = await heldBy(scene, "kent.duty", id);
  expect(await refusal(answer("kent.duty", match?.id ?? "", "spoke", " "))).toBe("Say whom to call, and how");
  await answer("kent.duty", match?.id ?? "", "spoke", "Call the duty desk on 020 7946 0123");
  const told = await newest(scene, "bf.supervisor", tasking);
  expect(told.contacts).toMatchObject([{ agency: "KENT", note: "Call the duty desk on 020 7946 0123" }]);
  expect(told.says).toContain("Contact Kent Police before you act");
  expect(told.state).toBe("waiting");
  expect(JSON.stringify(await newest(scene, PLANNER, tasking))).not.toMatch(/Kent Police|0123/);
  await passes(scene, id, OVER);
  const { deconfliction } = await scene.as(PLANNER, (viewer) => readTasking(viewer, tasking));
  expect(deconfliction.says).toBe("Confirmed. BF was told whom to contact: ask before you start.");
});

test("one desk answers once, with its role, and nobody of another agency can", async () => {
  const person = aPerson();
  await evaluated(scene, { items: [anItemOn(person)] });
  const { id } = await asks(scene, "bf.supervisor", await accepted(), personIn(person));
  await looked(scene);
  const [match] = await heldBy(scene, "kent.duty", id);
  const would = (who: Who) =>
    scene.outcome(who, (viewer) => answerMatch(viewer, match?.id ?? "", { answer: "silent", note: "" }));
  expect(await would("bf.unit")).toBe("not_found");
  expect(await would("kent.elsewhere")).toBe("not_found");
  expect(await would("kent.analyst")).toBe("forbidden");
  expect(await would("kent.duty")).toBe("done");
  expect(await would("kent.unit")).toBe("conflict");
});

test("at half of the time it is passed on to the holder's single point of contact, who sees it only then", async () => {
  const person = aPerson();
  await evaluated(scene, { items: [anItemOn(person)] });
  await scene.database.admin.query(
    "insert into account_role values ($1, 'single_point_of_contact') on conflict do nothing",
    [scene.accounts.get("kent.colleague")],
  );
  const asked = await asks(scene, "bf.supervisor", await accepted(), personIn(person));
  await looked(scene);
  const minutes = (Date.parse(asked.confirmBy) - Date.parse(asked.askedAt)) / 60_000;
  const seen = async () => (await heldBy(scene, "kent.colleague", asked.id)).length;
  await passes(scene, asked.id, Math.floor(minutes / 2) - 1);
  await escalateMatches(scene.access);
  expect(await seen()).toBe(0);
  await passes(scene, asked.id, 2);
  expect(await escalateMatches(scene.access)).toBeGreaterThanOrEqual(1);
  expect(await seen()).toBe(1);
  expect(await escalateMatches(scene.access)).toBe(0);
  expect(
    (
      await scene.as("kent.colleague", async (viewer) => {
        viewer.record({ act: "consultation", subjects: [], detail: {} });
        return await waitingMatches(viewer);
      })
    ).escalated,
  ).toBeGreaterThanOrEqual(1);
  const [match] = await heldBy(scene, "kent.colleague", asked.id);
  await answer("kent.colleague", match?.id ?? "", "silent");
});

test("a place that changes after it was asked has to be asked about again; fewer hours do not", async () => {
  const place = `A20 ${aFamilyName()}`;
  const tasking = await accepted({ place });
  const { id } = await asks(scene, "bf.supervisor", tasking);
  await looked(scene);
  await passes(scene, id, OVER);
  const save = async (parts: object) => {
    const { revision } = await scene.as(PLANNER, (viewer) => readTasking(viewer, tasking));
    const { phase: _, ...draft } = aDraftTasking(live.phase.id, { lead: "BF", place, ...parts });
    await scene.as(PLANNER, (viewer) => changeTasking(viewer, tasking, { ...draft, revision }));
    return (await scene.as(PLANNER, (viewer) => readTasking(viewer, tasking))).deconfliction.state;
  };
  expect(await save({ endsAt: "2026-09-10T11:00:00.000Z" })).toBe("confirmed");
  expect(await save({ endsAt: "2026-09-10T15:00:00.000Z" })).toBe("changed");
  expect(await save({ place: "Elsewhere" })).toBe("changed");
});

test("what one asked is not forgotten by asking anew without it: all has to be confirmed", async () => {
  const person = aPerson();
  await evaluated(scene, { items: [anItemOn(person)] });
  const tasking = await accepted();
  const first = await asks(scene, "bf.supervisor", tasking, personIn(person));
  const second = await asks(scene, "bf.supervisor", tasking);
  await looked(scene);
  for (const { id } of [first, second]) await passes(scene, id, OVER);
  expect(await refusal(step(scene, "bf.supervisor", tasking, "start"))).toContain("Not yet confirmed");
});

test("each subject counts as a check, place and time alone as one: who asks through a list is told of, then refused", async () => {
  const tasking = await accepted();
  const pace = { alarmAt: 4, refuseAt: 5, withinSeconds: 3600 };
  const ask = (count: number) =>
    scene.outcome("bf.duty2", (viewer) =>
      deconflict(
        viewer,
        tasking,
        { subjects: Array.from({ length: count }, () => personIn(aPerson())) },
        pace,
      ),
    );
  const alarms = async () =>
    (await scene.as("bf.dpo", listRequests)).alarms.filter(({ name }) => name.startsWith("duty2"));
  expect(await ask(2)).toBe("done");
  expect(await ask(0)).toBe("done");
  expect(await alarms()).toEqual([]);
  expect(await ask(1)).toBe("done");
  expect(await alarms()).toHaveLength(1);
  expect(await ask(0)).toBe("done");
  expect(await ask(0)).toBe("too_many");
  expect((await scene.as("bf.duty2", listPastChecks)).items).toEqual([]);
});

test("its holders hear once, through the match: the job that tells of checks says nothing more", async () => {
  const person = aPerson();
  await evaluated(scene, { items: [anItemOn(person)] });
  const { id } = await asks(scene, "bf.supervisor", await accepted(), personIn(person));
  await resolved(scene);
  expect(await tellHolders(scene.access)).toBe(0);
  expect(await looked(scene)).toBe(1);
  expect(await looked(scene)).toBe(0);
  expect(await tellHolders(scene.access)).toBe(0);
  expect(await heldBy(scene, "kent.unit", id)).toHaveLength(1);
});

test("what cannot be read as a subject is refused under its own field, and only those who take part may ask", async () => {
  const tasking = await accepted();
  const pointer = async (subject: object) => {
    const failed = await asks(scene, "bf.supervisor", tasking, subject as ReturnType<typeof personIn>).catch(
      (error: { errors: { pointer: string }[] }) => error,
    );
    return "errors" in failed ? failed.errors[0]?.pointer : "answered";
  };
  expect(await pointer({ kind: "person", text: "A" })).toBe("/subjects/0/text");
  expect(await pointer({ kind: "person", text: "Arben", birthDate: "never" })).toBe("/subjects/0/birthDate");
  expect(await pointer({ kind: "vehicle", text: "??" })).toBe("/subjects/0/text");
  expect(await pointer({ kind: "vehicle", text: "AB12 CDE", birthDate: "1990" })).toBe(
    "/subjects/0/birthDate",
  );
  expect(
    await scene.outcome("bf.officer", (v) =>
      deconflict(v, tasking, { subjects: [] }, { alarmAt: 9, refuseAt: 9, withinSeconds: 9 }),
    ),
  ).toBe("forbidden");
});
