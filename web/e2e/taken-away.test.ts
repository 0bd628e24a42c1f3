/** What leaves the system, and what is taken out of it for good. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { ask, report } from "./stage/ask.ts";
import { choose, said, searchFor } from "./stage/hands.ts";
import { confirmItIsYou, expectAccessible } from "./stage/index.ts";
import { onStage } from "./stage/on-stage.ts";

const stage = onStage();

test("what the log says is shown before a report is erased, the officer ticks a search, and the log tells which act erased it", async () => {
  const made = await report(stage(), {
    title: "A lock-up with zephyrine stencils",
    texts: ["A lock-up near Hythe holds zephyrine stencils."],
  });
  await report(stage(), { title: "Another zephyrine find", texts: ["More zephyrine stencils in a van."] });
  const ruth = await stage().as("ruth");
  await searchFor(ruth, "zephyrine");
  const miriam = await stage().as("miriam", `/reports/${made.reference}`);
  await miriam.getByRole("link", { name: "Erase" }).click();
  const told = miriam.getByRole("region", { name: "What the log says about it" });
  await told.getByText("about this report alone go with it").waitFor();
  await told.getByText("Choose entries whose reasons and words go too").click();
  await told.getByRole("checkbox", { name: "“zephyrine”" }).first().check();
  await told.getByText("(1 chosen)").waitFor();
  await expectAccessible(miriam, "the log and what was erased of it");
  await miriam.getByLabel("Authority for the erasure").fill("Retention review 14");
  await miriam.getByRole("button", { name: "Erase for good" }).click();
  await confirmItIsYou(miriam);
  await said(miriam, "Erased");
  const words = async () => {
    const { items } = await ask<{ items: { detail: { words?: string } | null; erasedBy: unknown }[] }>(
      miriam,
      "GET",
      "/oversight/log?account=ruth",
    );
    return items.filter((entry) => entry.erasedBy !== null).length;
  };
  await expect.poll(words, { timeout: 30_000 }).toBeGreaterThan(1);
  await miriam.goto("/oversight/log?account=ruth");
  await miriam
    .getByText(/^Erased .* by Miriam Adeyemi, KENT, entry/)
    .first()
    .waitFor();
  await expectAccessible(miriam, "the log and what was erased of it");
});

test("a list is taken away as it is shown, and the log says so", async () => {
  const ruth = await stage().as("ruth", "/reports");
  const [download] = await Promise.all([
    ruth.waitForEvent("download"),
    ruth.getByRole("button", { name: "Export these rows (CSV)" }).click(),
  ]);
  const text = readFileSync(await download.path(), "utf8");
  const rows = await ruth.locator("#main tbody tr").count();
  expect(text.trim().split("\r\n")).toHaveLength(rows + 1);
  const miriam = await stage().as("miriam");
  const { items } = await ask<{
    items: { act: string; subjects: string[]; detail: { what?: string; list?: string } | null }[];
  }>(miriam, "GET", "/oversight/log?account=ruth&act=disclosure");
  expect(items[0]).toMatchObject({ detail: { what: "rows exported", list: "reports" } });
  expect(items[0]?.subjects).toHaveLength(rows);
});

test("whom a requirement asks is changed on its page, with the reach and the loss shown", async () => {
  const ruth = await stage().as("ruth", "/requirements/new");
  await ruth.getByLabel("What needs to be known").fill("Who rents lock-ups near Hythe");
  await choose(ruth, "Who is asked", "Border Force");
  await ruth
    .getByRole("region", { name: "Who will be able to read it" })
    .getByText("Border Force")
    .first()
    .waitFor();
  await ruth.getByRole("button", { name: "Ask this" }).click();
  await ruth.getByRole("heading", { level: 1, name: "Who rents lock-ups near Hythe" }).waitFor();
  await ruth.getByText("KENT, BF").waitFor();
  await ruth.getByRole("link", { name: "Change" }).click();
  await ruth.getByRole("button", { name: /^Remove/ }).click();
  await choose(ruth, "Who is asked", "National Crime");
  await ruth.getByText("Border Force will no longer read it.").waitFor();
  await expectAccessible(ruth, "the requirement being changed");
  await ruth.getByRole("button", { name: "Keep the change" }).click();
  await ruth.getByText("KENT, NCA").waitFor();
});
