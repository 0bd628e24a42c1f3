import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Purpose } from "../../vocabulary/index.ts";
import { PURPOSE_IDS } from "../../vocabulary/index.ts";
import { AGENCIES } from "../testing/cast.ts";
import { digestOf, readersOf } from "../testing/look.ts";
import { openScene, type Scene } from "../testing/scene.ts";
import { disseminated, evaluated, submitted } from "../testing/telling.ts";
import { disseminate, grantNamed, reachOfSharing, readReport } from "./index.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const toBorderForce = {
  recipients: [{ agency: "BF" }],
  purpose: "law_enforcement",
  reason: "They work on it",
} as const;

test("nothing is disseminated without the password given again a moment ago", async () => {
  const { id } = await evaluated(scene);
  await scene.stepDown("kent.unit");
  const before = await digestOf(scene);
  expect(await scene.outcome("kent.unit", (viewer) => disseminate(viewer, id, toBorderForce))).toBe(
    "step_up",
  );
  expect(await digestOf(scene)).toBe(before);
  await scene.stepUp("kent.unit");
  expect(await scene.outcome("kent.unit", (viewer) => disseminate(viewer, id, toBorderForce))).toBe("done");
});

test("only an intelligence officer at the owner's unit disseminates, and only what was evaluated", async () => {
  const { id } = await disseminated(scene, { to: [{ agency: "KENT" }, { agency: "BF" }] });
  const share = (viewer: Parameters<typeof disseminate>[0]) => disseminate(viewer, id, toBorderForce);
  for (const who of ["kent.elsewhere", "kent.officer", "kent.dpo", "kent.duty", "bf.unit"] as const) {
    expect(await scene.outcome(who, share)).toBe("forbidden");
  }
  const { id: early } = await submitted(scene);
  expect(await scene.outcome("kent.unit", (viewer) => disseminate(viewer, early, toBorderForce))).toBe(
    "conflict",
  );
});

test("an agency that does not act under the purpose cannot receive it, and the answer says which", async () => {
  const { id } = await evaluated(scene);
  const sharing = { ...toBorderForce, recipients: [{ agency: "BF" }, { agency: "UKVI" }] };
  await expect(scene.as("kent.unit", (viewer) => disseminate(viewer, id, sharing))).rejects.toMatchObject({
    code: "invalid",
    errors: [{ pointer: "/recipients/1", message: expect.stringContaining("UKVI") }],
  });
});

const recipient = fc.record({
  agency: fc.constantFrom(...AGENCIES.map((agency) => agency.code)),
  team: fc.constantFrom(null, null, "intelligence", "duty", "data-protection", "field"),
});

test("the reach shown before is exactly who reads afterwards, in number and by name", async () => {
  const { admin } = scene.database;
  await admin.query("update account set active = false where username in ('bf.colleague', 'nca.unit2')");
  await admin.query("delete from account_role where account_id = $1", [scene.accounts.get("nca.analyst")]);
  await fc.assert(
    fc.asyncProperty(
      fc.array(recipient, { minLength: 1, maxLength: 4 }),
      fc.constantFrom(...PURPOSE_IDS),
      fc.constantFrom("routine", "immediate"),
      fc.subarray(["kent.colleague", "kent.press", "kent.unit2"] as const),
      async (chosen, purpose, precedence, named) => {
        const recipients = chosen.filter(({ agency }) => holds(agency, purpose));
        if (recipients.length === 0) return;
        const { id } = await evaluated(scene, { precedence });
        for (const username of named) {
          const grant = { username, reason: "Knows the place", until: null };
          await scene.as("kent.unit", (viewer) => grantNamed(viewer, id, grant));
        }
        const sharing = { recipients, purpose, reason: "They work on it" };
        const reach = await scene.as("kent.unit", (viewer) => reachOfSharing(viewer, id, sharing));
        await scene.as("kent.unit", (viewer) => disseminate(viewer, id, sharing));
        const readers = await readersForAnyPurpose(id);
        expect(reach.accounts).toBe(readers.size);
        for (const who of named) expect(readers).toContain(who);
      },
    ),
    { numRuns: 8 },
  );
  await admin.query("update account set active = true");
  await admin.query("insert into account_role values ($1, 'analyst')", [scene.accounts.get("nca.analyst")]);
});

function holds(code: string, purpose: Purpose): boolean {
  const agency = AGENCIES.find((each) => each.code === code);
  return agency?.purposes.includes(purpose) ?? false;
}

async function readersForAnyPurpose(report: string): Promise<Set<string>> {
  const readers = new Set<string>();
  for (const purpose of PURPOSE_IDS)
    for (const who of await readersOf(scene, report, purpose)) readers.add(who);
  return readers;
}

