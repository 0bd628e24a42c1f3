/** One day of a month of common work, from the tasking to the figure: two agencies tasked, recorded without a signal, seen live. */
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import type { BoardAnswerWire, ScopesWire } from "../../src/contract/counts.ts";
import { ask } from "./stage/ask.ts";
import { allSent, count, follow, heading, outbox, phoneOf, tap } from "./stage/field-hands.ts";
import { said } from "./stage/hands.ts";
import { onStage } from "./stage/on-stage.ts";
import { portTasking } from "./stage/tasking.ts";

const stage = onStage();
const MEASURE = "vehicles_stopped@1";

async function scopeUnderWay(page: Page) {
  const { items } = await ask<ScopesWire>(page, "GET", "/scopes");
  const scope = items.find(({ address }) => address.includes("second-month"));
  if (!scope?.phase) throw new Error("no month is under way");
  return { address: scope.address, phase: scope.phase };
}

async function offered(page: Page, phase: string, title: string): Promise<void> {
  const { id } = await ask<{ id: string }>(page, "POST", "/taskings", portTasking(phase, title));
  await ask(page, "POST", `/taskings/${id}/offer`, { revision: 1 });
}

test("what an officer counts without a signal is on the coordinator's open board once the signal is back", async () => {
  const [stephen, gareth, sadia] = [
    await stage().as("stephen"),
    await stage().as("gareth"),
    await stage().as("sadia"),
  ];
  const scope = await scopeUnderWay(stephen);
  await offered(stephen, scope.phase, "Vans off the evening ferries");
  for (const [page, agency] of [
    [sadia, "Border Force"],
    [gareth, "Kent"],
  ] as const) {
    await page.goto("/taskings?show=answer");
    await page.getByRole("link", { name: "Vans off the evening ferries" }).first().click();
    await page.getByRole("button", { name: /^Accept/ }).click();
    await said(page, "Your agency takes part");
    // Whoever has answered is not asked again, though others may still owe an answer.
    await page.goto("/taskings?show=answer");
    await page.getByRole("heading", { level: 1, name: "Taskings" }).waitFor();
    await expect
      .poll(() => page.getByRole("link", { name: "Vans off the evening ferries" }).count(), {
        message: agency,
      })
      .toBe(0);
  }

  await stephen.goto(`/operations/npcc-lockstream/board?scope=${scope.address}`);
  await stephen.getByText("Live, as at").waitFor();
  const before = await ask<BoardAnswerWire>(stephen, "GET", `/scopes/${scope.address}/board`);
  const stopped = before.totals.find(({ measure }) => measure === MEASURE)?.total ?? 0;
  const figure = stephen
    .getByRole("button", { name: /^Vehicles stopped: .*Open what is behind it/ })
    .filter({ hasText: new RegExp(`^${stopped + 9}$`) });
  expect(await figure.count()).toBe(0);

  const amina = await phoneOf(stage(), "amina");
  await amina.getByRole("link", { name: /Vans off the evening ferries/ }).waitFor();
  await amina.context().setOffline(true);
  await follow(amina, /Vans off the evening ferries/);
  await tap(amina, "Start");
  await amina.waitForURL(/\/field\/activities\//);
  const activity = new URL(amina.url()).pathname.split("/").at(-1) ?? "";
  await count(amina, "Vehicles stopped", 9);
  await follow(amina, "Finish");
  await tap(amina, "Submit to my supervisor");
  await outbox(amina).filter({ hasText: "no signal" }).waitFor();
  expect(await figure.count(), "nothing has left the telephone").toBe(0);

  await amina.context().setOffline(false);
  await allSent(amina);
  await figure.waitFor();

  // Her supervisor accepts it; the figure stays, now of what is validated.
  await gareth.goto(`/activities/${activity}`);
  await heading(gareth, /Vans off the evening ferries/);
  await gareth.getByRole("button", { name: /^Accept/ }).click();
  await expect
    .poll(async () => (await ask<{ state: string }>(gareth, "GET", `/activities/${activity}`)).state)
    .toBe("accepted");
  await figure.waitFor();
});
