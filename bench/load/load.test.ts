import { expect, test } from "vitest";
import { run } from "./index.ts";

test("a few readers for two seconds: nothing fails and every act is in the log", async () => {
  const { rows } = await run({ readers: 6, seconds: 2, mentions: 900, audiences: 100 });
  const value = (question: string) => rows.find((row) => row.question === question)?.value;
  expect(value("requests")).toBeGreaterThan(20);
  expect(value("errors")).toBe(0);
  expect(value("requests and entries in the log that do not match")).toBe(0);
});