test("shared again, it reaches more and nobody loses it", async () => {
  const { id } = await disseminated(scene);
  const first = await readersOf(scene, id);
  await scene.as("kent.unit", (viewer) =>
    disseminate(viewer, id, { ...toBorderForce, recipients: [{ agency: "NCA", team: "intelligence" }] }),
  );
  const then = await readersOf(scene, id);
  expect(then).toEqual([...first, "nca.analyst", "nca.unit", "nca.unit2"].sort());
});

test("of two disseminations at the same moment both reach their readers", async () => {
  const { id } = await evaluated(scene);
  const shares = (["BF", "NCA"] as const).map((agency, i) =>
    scene.as(i === 0 ? "kent.unit" : "kent.unit2", (viewer) =>
      disseminate(viewer, id, { ...toBorderForce, recipients: [{ agency }] }),
    ),
  );
  await Promise.all(shares);
  const readers = await readersOf(scene, id);
  expect(readers).toContain("bf.officer");
  expect(readers).toContain("nca.officer");
});

test("what cannot wait goes to the duty desks of the agencies chosen, whatever team was chosen there", async () => {
  const { id } = await disseminated(scene, {
    precedence: "immediate",
    to: [{ agency: "BF", team: "field" }],
  });
  const ofBorderForce = (await readersOf(scene, id)).filter((who) => who.startsWith("bf."));
  expect(ofBorderForce).toEqual(["bf.duty", "bf.duty2", "bf.officer", "bf.supervisor"]);
});

test("the purpose wall: shared for one purpose it is not readable for another, by the same person of the same agency", async () => {
  const { id } = await disseminated(scene);
  const read = (viewer: Parameters<typeof readReport>[0]) => readReport(viewer, id);
  expect(await scene.outcome("bf.unit", read, "law_enforcement")).toBe("done");
  expect(await scene.outcome("bf.unit", read, "immigration")).toBe("not_found");
  expect(await scene.outcome("bf.unit", read, "safeguarding")).toBe("not_found");
  expect(await scene.outcome("kent.unit", read, "safeguarding")).toBe("not_found");

  const sharing = { ...toBorderForce, purpose: "immigration" } as const;
  const reach = await scene.as("kent.unit", (viewer) => reachOfSharing(viewer, id, sharing));
  expect(reach.warnings.join()).toContain("another purpose");
  await scene.as("kent.unit", (viewer) => disseminate(viewer, id, sharing));
  expect(await scene.outcome("bf.unit", read, "immigration")).toBe("done");
  expect(await scene.outcome("bf.unit", read, "safeguarding")).toBe("not_found");
});

test("whoever reads it for another purpose than its own decides nothing over it", async () => {
  const { id } = await disseminated(scene, {
    by: "bf.officer",
    to: [{ agency: "BF" }],
    forPurpose: "immigration",
  });
  const detail = await scene.as("bf.unit", (viewer) => readReport(viewer, id), "immigration");
  expect(detail.actions).not.toContain("disseminate");
  expect(
    await scene.outcome("bf.unit", (viewer) => disseminate(viewer, id, toBorderForce), "immigration"),
  ).toBe("forbidden");
});

test("what cannot wait, shared for another purpose, has its clock where it is read", async () => {
  const { id } = await disseminated(scene, {
    precedence: "immediate",
    to: [{ agency: "UKVI" }],
    forPurpose: "immigration",
  });
  const detail = await scene.as("ukvi.duty", (viewer) => readReport(viewer, id), "immigration");
  expect(detail.actions).toContain("acknowledge");
});

test("a person who leaves loses what their agency and their team read, at the next transaction", async () => {
  const { admin } = scene.database;
  const { id } = await disseminated(scene, {
    to: [{ agency: "BF", team: "intelligence" }, { agency: "NCA" }],
  });
  const account = scene.accounts.get("bf.analyst");
  expect(await readersOf(scene, id)).toContain("bf.analyst");
  await admin.query("delete from account_team where account_id = $1", [account]);
  expect(await readersOf(scene, id)).not.toContain("bf.analyst");

  await admin.query("update account set active = false where username = 'nca.officer'");
  const read = (viewer: Parameters<typeof readReport>[0]) => readReport(viewer, id);
  expect(await scene.outcome("nca.officer", read)).toBe("sign_in");
  await admin.query("update account set active = true where username = 'nca.officer'");
  expect(await scene.outcome("nca.officer", read)).toBe("done");
  await admin.query("delete from account_role where account_id = $1", [scene.accounts.get("nca.officer")]);
  expect(await scene.outcome("nca.officer", read)).toBe("not_found");
});
