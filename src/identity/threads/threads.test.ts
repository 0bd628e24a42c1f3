import { expect, test } from "vitest";
import { link } from "../engine/index.ts";
import { madePeople } from "../engine/testing/people.ts";
import { threads } from "./index.ts";

test("three threads give what one gives", async () => {
  const made = madePeople(300);
  const hands = threads(3);
  try {
    expect((await link(made, { workers: hands })).clusters).toEqual((await link(made)).clusters);
  } finally {
    await hands.close();
  }
});
