import { afterAll, beforeAll, expect, test } from "vitest";
import type { Who } from "../../intelligence/testing/cast.ts";
import { openScene, type Scene } from "../../intelligence/testing/scene.ts";
import { evaluated } from "../../intelligence/testing/telling.ts";
import { resolveSome } from "../resolve/resolve.ts";
import { check } from "./check.ts";
import { remindHolders } from "./clocks.ts";
import { listPastChecks } from "./past.ts";
import { changeHoldingPolicy, readHoldingPolicy } from "./policy.ts";
import { listRequests } from "./request-list.ts";
import { ANSWER_WITHIN_HOURS, answerHolding, askHolder } from "./requests.ts";
import { aFamilyName, anItemOn } from "./testing/people.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const NO_LIMIT = { alarmAt: 10_000, refuseAt: 10_000, withinSeconds: 60 };

async function checked(who: Who, name = `Valon ${aFamilyName()}`, birthDate = "1984-03-02"): Promise<string> {
  const given = { name, birthDate };
  return (await scene.as(who, (viewer) => check(viewer, { given, incident: "INC-7" }, NO_LIMIT))).check;
}

const asking = (who: Who, id: string, agency = "KENT", question = "Do you hold anything?") =>
  scene.as(who, (viewer) => askHolder(viewer, { check: id, agency, question }));
const outcomeOfAsking = (who: Who, id: string, agency: string) =>
  scene.outcome(who, (viewer) => askHolder(viewer, { check: id, agency, question: "Anything?" }));
const answering = (who: Who, id: string, answer: "hit" | "no_hit" | "talk", note = "") =>
  scene.outcome(who, (viewer) => answerHolding(viewer, id, { answer, note }));
const found = async (who: Who, id: string) =>
  (await scene.as(who, listRequests)).items.find((each) => each.id === id);

test("a request is read by who asked, their unit and the holder's unit, and by nobody else", async () => {
  const id = await checked("bf.unit");
  const request = await asking("bf.unit", id);
  const common = { askedAgency: "BF", holder: "KENT", incident: "INC-7", question: "Do you hold anything?" };
  expect(await found("bf.unit", request.id)).toMatchObject({
    ...common,
    direction: "sent",
    mayAnswer: false,
  });
  expect(await found("bf.unit2", request.id)).toMatchObject({ direction: "sent" });
  expect(await found("kent.unit", request.id)).toMatchObject({
    ...common,
    direction: "received",
    mayAnswer: true,
  });
  expect(await found("kent.dpo", request.id)).toMatchObject({ direction: "received", mayAnswer: false });
  for (const who of ["kent.officer", "bf.officer", "nca.unit"] as const) {
    expect(await found(who, request.id), who).toBeUndefined();
  }
});

test("the holder answers once, by somebody who speaks for it; the answer reaches who asked", async () => {
  const { id } = await asking("bf.unit", await checked("bf.unit"));
  expect(await answering("kent.officer", id, "hit")).toBe("forbidden");
  expect(await answering("bf.unit2", id, "hit")).toBe("not_found");
  expect(await answering("nca.unit", id, "hit")).toBe("not_found");
  expect(await answering("kent.elsewhere", id, "hit")).toBe("not_found");
  expect(await answering("kent.unit", id, "talk")).toBe("invalid");
  expect(await answering("kent.unit", id, "talk", "Call 020 7946 0100 and ask for the unit")).toBe("done");
  expect(await answering("kent.unit2", id, "no_hit")).toBe("conflict");
  expect(await found("bf.unit", id)).toMatchObject({
    answer: "talk",
    note: "Call 020 7946 0100 and ask for the unit",
    answeredBy: "unit of KENT, KENT",
    late: false,
  });
});

