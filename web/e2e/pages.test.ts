/** Every page in the hands of one whose page it is, and the two that come before one is inside. */
import { test } from "vitest";
import { onStage } from "./stage/on-stage.ts";
import { TOURS, thresholds } from "./stage/places.ts";
import { expectSound, expectSoundTour } from "./stage/sound.ts";

const stage = onStage();

test.each(TOURS)("the pages of $username are sound in light and dark, at 1280 and at 320 px", async (tour) =>
  expectSoundTour(stage(), tour),
);

test("the pages before one is inside are sound as well", async () => {
  const [signIn, gate] = await thresholds(stage(), await stage().as("piers"));
  if (signIn) await expectSound(signIn, "sign-in");
  if (gate) await expectSound(gate, "purpose and reason");
});
