/** The device itself: its lock, what lies on it, how it is left, and how much it has to load. */
import { gzipSync } from "node:zlib";
import type { Page } from "playwright-core";
import type { Static } from "typebox";
import { expect, test } from "vitest";
import type { Devices, Quarantine } from "../../src/contract/field.ts";
import { ask } from "./stage/ask.ts";
import {
  allSent,
  begin,
  choosePin,
  count,
  expectCount,
  expectFieldSound,
  follow,
  heading,
  lyingOn,
  outbox,
  PIN,
  phoneOf,
  signIn,
  tap,
  unlock,
} from "./stage/field-hands.ts";
import { onStage } from "./stage/on-stage.ts";

const stage = onStage();

async function offline(page: Page, off = true): Promise<void> {
  await page.context().setOffline(off);
}

test("the first load is at most 200 kB compressed, fonts included", async () => {
  const page = await stage().visitor();
  await page.setViewportSize({ width: 320, height: 640 });
  const loaded = new Map<string, number>();
  page.on("response", async (response) => {
    if (response.request().serviceWorker()) return;
    const { pathname } = new URL(response.url());
    if (pathname.startsWith("/api/")) return;
    loaded.set(pathname, 0);
    const body = await response.body().catch(() => Buffer.alloc(0));
    // Fonts and pictures are compressed as they are.
    loaded.set(pathname, Math.min(body.length, gzipSync(body, { level: 9 }).length));
  });
  await page.goto("/field");
  await heading(page, "Sign in");
  await page.evaluate(() => document.fonts.ready);
  await page.waitForLoadState("networkidle");
  const total = [...loaded.values()].reduce((sum, each) => sum + each, 0);
  console.log(
    `First load of the field app: ${(total / 1000).toFixed(1)} kB compressed, ${loaded.size} files`,
  );
  expect([...loaded.values()].every((bytes) => bytes > 0)).toBe(true);
  expect([...loaded.keys()].some((path) => path.endsWith(".woff2"))).toBe(true);
  expect(total).toBeLessThanOrEqual(200_000);
  await page.context().close();
});

test("five wrong PINs wipe the device and say how much was never sent", async () => {
  const page = await phoneOf(stage(), "amina");
  await offline(page);
  await begin(page);
  await count(page, "Vehicles stopped", 1);
  await page.reload();
  for (const left of ["4 tries left", "3 tries left", "2 tries left", "1 try left"]) {
    await unlock(page, "604184");
    await page.getByText(left).waitFor();
  }
  await page.getByText("that only this device has").waitFor();
  await unlock(page, "604184");
  await page.getByText(/everything on this device was wiped, and 2 entries that had not been sent/).waitFor();
  expect((await lyingOn(page)).records).toBe(0);
  await page.context().close();
});

test("nothing of a person, a place or a note lies in the clear, and no answer of the server is kept", async () => {
  const page = await phoneOf(stage(), "amina");
  const id = await begin(page);
  await allSent(page);
  await offline(page);
  await follow(page, "Encounter");
  await page.getByLabel("Name", { exact: true }).fill("Qwendolin Vlaxnor");
  await page.getByLabel("Note (optional)").fill("Slept at Sparrow Lane");
  await tap(page, "Record");
  await page.getByRole("heading", { name: /^Recorded/ }).waitFor();
  await page.goto(`/field/activities/${id}/note/5a1f0c36-9f43-4f0f-9f2f-6f0f7b1c0a01`);
  await unlock(page);
  await page.getByLabel("Note", { exact: true }).fill("Half a sentence about Sparrow");
  await page.waitForTimeout(1000);
  const { text, records } = await lyingOn(page);
  expect(records).toBeGreaterThan(4);
  for (const word of [
    "Qwendolin",
    "Vlaxnor",
    "Sparrow",
    "amina",
    "Amina",
    "Checks at the port",
    "KENT",
    PIN,
    id,
  ]) {
    expect(text.includes(word), word).toBe(false);
  }
  const cached = await page.evaluate(async () => {
    const names = await caches.keys();
    const urls = await Promise.all(
      names.map(async (name) =>
        (await (await caches.open(name)).keys()).map((request) => new URL(request.url).pathname),
      ),
    );
    return urls.flat();
  });
  expect(cached).toContain("/field");
  expect(cached.filter((path) => path.startsWith("/api"))).toEqual([]);
  // Half a sentence is not lost with the page.
  await page.reload();
  await unlock(page);
  expect(await page.getByLabel("Note", { exact: true }).inputValue()).toBe("Half a sentence about Sparrow");
  await page.context().close();
});