test("an officer asks those that the check named; whoever speaks for an agency asks any, once, that acts for the purpose", async () => {
  const name = `Artan ${aFamilyName()}`;
  await evaluated(scene, { items: [anItemOn({ name, birthDate: "1984-03-02" })] });
  while ((await resolveSome(scene.access, 500)).reports > 0);
  const id = await checked("bf.officer", name);
  expect(await outcomeOfAsking("bf.officer", id, "KENT")).toBe("forbidden");
  await scene.as("kent.dpo", (viewer) => changeHoldingPolicy(viewer, true));
  expect(await outcomeOfAsking("bf.officer", id, "NCA")).toBe("forbidden");
  expect(await outcomeOfAsking("bf.officer", id, "KENT")).toBe("done");
  expect(await outcomeOfAsking("bf.officer", id, "KENT")).toBe("conflict");
  expect(await outcomeOfAsking("bf.unit", id, "KENT")).toBe("not_found");
  const own = await checked("bf.unit");
  expect(await outcomeOfAsking("bf.unit", own, "BF")).toBe("invalid");
  expect(await outcomeOfAsking("bf.unit", own, "NOBODY")).toBe("invalid");
  expect(await outcomeOfAsking("bf.unit", own, "UKVI")).toBe("invalid");
  expect(await outcomeOfAsking("bf.unit", own, "NCA")).toBe("done");
  await scene.as("kent.dpo", (viewer) => changeHoldingPolicy(viewer, false));
});

test("the clock reminds at half time and marks what is late, once, and not what was answered", async () => {
  const [half, over, answered, fresh] = await Promise.all(
    [1, 2, 3, 4].map(async () => (await asking("bf.unit", await checked("bf.unit"))).id),
  );
  const hoursAgo = (id: string | undefined, hours: number) =>
    scene.database.admin.query(
      `update holding_request set asked_at = asked_at - make_interval(hours => $2),
              due_at = due_at - make_interval(hours => $2) where id = $1`,
      [id, hours],
    );
  expect(await answering("kent.unit", answered ?? "", "no_hit")).toBe("done");
  await hoursAgo(half, ANSWER_WITHIN_HOURS / 2);
  for (const id of [over, answered]) await hoursAgo(id, ANSWER_WITHIN_HOURS);
  expect(await remindHolders(scene.access)).toEqual({ reminded: 2, late: 1 });
  expect(await remindHolders(scene.access)).toEqual({ reminded: 0, late: 0 });
  expect(await found("kent.unit", half ?? "")).toMatchObject({ late: false, remindedAt: expect.any(String) });
  expect(await found("kent.unit", over ?? "")).toMatchObject({ late: true });
  expect(await found("kent.unit", answered ?? "")).toMatchObject({ late: false, remindedAt: null });
  expect(await found("kent.unit", fresh ?? "")).toMatchObject({ late: false, remindedAt: null });
});

test("an agency's policy is closed until somebody whose office it is opens it, and is theirs alone to see", async () => {
  const policy = (who: Who) => scene.as(who, readHoldingPolicy);
  expect(await policy("nca.officer")).toEqual({
    discloses: false,
    changedBy: null,
    changedAt: null,
    mayChange: false,
  });
  expect(await scene.outcome("nca.unit", (viewer) => changeHoldingPolicy(viewer, true))).toBe("forbidden");
  expect(await scene.outcome("nca.dpo", (viewer) => changeHoldingPolicy(viewer, true))).toBe("done");
  expect(await policy("nca.officer")).toMatchObject({ discloses: true, changedBy: "dpo of NCA, NCA" });
  expect(await policy("nca.dpo")).toMatchObject({ mayChange: true });
  expect(await policy("bf.dpo")).toMatchObject({ discloses: false, changedBy: null });
});

test("past checks are one's own, newest first, of the purpose one works for", async () => {
  const mine = await scene.as("nca.officer", listPastChecks);
  expect(mine.items).toEqual([]);
  const [first, second] = [await checked("nca.officer"), await checked("nca.officer")];
  const ids = async (who: Who, purpose?: "safeguarding") =>
    (await scene.as(who, listPastChecks, purpose)).items.map((each) => each.check);
  expect(await ids("nca.officer")).toEqual([second, first]);
  expect(await ids("nca.colleague")).toEqual([]);
  expect(await ids("nca.officer", "safeguarding")).toEqual([]);
});
