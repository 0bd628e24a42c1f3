import { expect, test } from "vitest";
import { firstOf, textsOf } from "./testing.ts";

test("addresses of three chains are found and checked", () => {
  const cases = [
    ["1AQQaWPTyWSfacU8xV6Mar5SdTa64VjdX8", "bitcoin"],
    ["3GRWt7Ps49jXG6u7XMmYJz1QzCYye5TGZy", "bitcoin"],
    ["bc1qhj55lmwgeeqkrx4pqrpx535dfssq55tvvpvlrm", "bitcoin"],
    ["bc1pvy435lpq29jxz69sdylmnaw9xj9k0kdze5yrqyg6w63u4jrqsp7s6uvgv8", "bitcoin"],
    ["0x760ee93B086AFb67ce823735dc382102BeEC8211", "ethereum"],
    ["TQCLDprhEh3AeXb83uYso6aWPgu2aU32Jw", "tron"],
  ] as const;
  for (const [address, chain] of cases) {
    const found = firstOf("wallet", `Sent to ${address}.`);
    expect(found?.text).toBe(address);
    expect(found?.properties.chain).toBe(chain);
    expect(found?.valid).toBe(true);
  }
});

test("an Ethereum address in small letters has no checksum to pass or fail", () => {
  expect(firstOf("wallet", "to 0xefe5069c85335928af0a8b9268c5bd60edbf866a")?.valid).toBeNull();
});

test("an Ethereum address with one capital wrong fails, and is kept where the text speaks of a wallet", () => {
  const wrong = "0x760Ee93B086AFb67ce823735dc382102BeEC8211";
  expect(firstOf("wallet", `wallet ${wrong}`)?.valid).toBe(false);
  expect(textsOf("wallet", `digest ${wrong}`)).toEqual([]);
});

test("a transaction hash is no wallet", () => {
  expect(textsOf("wallet", `wallet 0x${"ab12".repeat(16)}`)).toEqual([]);
});
