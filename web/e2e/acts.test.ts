/** What is done to a report after its ordinary life: asked for, sanitised, released, acknowledged, lent. */
import { expect, test } from "vitest";
import { CLOSED, report } from "./stage/ask.ts";
import { choose, said, searchFor, words } from "./stage/hands.ts";
import { confirmItIsYou } from "./stage/index.ts";
import { onStage } from "./stage/on-stage.ts";

const stage = onStage();

test("what may not be sanitised without its originator is asked for, agreed to, and sanitised beside the original", async () => {
  const made = await report(
    stage(),
    {
      title: "A yard near Ashford stores outboard engines",
      texts: ["A cleaner at the yard said that 30 engines came on a pallet with the plate KR70 TLV."],
      grade: CLOSED,
    },
    [{ agency: "BF" }],
  );
  const helen = await stage().as("helen", `/reports/${made.reference}`);
  expect(await helen.getByRole("link", { name: "Sanitise", exact: true }).count()).toBe(0);
  await helen.getByRole("link", { name: "Ask permission" }).first().click();
  await helen.getByLabel("May we sanitise it").check();
  await helen.getByLabel("Your question").fill("We want to tell the ports what to look for by Friday.");
  await helen.getByRole("button", { name: "Ask the originators" }).click();
  await said(helen, "The originators are asked");

  const ruth = await stage().as("ruth");
  await ruth.locator("section", { hasText: "To answer" }).getByRole("link", { name: made.reference }).click();
  const request = ruth.getByRole("article").filter({ hasText: made.reference });
  await request.getByText("We want to tell the ports").waitFor();
  await request.getByLabel("Your answer").fill("Leave out who said it.");
  await request.getByRole("button", { name: "Agree" }).click();
  await said(ruth, "You agreed");

  await helen.goto(`/reports/${made.reference}`);
  await helen.getByRole("link", { name: "Sanitise", exact: true }).click();
  await helen.locator(".sanitise-original").getByText("A cleaner at the yard").waitFor();
  await helen.getByLabel("Title of the new report").fill("Engines on a pallet near Ashford");
  await helen.getByLabel("As it will be read").fill("Engines came on a pallet with the plate KR70 TLV.");
  await helen.getByRole("button", { name: "Make the sanitised report" }).click();
  await said(helen, "The sanitised report is made");
  await helen.getByRole("heading", { level: 1, name: "Engines on a pallet near Ashford" }).waitFor();
  expect(await words(helen)).not.toContain("A cleaner");
  await helen.getByText("Made from").waitFor();
});

test("where a life is at risk the duty officer releases the words selected, and only those", async () => {
  const made = await report(stage(), {
    title: "A boy kept in a house in Folkestone",
    precedence: "immediate",
    texts: ["A neighbour called Dora says that a boy of about 12 is kept at 4 Tontine Street and is ill."],
    grade: CLOSED,
  });
  const ben = await stage().as("ben", `/reports/${made.reference}`);
  await ben.getByRole("link", { name: "Emergency release" }).click();
  await ben.getByLabel("What the readers must know, in a line").fill("Ill child at an address in Folkestone");
  const text = ben.getByRole("textbox", { name: "Words of item 1" });
  await text.press("ControlOrMeta+Home");
  for (let step = 0; step < "A neighbour called Dora says that ".length; step++)
    await text.press("ArrowRight");
  for (let step = 0; step < "a boy of about 12 is kept at 4 Tontine Street".length; step++)
    await text.press("Shift+ArrowRight");
  await ben.getByRole("button", { name: /^Add/ }).click();
  await ben.getByText("“a boy of about 12 is kept at 4 Tontine Street”", { exact: true }).waitFor();
  await choose(ben, "Who must have them", "BF/duty");
  await ben.getByLabel("Why it cannot wait").fill("The child is ill now and nobody of the unit answers.");
  await ben.getByRole("button", { name: "Release these words now" }).click();
  await confirmItIsYou(ben);
  await said(ben, "Released");

  const derek = await stage().as("derek");
  await derek.getByRole("link", { name: "Ill child at an address in Folkestone" }).first().click();
  await derek.getByText("a boy of about 12 is kept at 4 Tontine Street").first().waitFor();
  expect(await words(derek)).not.toContain("Dora");
  await derek.goto(`/reports/${made.reference}`);
  await derek.getByRole("alert").waitFor();
  expect(await words(derek)).not.toContain("Dora");
});

test("an immediate report waits at the duty desk with its clock until a named person acknowledges it", async () => {
  const ben = await stage().as("ben");
  const waiting = ben
    .locator("section", { hasText: "To acknowledge" })
    .locator("li", { hasText: "Knocking" });
  await waiting
    .getByText(/due in \d+ minutes|due/)
    .first()
    .waitFor();
  await waiting.getByRole("link", { name: /Knocking heard/ }).click();
  await ben.getByRole("button", { name: "Acknowledge", exact: true }).click();
  await said(ben, "You acknowledged");
  const desks = ben.locator("section", { hasText: "Acknowledgements" });
  await desks.getByText("Insp Ben Whitlock").waitFor();
  expect(await ben.getByRole("button", { name: "Acknowledge", exact: true }).count()).toBe(0);
  await ben.getByRole("link", { name: "Home", exact: true }).click();
  await ben.getByRole("heading", { level: 1, name: /Whitlock/ }).waitFor();
  await waiting.waitFor({ state: "detached" });
});

test("one named person is let in with a reason and until a day, and out again", async () => {
  const made = await report(stage(), {
    title: "A lock-up in Margate with lifejackets",
    texts: ["Lifejackets lie in a lock-up rented under the number 07700 900733."],
  });
  const gareth = await stage().as("gareth", `/reports/${made.reference}`);
  await gareth.getByRole("alert").waitFor();

  const ruth = await stage().as("ruth", `/reports/${made.reference}`);
  await ruth.getByRole("link", { name: "Let one person read" }).click();
  await ruth.getByLabel("Username").fill("gareth");
  await ruth.getByLabel("Until").fill("2099-12-31");
  await ruth.getByLabel("Why they need it").fill("She visits the place");
  await ruth.getByRole("button", { name: "Let them read it" }).click();
  await said(ruth, "may read");

  await gareth.reload();
  await gareth.getByRole("heading", { level: 1, name: "A lock-up in Margate" }).waitFor();
  await searchFor(gareth, "lock-up Margate");
  await gareth.getByRole("link", { name: "A lock-up in Margate" }).waitFor();

  await ruth.getByRole("button", { name: "End Sgt Gareth Lloyd" }).click();
  await said(ruth, "can no longer read it");
  await gareth.goto(`/reports/${made.reference}`);
  await gareth.getByRole("alert").waitFor();
});
