/** The live board and what feeds it: figures that open, move without a reload, and say how the wrong sum would have come about. */
import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import type { BoardAnswerWire, ScopesWire } from "../../src/contract/counts.ts";
import { expectAccessible } from "./stage/accessible.ts";
import { ask } from "./stage/ask.ts";
import { said } from "./stage/hands.ts";
import { onStage } from "./stage/on-stage.ts";
import { expectSound, WIDE } from "./stage/sound.ts";

const stage = onStage();
const SEPTEMBER = "npcc-lockstream-september-2025";
const BOARD = "/operations/npcc-lockstream/board";
let stephen: Page;
/** The scope of the month that is under way, to which agencies still return. */
let now: string;

beforeAll(async () => {
  stephen = await stage().as("stephen");
  const { items } = await ask<ScopesWire>(stephen, "GET", "/scopes");
  now = items.find(({ address }) => address.includes("second-month"))?.address ?? "";
  expect(now).not.toBe("");
});

const total = (page: Page, name: string) =>
  page.getByRole("button", { name: new RegExp(`^${name}: .*Open what is behind it`) }).first();

test("the published figures stand on the board, and each opens to the cards that make it", async () => {
  await stephen.goto(`${BOARD}?scope=${SEPTEMBER}`);
  await total(stephen, "Refused entry").waitFor();
  expect(await total(stephen, "Refused entry").textContent()).toBe("34");
  const questioned = Number(
    (
      await total(stephen, "People questioned in relation to organised immigration crime").textContent()
    )?.replace(",", ""),
  );
  expect(questioned).toBeGreaterThan(5_000);
  await stephen.getByText("of them for immigration offences: 51").waitFor();
  await expectSound(stephen, "the live board");
  await stephen.setViewportSize(WIDE);
  await total(stephen, "Refused entry").click();
  const opened = stephen.getByRole("dialog", { name: "Refused entry" });
  await opened
    .getByText(/^34 people, of \d+ cards/)
    .or(opened.getByText("34", { exact: true }))
    .first()
    .waitFor();
  await expectSound(stephen, "a figure that is open");
  await stephen.setViewportSize(WIDE);
  expect(new URL(stephen.url()).searchParams.get("open")).toBe("refused_entry@1");
  await opened.getByRole("link", { name: "How the figure was reached" }).click();
  await stephen.getByRole("heading", { level: 1, name: "How the figure was reached" }).waitFor();
  await stephen.getByRole("heading", { name: "Contributions added up" }).waitFor();
  const wrong = Number(await stephen.locator(".wrong-and-right s").textContent());
  const right = Number(await stephen.locator(".wrong-and-right [data-right] dd").textContent());
  expect(right).toBe(34);
  expect(wrong).toBeGreaterThan(34);
  await expectSound(stephen, "how a figure was reached");
});

test("what another agency returns is on a board that is open, without a reload", async () => {
  await stephen.setViewportSize(WIDE);
  await stephen.goto(`${BOARD}?scope=${now}`);
  await stephen.getByText("Live, as at").waitFor();
  const before = await ask<BoardAnswerWire>(stephen, "GET", `/scopes/${now}/board`);
  const stopped = before.totals.find(({ measure }) => measure === "vehicles_stopped@1")?.total ?? 0;
  const sadia = await stage().as("sadia");
  await sadia.goto(`/operations/npcc-lockstream/returns?scope=${now}&show=figures`);
  await sadia.getByLabel("Quantity").fill("17");
  await expectSound(sadia, "figures without records");
  await sadia.getByRole("button", { name: "Return 1 figure" }).click();
  await said(sadia, "1 figure returned");
  await total(stephen, "Vehicles stopped")
    .filter({ hasText: String(stopped + 17) })
    .waitFor();
  await stephen.getByRole("button", { name: "Wall screen" }).click();
  await stephen.getByRole("dialog").getByText("Vehicles stopped").first().waitFor();
  await stephen.getByRole("button", { name: "Leave the wall screen" }).click();
  await sadia.context().close();
});

test("the wall screen shows all of it at once on a large screen, whole, and to everyone", async () => {
  await stephen.setViewportSize({ width: 1920, height: 1080 });
  await stephen.emulateMedia({ colorScheme: "light" });
  for (const scope of [SEPTEMBER, now]) {
    await stephen.goto(`${BOARD}?scope=${scope}`);
    await stephen.getByRole("button", { name: "Wall screen" }).click();
    const wall = stephen.getByRole("dialog");
    await wall.getByRole("heading", { name: "Day by day" }).waitFor();
    await wall.getByText("Live, as at").waitFor();
    await expect.poll(() => wall.evaluate(cutOff), { message: scope }).toEqual([]);
    await expectAccessible(stephen, `the wall screen of ${scope}`);
    await stephen.keyboard.press("Escape");
    await wall.waitFor({ state: "detached" });
  }
  await stephen.setViewportSize(WIDE);
});

/** What of it lies beyond the screen, or is wider or higher than its own box. */
function cutOff(wall: Element): string[] {
  const words = (each: Element) => `${each.className || each.tagName}: ${each.textContent?.slice(0, 40)}`;
  const inside = [...wall.querySelectorAll("h1, h2, p, dt, dd, li, button, span")];
  const beyond = inside.filter((each) => {
    const { left, top, right, bottom } = each.getBoundingClientRect();
    return left < 0 || top < 0 || right > innerWidth + 1 || bottom > innerHeight + 1;
  });
  const clipped = inside.filter(
    (each) => each.scrollWidth > each.clientWidth + 1 && getComputedStyle(each).display !== "inline",
  );
  return [...beyond, ...clipped].map(words);
}

