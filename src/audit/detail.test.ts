import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../database/testing/index.ts";
import { detailDigest, jsonbText } from "./detail.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

async function printed(text: string): Promise<string> {
  const { rows } = await database.admin.query<{ text: string }>("select $1::jsonb::text as text", [text]);
  return rows[0]?.text ?? "";
}

describe("the text of a detail", () => {
  test("is what PostgreSQL prints for it, whatever the detail is", async () => {
    const value = fc.jsonValue({ maxDepth: 3, stringUnit: "binary" });
    await fc.assert(
      fc.asyncProperty(fc.dictionary(fc.string({ unit: "binary" }), value), async (detail) => {
        const text = jsonbText(detail);
        expect(await printed(text)).toBe(text);
      }),
      { numRuns: 500 },
    );
  });

  test("is what PostgreSQL prints for numbers of every size", async () => {
    await fc.assert(
      fc.asyncProperty(fc.double(), async (value) => {
        const text = jsonbText({ value });
        expect(await printed(text)).toBe(text);
        if (Number.isFinite(value)) expect(JSON.parse(text)).toEqual({ value: value === 0 ? 0 : value });
      }),
      { numRuns: 500 },
    );
    expect(jsonbText([1e21, 1.5e-7, -0, 123.25])).toBe("[1000000000000000000000, 0.00000015, 0, 123.25]");
  });

  test("keeps a search for what jsonb cannot hold", async () => {
    const text = jsonbText({ words: "a\u0000b\ud800" });
    expect(await printed(text)).toBe(text);
    expect(JSON.parse(text)).toEqual({ words: "a\ufffdb\ufffd" });
  });

  test("leaves out what is undefined and writes a date as its instant", () => {
    const detail = { none: undefined, on: new Date(0), list: [undefined], much: 12n, act: () => 1 };
    expect(jsonbText(detail)).toBe('{"on": "1970-01-01T00:00:00.000Z", "list": [null], "much": 12}');
  });
});

describe("the digest of a detail", () => {
  test("is another under another salt, so that words cannot be guessed from it", () => {
    const body = jsonbText({ words: "a name" });
    expect(detailDigest(Buffer.alloc(16, 1), body)).not.toEqual(detailDigest(Buffer.alloc(16, 2), body));
  });

  test("does not let the end of the salt pass for the beginning of the body", () => {
    expect(detailDigest(Buffer.from("ab"), "c")).not.toEqual(detailDigest(Buffer.from("a"), "bc"));
  });
});