test("signing out waits until everything is sent, and leaves nothing behind", async () => {
  const page = await phoneOf(stage(), "amina");
  await begin(page);
  await allSent(page);
  // The server is there, and takes nothing: only what is unsent stands in the way.
  stage().forgive(page, /ERR_FAILED/);
  await page.context().route("**/api/v1/field/sync", (route) => route.abort());
  await count(page, "People stopped", 1);
  await follow(page, /Outbox/);
  await page.getByText("It is sent by itself").waitFor();
  await follow(page, "Settings and sign out");
  await tap(page, "Sign out and wipe this device");
  await page.getByText("Not yet: something is not sent").waitFor();
  await page.getByText("1 record not sent").waitFor();
  expect((await lyingOn(page)).records).toBeGreaterThan(0);
  await tap(page, "Sign out and wipe this device");
  await page.waitForTimeout(500);
  await page.getByText("Not yet: something is not sent").waitFor();
  expect((await lyingOn(page)).records).toBeGreaterThan(0);
  await page.context().unroute("**/api/v1/field/sync");
  await page.evaluate(() => window.dispatchEvent(new Event("online")));
  await allSent(page);
  await tap(page, "Sign out and wipe this device");
  await page.getByText("You are signed out, and everything on this device is wiped").waitFor();
  expect((await lyingOn(page)).records).toBe(0);
  expect((await page.request.get("/api/v1/me")).status()).toBe(401);
  await page.context().close();
});

test("a session that ended is asked for again in the same name, and what waited is sent then", async () => {
  const page = await phoneOf(stage(), "amina");
  await begin(page);
  await allSent(page);
  await page.context().clearCookies();
  await count(page, "People stopped", 2);
  await outbox(page).filter({ hasText: "sign in to send" }).waitFor();
  await outbox(page).click();
  await tap(page, "Sign in to send");
  expect(await page.getByLabel("Username").getAttribute("readonly")).not.toBeNull();
  await page.getByLabel("Password").fill("lantern-harbour-42");
  await tap(page, "Sign in");
  await allSent(page);
  await page.context().close();
});

test("whoever carries a revoked device is signed out; signed in again, it sends what it has, which waits apart, and forgets everything", async () => {
  const page = await phoneOf(stage(), "amina");
  await begin(page);
  await allSent(page);
  await offline(page);
  await count(page, "People stopped", 1);
  const gareth = await stage().as("gareth");
  const { devices } = await ask<Static<typeof Devices>>(gareth, "GET", "/field/devices");
  const newest = devices
    .filter((each) => each.revokedAt === null && each.person.includes("Amina"))
    .sort((a, b) => b.enrolledAt.localeCompare(a.enrolledAt))[0];
  await ask(gareth, "POST", `/field/devices/${newest?.id}/revoke`);
  await offline(page, false);
  await outbox(page).filter({ hasText: "sign in to send" }).waitFor();
  await outbox(page).click();
  await tap(page, "Sign in to send");
  await page.getByLabel("Password").fill("lantern-harbour-42");
  await tap(page, "Sign in");
  await page.getByText("This device was revoked").waitFor();
  expect((await lyingOn(page)).records).toBe(0);
  const { operations } = await ask<Static<typeof Quarantine>>(gareth, "GET", "/field/quarantine");
  expect(operations.filter((each) => each.device === newest?.id)).toMatchObject([
    { body: { do: "tally", measure: "people_stopped", quantity: 1 } },
  ]);
  await gareth.context().close();
  await page.context().close();
});