test("a filter and a choice of measure are in the address, and taken off again", async () => {
  await stephen.goto(`${BOARD}?scope=${SEPTEMBER}`);
  await stephen.getByRole("button", { name: "Vehicles stopped", exact: true }).click();
  await stephen.getByRole("button", { name: "Accompanied freight", exact: true }).click();
  await stephen.getByRole("button", { name: "Take off: Transport mode: Accompanied freight" }).waitFor();
  const { searchParams } = new URL(stephen.url());
  expect([searchParams.get("measure"), searchParams.get("modes")]).toEqual([
    "vehicles_stopped@1",
    "accompanied_freight",
  ]);
  await stephen.getByRole("button", { name: "Take off: Transport mode: Accompanied freight" }).click();
  await stephen
    .getByRole("button", { name: "Take off: Transport mode: Accompanied freight" })
    .waitFor({ state: "detached" });
});

test("nil is said for missing days with its author, and taken back", async () => {
  const sadia = await stage().as("sadia", `/operations/npcc-lockstream/returns?scope=${now}`);
  await sadia.getByRole("button", { name: "Choose all" }).click();
  await sadia.getByRole("button", { name: /^Say nil for/ }).click();
  await said(sadia, "Nil said for");
  await sadia.getByText("Nothing is missing of ours.").waitFor();
  await sadia.getByText(/nil returns? of ours/).click();
  await expectSound(sadia, "returns");
  await sadia.setViewportSize(WIDE);
  await sadia.getByRole("button", { name: "Take back" }).first().click();
  await said(sadia, "Taken back");
  await sadia.getByRole("button", { name: "Say nil", exact: true }).waitFor();
  await sadia.context().close();
});

test("a card is withheld only with a reason, amended with one, and keeps its versions", async () => {
  const sadia = await stage().as("sadia");
  const { ids } = await ask<{ ids: string[] }>(sadia, "POST", "/cards", {
    scopes: [now],
    cards: [{ measure: "engines_seized", quantity: 3, day: new Date().toISOString().slice(0, 10) }],
  });
  await sadia.goto(`/cards/${ids[0]}`);
  await sadia.getByRole("heading", { level: 1, name: "Engines seized" }).waitFor();
  await sadia.getByRole("button", { name: "Withhold it from this figure" }).click();
  await sadia.getByText("Enter why it is withheld").waitFor();
  await sadia.getByLabel("Why is it withheld?").fill("Proceedings are active");
  await sadia.getByRole("button", { name: "Withhold it from this figure" }).click();
  await said(sadia, "Withheld");
  await sadia.getByLabel(/^Quantity/).fill("2");
  await sadia.getByRole("button", { name: "Save a new version" }).click();
  await sadia.getByRole("link", { name: "Enter why: it stands beside the new version" }).waitFor();
  await sadia.getByLabel("Why does it change?").fill("One was counted by the other boat");
  await sadia.getByRole("button", { name: "Save a new version" }).click();
  await said(sadia, "Amended");
  await sadia.getByRole("cell", { name: "One was counted by the other boat" }).waitFor();
  await expectSound(sadia, "a count card");
  await sadia.context().close();
});

test("two records of one event are joined by a person, and parted again", async () => {
  const sadia = await stage().as("sadia");
  const day = new Date().toISOString().slice(0, 10);
  const figure = { measure: "lifejackets_seized", quantity: 41, day, area: "KENT" };
  await ask(sadia, "POST", "/cards", { scopes: [now], cards: [figure, figure] });
  await sadia.goto(`/operations/npcc-lockstream/returns?scope=${now}&show=duplicates`);
  const pair = sadia
    .getByRole("region", { name: "Two records that may be of one event" })
    .filter({ hasText: "Lifejackets seized: 41" })
    .first();
  await pair.waitFor();
  await pair.getByRole("button", { name: "One event: join them" }).click();
  await pair.getByText("Say in a few words how you know").first().waitFor();
  await pair.getByLabel("How do you know?").fill("Both boats were landed at one quay");
  await expectSound(sadia, "two records of one event");
  await sadia.setViewportSize(WIDE);
  await pair.getByRole("button", { name: "One event: join them" }).click();
  await said(sadia, "Joined");
  const judged = sadia.locator(".judged").filter({ hasText: "Both boats were landed at one quay" });
  await judged.getByRole("button", { name: "Take back" }).click();
  await judged.getByLabel("Why is it taken back?").fill("They were two");
  await judged.getByRole("button", { name: "Take it back" }).click();
  await said(sadia, "Taken back");
  await sadia.context().close();
});

test("the dictionary says what each measure counts, and a new version says why", async () => {
  await stephen.setViewportSize(WIDE);
  await stephen.goto("/measures?q=vehicles%20stopped");
  await stephen.getByText("Vehicles stopped", { exact: true }).click();
  await stephen.getByRole("button", { name: "Write its next version" }).click();
  await stephen.getByRole("button", { name: "Write it", exact: true }).click();
  await stephen.getByRole("link", { name: "Enter why" }).waitFor();
  await expectSound(stephen, "the dictionary of measures");
});

test("pages of supervisors and safeguarding leads are sound, also where nothing waits", async () => {
  const gareth = await stage().as("gareth", "/activities");
  for (const [path, heading] of [
    ["/activities", "Activities"],
    ["/duties", "Duties to children and possible victims"],
    ["/devices", "Devices in the field"],
    ["/language-cards", "Language cards"],
  ] as const) {
    await gareth.setViewportSize(WIDE);
    await gareth.goto(path);
    await gareth.getByRole("heading", { level: 1, name: heading }).waitFor();
    await gareth.locator(".skeletons").waitFor({ state: "detached" });
    await expectSound(gareth, heading);
  }
  await gareth.context().close();
});
