import { afterAll, beforeAll, expect, test } from "vitest";
import { readersOf } from "../testing/look.ts";
import { openScene, type Scene } from "../testing/scene.ts";
import { drafted, evaluated, type Told } from "../testing/telling.ts";
import { grantNamed, readReport, revokeGrant } from "./index.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const TOMORROW = new Date(Date.now() + 86_400_000).toISOString();

function grant({ id }: Told, username: string, until: string | null = TOMORROW) {
  return scene.as("kent.unit", (viewer) =>
    grantNamed(viewer, id, { username, reason: "Knows the place", until }),
  );
}

test("a named grant gives one person one report, and nobody else gains", async () => {
  const [told, other] = [await evaluated(scene), await evaluated(scene)];
  const before = await readersOf(scene, told.id);
  await grant(told, "kent.colleague");
  expect(await readersOf(scene, told.id)).toEqual([...before, "kent.colleague"].sort());
  expect(await readersOf(scene, other.id)).toEqual(before);
  const read = await scene.as("kent.colleague", (viewer) => readReport(viewer, told.id));
  expect(read).toMatchObject({ actions: [], grants: [], holds: [], history: [] });
  expect(read.items).toHaveLength(1);
});

test("it holds for the purpose for which it was given and no other", async () => {
  const told = await evaluated(scene);
  await grant(told, "kent.colleague");
  expect(await readersOf(scene, told.id, "safeguarding")).toEqual([]);
});

test("its keepers see who is named, and can take it back at once", async () => {
  const told = await evaluated(scene);
  const made = await grant(told, "kent.colleague");
  for (const who of ["kent.unit2", "kent.dpo"] as const) {
    const { grants } = await scene.as(who, (viewer) => readReport(viewer, told.id));
    expect(grants).toEqual([
      { id: made, name: "colleague of KENT", reason: "Knows the place", expiresAt: TOMORROW },
    ]);
  }
  expect(await scene.outcome("kent.colleague", (viewer) => revokeGrant(viewer, made))).toBe("forbidden");
  expect(await scene.outcome("kent.elsewhere", (viewer) => revokeGrant(viewer, made))).toBe("not_found");
  expect(await scene.outcome("bf.unit", (viewer) => revokeGrant(viewer, made))).toBe("not_found");
  await scene.as("kent.unit2", (viewer) => revokeGrant(viewer, made));
  expect(await readersOf(scene, told.id)).not.toContain("kent.colleague");
  expect(await scene.outcome("kent.unit2", (viewer) => revokeGrant(viewer, made))).toBe("not_found");
});

test("it ends by itself, and cannot be given until a time that has passed", async () => {
  const told = await evaluated(scene);
  const made = await grant(told, "kent.colleague");
  await scene.database.admin.query(
    "update report_grant set expires_at = now() - interval '1 second' where id = $1",
    [made],
  );
  expect(await readersOf(scene, told.id)).not.toContain("kent.colleague");
  const { grants } = await scene.as("kent.unit", (viewer) => readReport(viewer, told.id));
  expect(grants).toEqual([]);
  await expect(grant(told, "kent.colleague", "2026-01-01T00:00:00Z")).rejects.toMatchObject({
    code: "invalid",
  });
});

test("only colleagues are named, and only by the owner's intelligence unit", async () => {
  const told = await evaluated(scene);
  await expect(grant(told, "bf.officer")).rejects.toMatchObject({ errors: [{ pointer: "/username" }] });
  const attempt = (viewer: Parameters<typeof grantNamed>[0]) =>
    grantNamed(viewer, told.id, { username: "kent.officer", reason: "No", until: null });
  expect(await scene.outcome("kent.dpo", attempt)).toBe("forbidden");
  expect(await scene.outcome("kent.analyst", attempt)).toBe("forbidden");
  await grant(told, "kent.elsewhere");
  expect(await scene.outcome("kent.elsewhere", attempt)).toBe("forbidden");
});

test("a draft is nobody's to open to others, not even its author's", async () => {
  const { id } = await drafted(scene, { by: "kent.unit" });
  const attempt = (viewer: Parameters<typeof grantNamed>[0]) =>
    grantNamed(viewer, id, { username: "kent.officer", reason: "No", until: null });
  expect(await scene.outcome("kent.unit", attempt)).toBe("conflict");
});
