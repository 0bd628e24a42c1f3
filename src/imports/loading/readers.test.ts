import { afterAll, beforeAll, expect, test } from "vitest";
import { asImporter } from "../../access/index.ts";
import { openStage, type Stage } from "../testing/stage.ts";
import { readAgencies, readerships } from "./readers.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const STANDING = { purpose: "law_enforcement", precedence: "immediate", recipients: "BF NCA/duty" };

test("audiences that were made in a transaction that was undone are forgotten with it", async () => {
  const agencies = await asImporter(stage.access, null, readAgencies);
  const kent = readerships(agencies, "KENT");
  await asImporter(stage.access, null, async (importer) => {
    await kent.of(importer, STANDING);
    throw new Error("undone");
  }).catch(() => undefined);
  kent.forget();
  const { audience } = await asImporter(stage.access, null, (importer) => kent.of(importer, STANDING));
  const { rowCount } = await stage.database.admin.query("select from audience where id = $1", [audience]);
  expect(rowCount).toBe(1);
});

test("what cannot wait is read at the duty desks of its owner and of those it is shared with, whose clocks start", async () => {
  const agencies = await asImporter(stage.access, null, readAgencies);
  const { clocks, minutes, state } = await asImporter(stage.access, null, (importer) =>
    readerships(agencies, "KENT").of(importer, STANDING),
  );
  expect(clocks.length).toBe(3);
  expect(minutes).toBe(15);
  expect(state).toBe("disseminated");
});
