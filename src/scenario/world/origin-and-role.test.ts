/** Who somebody is in an event does not follow from where their name comes from. */
import { join } from "node:path";
import { expect, test } from "vitest";
import { lines, writtenScenario } from "../testing/written.ts";
import type { Standing } from "./people.ts";

interface Bearer {
  readonly id: string;
  readonly origin: string;
  readonly standing: Standing;
}

const { folder } = writtenScenario(12_000, 21);
const cast = lines<Bearer>(join(folder, "truth/cast.ndjson"));
const groups = lines<{ members: { person: string; roles: string[] }[] }>(join(folder, "truth/groups.ndjson"));
const roles = new Map<string, Set<string>>();
for (const { person, roles: held } of groups.flatMap(({ members }) => members)) {
  roles.set(person, new Set([...(roles.get(person) ?? []), ...held]));
}

/** The upper one in a thousand of chi-square with 14 degrees of freedom: fifteen origins, two groups. */
const CRITICAL = 36.12;

test.each([
  ["being a member of a group", ({ standing }: Bearer) => standing === "member"],
  ["being a victim or a child", ({ standing }: Bearer) => standing === "victim" || standing === "child"],
  ["having organised anything", ({ id }: Bearer) => roles.get(id)?.has("organiser") ?? false],
  ["having steered a boat", ({ id }: Bearer) => roles.get(id)?.has("pilot") ?? false],
])("%s is independent of the origin of the name", (_what, holds) => {
  const statistic = chiSquare(cast.map((bearer) => [bearer.origin, holds(bearer)] as const));
  expect(statistic.degrees).toBe(14);
  expect(statistic.value).toBeLessThan(CRITICAL);
});

test("the measure would see a tie between origin and role if there were one", () => {
  const tied = cast.map(
    (bearer, nth) => [bearer.origin, bearer.origin === "albanian" ? nth % 3 === 0 : nth % 5 === 0] as const,
  );
  expect(chiSquare(tied).value).toBeGreaterThan(CRITICAL);
});

function chiSquare(people: readonly (readonly [origin: string, holds: boolean])[]) {
  const counts = new Map<string, [number, number]>();
  for (const [origin, holds] of people) {
    const count = counts.get(origin) ?? [0, 0];
    count[holds ? 1 : 0] += 1;
    counts.set(origin, count);
  }
  const holding = people.filter(([, holds]) => holds).length / people.length;
  let value = 0;
  for (const [not, yes] of counts.values()) {
    const all = not + yes;
    value +=
      (yes - all * holding) ** 2 / (all * holding) + (not - all * (1 - holding)) ** 2 / (all * (1 - holding));
  }
  return { value, degrees: counts.size - 1 };
}
