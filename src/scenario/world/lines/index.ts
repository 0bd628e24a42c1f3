/** The typologies of the field, and how one line of any of them is made. */
import type { Day } from "../../calendar.ts";
import { between, pick, weighted } from "../../random.ts";
import { assemble, type Connected, type Crew, lineOf } from "../crew.ts";
import { FORCES } from "../forces.ts";
import type { Line } from "../happening.ts";
import type { Maker } from "../things.ts";
import { commonTravelArea, lorry, unaccompanied } from "./by-road.ts";
import { greyEconomy, moneyLine, papers } from "./inland.ts";
import { smallBoats } from "./small-boats.ts";

interface Typology {
  readonly name: string;
  readonly weight: number;
  readonly tell: (crew: Crew) => void;
}

const TYPOLOGIES: readonly Typology[] = [
  { name: "small boats", weight: 24, tell: (crew) => smallBoats(crew, false) },
  { name: "lorry", weight: 18, tell: lorry },
  { name: "unaccompanied trailer", weight: 12, tell: unaccompanied },
  { name: "documents", weight: 14, tell: papers },
  { name: "common travel area", weight: 8, tell: commonTravelArea },
  { name: "grey economy", weight: 16, tell: greyEconomy },
  { name: "money", weight: 8, tell: moneyLine },
];

const BY_CHANCE = TYPOLOGIES.map((typology) => [typology, typology.weight] as const);

/** The line that every scenario opens with: a small-boats supply line out of Kent, told in full. */
export function openingLine(maker: Maker, connected: Connected, start: Day, nextEvent: () => string): Line {
  const kent = FORCES.find((force) => force.code === "KENT");
  if (kent === undefined) throw new Error("there is no Kent Police among the forces");
  const crew = assemble(maker, connected, kent, start, 8, nextEvent);
  smallBoats(crew, true);
  return lineOf(crew, "g1", "small boats");
}

export function drawLine(
  maker: Maker,
  connected: Connected,
  id: string,
  start: Day,
  nextEvent: () => string,
): Line {
  const { random } = maker;
  const typology = weighted(random, BY_CHANCE);
  const crew = assemble(maker, connected, pick(random, FORCES), start, between(random, 5, 11), nextEvent);
  typology.tell(crew);
  return lineOf(crew, id, typology.name);
}
