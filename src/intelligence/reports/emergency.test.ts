import { afterAll, beforeAll, expect, test } from "vitest";
import { readHome } from "../home.ts";
import { search } from "../search/index.ts";
import type { Who } from "../testing/cast.ts";
import { digestOf, readersOf, rowsSeenBy } from "../testing/look.ts";
import { openScene, type Scene } from "../testing/scene.ts";
import { anItem, conditional, disseminated, evaluated, OPEN, type Told } from "../testing/telling.ts";
import {
  acknowledge,
  disseminate,
  emergencyRelease,
  listReports,
  readReport,
  reviewRelease,
  sanitiseReport,
} from "./index.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const TITLE = "Danger to life at sea";
const REASON = "A boat is taking water and the crew must be warned";
const A1_S2_E = {
  ...conditional("A1", "S2", "KENT", "Nobody is to know of qxz0000"),
  information: "E" as const,
};

interface Words {
  readonly item: string;
  readonly start: number;
  readonly end: number;
}

function release(
  who: Who,
  { id }: Pick<Told, "id">,
  words: readonly Words[],
  recipients = [{ agency: "NCA" }],
) {
  return scene.as(who, (viewer) =>
    emergencyRelease(viewer, id, { title: TITLE, words, recipients, reason: REASON }),
  );
}

test("neither A1 nor S2 nor a grade of E stands in its way, and what it overrode is on record", async () => {
  const source = await evaluated(scene, {
    precedence: "immediate",
    items: [anItem("A boat off Ramsgate", A1_S2_E)],
  });
  const { id } = await release("kent.duty", source, [{ item: source.items[0] ?? "", start: 0, end: 6 }]);
  const detail = await scene.as("nca.duty", (viewer) => readReport(viewer, id));
  expect(detail).toMatchObject({
    state: "disseminated",
    precedence: "immediate",
    derivation: "emergency_release",
  });
  expect(detail.items[0]?.grade).toMatchObject({
    information: "E",
    handling: { action: "A1", sanitisation: "S2" },
  });
  expect(detail.items[0]?.grade?.handling).not.toMatchObject({
    instructions: [{ text: expect.stringMatching("qxz") }],
  });
  const { rows } = await scene.database.admin.query<{ overrode: string[] }>(
    "select overrode from emergency_release where report_id = $1",
    [id],
  );
  expect(rows).toEqual([{ overrode: ["A1", "S2"] }]);
});

test("the originator is told in the same transaction: its unit, its duty desk, and the desk that released", async () => {
  const source = await disseminated(scene, {
    precedence: "immediate",
    items: [anItem("A boat off Ramsgate", A1_S2_E)],
  });
  const { id } = await release("bf.duty", source, [{ item: source.items[0] ?? "", start: 0, end: 6 }]);
  const told = await scene.database.admin.query(
    `select from emergency_release e join report r on r.id = e.report_id
      where r.id = $1 and e.xmin = r.xmin and e.review_due_at between e.released_at + interval '23 hours 59 minutes'
                                                                   and e.released_at + interval '24 hours 1 minute'`,
    [id],
  );
  expect(told.rowCount).toBe(1);
  for (const who of ["kent.unit", "kent.duty", "bf.duty2", "bf.dpo"] as const) {
    const { toReview } = await scene.as(who, readHome);
    expect(toReview?.find((each) => each.report === id)).toMatchObject({
      releasedAs: "duty of BF, BF",
      reason: REASON,
    });
  }
  for (const who of ["nca.duty", "nca.unit", "bf.unit"] as const) {
    expect((await rowsSeenBy(scene, who)).get("emergency_release")?.join()).not.toContain(id);
  }
});

test("every originator of the words is told, also behind a product", async () => {
  const source = await disseminated(scene, { to: [{ agency: "BF" }] });
  const product = {
    title: "A van",
    items: [{ source: source.items[0] ?? "", text: "A van was seen", grade: OPEN }],
  };
  const made = await scene.as("bf.unit", (viewer) => sanitiseReport(viewer, source.id, product));
  const sharing = { recipients: [{ agency: "NCA" }], purpose: "law_enforcement", reason: "Theirs" } as const;
  await scene.as("bf.unit", (viewer) => disseminate(viewer, made.id, sharing));
  const [item] = (await scene.as("nca.duty", (viewer) => readReport(viewer, made.id))).items;
  const { id } = await release(
    "nca.duty",
    made,
    [{ item: item?.id ?? "", start: 0, end: 5 }],
    [{ agency: "BF" }],
  );
  for (const who of ["kent.unit", "kent.duty", "bf.unit", "bf.duty"] as const) {
    expect((await scene.as(who, readHome)).toReview?.map((each) => each.report)).toContain(id);
  }
});

