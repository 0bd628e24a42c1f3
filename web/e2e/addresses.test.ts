import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { openStage, type Stage } from "./stage/index.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());
afterEach(() => expect(stage.faults()).toEqual([]));

test("after signing in one lands on the address that was asked for", async () => {
  const page = await stage.as("noor", "/reports?state=disseminated");
  expect(new URL(page.url()).pathname).toBe("/reports");
});
