/** A stage for a test file: opened before its tests, closed after them, and quiet in between. */
import { afterAll, afterEach, beforeAll, expect } from "vitest";
import { openStage, type Stage } from "./index.ts";

export function onStage(): () => Stage {
  let stage: Stage | undefined;
  const now = (): Stage => {
    if (!stage) throw new Error("The stage is open only while tests run");
    return stage;
  };
  beforeAll(async () => {
    stage = await openStage();
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === "fail") await now().picture(task.name);
    expect(now().faults(), "errors in the console").toEqual([]);
  });
  afterAll(async () => {
    await stage?.close();
  });
  return now;
}