test("the app locks when it was out of sight for five minutes, and not before", async () => {
  const page = await phoneOf(stage(), "amina");
  const id = await begin(page);
  await count(page, "People stopped", 1);
  await allSent(page);
  await page.clock.install();
  await page.goto(`/field/activities/${id}`);
  await unlock(page);
  await expectCount(page, "People stopped", 1);
  const sight = (state: "hidden" | "visible") =>
    page.evaluate((now) => {
      Object.defineProperty(document, "visibilityState", { value: now, configurable: true });
      document.dispatchEvent(new Event("visibilitychange"));
    }, state);
  await sight("hidden");
  await page.clock.runFor(4 * 60_000);
  await sight("visible");
  await expectCount(page, "People stopped", 1);
  await sight("hidden");
  await page.clock.runFor(5 * 60_000 + 1000);
  await sight("visible");
  await heading(page, "Unlock");
  expect(await page.getByText("People stopped").count()).toBe(0);
  await page.context().close();
});

test("24 hours later what was sent is gone, and what was not can be unlocked and sent", async () => {
  const page = await phoneOf(stage(), "amina");
  await begin(page);
  await allSent(page);
  await offline(page);
  await count(page, "People stopped", 1);
  await expectCount(page, "People stopped", 1);
  await page.clock.setFixedTime(Date.now() + 25 * 60 * 60_000);
  await page.goto("/field");
  await page.getByText("More than 24 hours have passed").waitFor();
  await page.getByText("1 entry").waitFor();
  await page.clock.setSystemTime(Date.now());
  await unlock(page);
  await heading(page, "Today");
  await page.getByText("They come with the next signal").waitFor();
  await offline(page, false);
  await allSent(page);
  await page.context().close();
});

test("a passkey that can encrypt unlocks the device in place of a PIN", async () => {
  const page = await stage().visitor();
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("WebAuthn.enable");
  await devtools.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      ctap2Version: "ctap2_1",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      hasPrf: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  // A passkey belongs to a name; numbers are none.
  const here = stage().url.replace("127.0.0.1", "localhost");
  await page.goto(`${here}/field`);
  await signIn(page, "amina");
  await tap(page, "Use a passkey instead");
  await heading(page, "Ready");
  await tap(page, "Start");
  const id = await begin(page);
  await count(page, "People stopped", 1);
  await page.goto(`${here}/field/activities/${id}`);
  await heading(page, "Unlock");
  await tap(page, "Unlock with the passkey");
  await expectCount(page, "People stopped", 1);
  await page.context().close();
});

test("every screen is sound at 320 px, light and dark", async () => {
  const page = await stage().visitor();
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto("/field");
  await heading(page, "Sign in");
  await tap(page, "Sign in");
  await page.locator(".error-summary").waitFor();
  await expectFieldSound(page, "signing in, with errors");
  await signIn(page, "amina");
  await heading(page, "Lock this device");
  await expectFieldSound(page, "choosing a lock");
  await choosePin(page);
  await heading(page, "Ready");
  await expectFieldSound(page, "ready");
  await tap(page, "Start");
  const id = await begin(page);
  await count(page, "Vehicles stopped", 1);
  await expectFieldSound(page, "an activity");
  await follow(page, "Encounter");
  await page.getByLabel("Possible victim").check();
  await page.getByLabel("Power used").selectOption("consent");
  await page.getByText("Category: Not categorised").click();
  await page.getByLabel("Witness").check();
  await expectFieldSound(page, "an encounter");
  await tap(page, "Record");
  await page.getByRole("heading", { name: /^Recorded/ }).waitFor();
  await expectFieldSound(page, "an encounter, recorded");
  await tap(page, "Done");
  await follow(page, "Result");
  await page.getByLabel("What was it?").selectOption("arrest");
  await tap(page, "Record");
  await page.locator(".error-summary").waitFor();
  await expectFieldSound(page, "a result, with errors");
  const places = [
    "power/p",
    "reference/r",
    "note/n",
    "details",
    "agencies",
    "counters",
    "finish",
    "conflicts",
  ];
  for (const place of [
    ...places.map((each) => `activities/${id}/${each}`),
    "outbox",
    "settings",
    "cards",
    "",
  ]) {
    await page.goto(`/field/${place}`);
    await unlock(page);
    await page.locator(".outbox-line").waitFor();
    await expectFieldSound(page, place || "today");
  }
  await page.goto("/field");
  await heading(page, "Unlock");
  await expectFieldSound(page, "unlocking");
  await page.context().close();
});