test("an originator is told for a purpose that it acts for, where it does not act for that of the release", async () => {
  const source = await disseminated(scene, {
    precedence: "immediate",
    to: [{ agency: "UKVI" }],
    forPurpose: "immigration",
  });
  const words = [{ item: source.items[0] ?? "", start: 0, end: 7 }];
  const chosen = { title: TITLE, words, recipients: [{ agency: "BF" }], reason: REASON };
  const { id } = await scene.as(
    "ukvi.duty",
    (viewer) => emergencyRelease(viewer, source.id, chosen),
    "immigration",
  );
  expect((await scene.as("kent.unit", readHome)).toReview?.map((each) => each.report)).toContain(id);
  expect(await readersOf(scene, id, "immigration")).toContain("bf.officer");
  expect((await readersOf(scene, id)).every((who) => who.startsWith("kent."))).toBe(true);
});

test("without the duty role, the password given again or the words of the report, nothing is released and nothing changes", async () => {
  const source = await disseminated(scene, { precedence: "immediate", to: [{ agency: "BF" }] });
  const item = source.items[0] ?? "";
  const words = [{ item, start: 0, end: 5 }];
  const before = await digestOf(scene);
  for (const who of ["bf.officer", "bf.unit", "bf.supervisor", "kent.dpo"] as const) {
    await expect(release(who, source, words)).rejects.toMatchObject({ code: "forbidden" });
  }
  await expect(release("nca.duty", source, words)).rejects.toMatchObject({ code: "not_found" });
  for (const wrong of [
    { item, start: 0, end: 400 },
    { item, start: 9, end: 3 },
    { item, start: 1, end: 2 },
    { item: source.id, start: 0, end: 5 },
  ]) {
    await expect(release("bf.duty", source, [wrong])).rejects.toMatchObject({ code: "invalid" });
  }
  await scene.stepDown("bf.duty");
  await expect(release("bf.duty", source, words)).rejects.toMatchObject({ code: "step_up" });
  await scene.stepUp("bf.duty");
  expect(await digestOf(scene)).toBe(before);
});

test("a choice that cuts a character in two is refused", async () => {
  const source = await evaluated(scene, { precedence: "immediate", items: [anItem("\u{1F6A4} sinking")] });
  const words = [{ item: source.items[0] ?? "", start: 1, end: 6 }];
  await expect(release("kent.duty", source, words)).rejects.toMatchObject({
    errors: [{ pointer: "/words/0" }],
  });
});

test("each desk that may read it has a clock, and a team that was chosen alone has none it could not stop", async () => {
  const source = await evaluated(scene, { precedence: "immediate" });
  const words = [{ item: source.items[0] ?? "", start: 0, end: 11 }];
  const whole = await release("kent.duty", source, words, [{ agency: "NCA" }]);
  expect(await scene.outcome("nca.duty", (viewer) => acknowledge(viewer, whole.id))).toBe("done");
  const { id } = await scene.as("kent.duty", (viewer) =>
    emergencyRelease(viewer, source.id, {
      title: TITLE,
      words,
      recipients: [{ agency: "NCA", team: "field" }],
      reason: REASON,
    }),
  );
  const { rowCount } = await scene.database.admin.query("select from acknowledgement where report_id = $1", [
    id,
  ]);
  expect(rowCount).toBe(0);
});

test("somebody else reviews it, once", async () => {
  const source = await disseminated(scene, { precedence: "immediate", to: [{ agency: "BF" }] });
  const { id } = await release("bf.duty", source, [{ item: source.items[0] ?? "", start: 0, end: 11 }]);
  const { toReview } = await scene.as("kent.unit", readHome);
  const waiting = toReview?.find((each) => each.report === id);
  expect(waiting?.mayReview).toBe(true);
  const review = (viewer: Parameters<typeof reviewRelease>[0]) =>
    reviewRelease(viewer, waiting?.id ?? "", "Justified");
  await scene.database.admin.query(
    "insert into account_role values ($1, 'supervisor') on conflict do nothing",
    [scene.accounts.get("bf.duty")],
  );
  expect(await scene.outcome("bf.duty", review)).toBe("forbidden");
  expect(await scene.outcome("kent.duty", review)).toBe("forbidden");
  expect(await scene.outcome("nca.unit", review)).toBe("not_found");
  expect(await scene.outcome("kent.unit", review)).toBe("done");
  expect(await scene.outcome("bf.dpo", review)).toBe("conflict");
});

test("a recipient finds it by its words, and not by the words that were not chosen", async () => {
  const [seen, hidden] = ["qxz90001", "qxz90002"];
  const source = await evaluated(scene, { precedence: "immediate", items: [anItem(`${seen} ${hidden}`)] });
  const { id } = await release("kent.duty", source, [
    { item: source.items[0] ?? "", start: 0, end: seen.length },
  ]);
  const find = async (q: string) =>
    (
      await scene.as("nca.officer", (viewer) => search(viewer, { q, sort: "newest" }, Buffer.alloc(32)))
    ).items.map((hit) => hit.id);
  expect(await find(seen)).toEqual([id]);
  expect(await find(hidden)).toEqual([]);
  const list = await scene.as("nca.officer", (viewer) => listReports(viewer, {}, Buffer.alloc(32)));
  expect(list.items.map((row) => row.id)).not.toContain(source.id);
});
