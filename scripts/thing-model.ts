/** The weights of things known by a name, a number and a postcode at most: set by hand, so that only a whole and rare name is enough. */
import { MODEL_VERSION, type Model, type ModelProperty } from "../src/identity/engine/model.ts";
import { prepare } from "../src/identity/engine/prepare/index.ts";
import { type Rarities, raritiesOf } from "../src/identity/engine/rarities.ts";
import { COMPARISONS, type ComparisonKind } from "../src/vocabulary/index.ts";

const PRIOR = -14;
const THRESHOLD = 2;
/** Bits by outcome, and the rarity at which an agreement says just that. */
const BITS: Readonly<Record<string, readonly (readonly [string, number, number?])[]>> = {
  name: [
    // As many bits as the name is rare: what crosses the line is rarer than one in 65,000.
    ["same", 14, 14],
    ["spelling", 11, 14],
    ["initial", 2, 16],
    ["within", 1, 16],
    ["within-spelling", 0.5, 16],
    ["shared", -3, 16],
    ["shared-spelling", -4, 16],
    ["far", -6],
    ["different", -10],
  ],
  code: [
    ["same", 18, 14],
    ["look-alike", 12, 14],
    ["digit", 6],
    ["tail", 1],
    ["two", 1],
    ["different", -8],
  ],
  postcode: [
    ["same", 9, 12],
    ["digit", 4, 12],
    ["sector", 3],
    ["district", 1],
    ["area", -3],
    ["different", -8],
  ],
};

export function ofThings(names: readonly string[]): Model {
  const { properties } = prepare({ headers: ["name"], columns: [names] }, { name: "name" });
  const [name] = properties;
  const rarities = name ? raritiesOf(name) : null;
  const unlisted: Rarities = { values: { common: {}, other: 14 }, sounds: null, wholes: null };
  return {
    format: "tributary-linkage-model",
    version: MODEL_VERSION,
    name: "thing",
    prior: 2 ** PRIOR,
    threshold: THRESHOLD,
    properties: [
      property("name", "name", rarities),
      property("number", "code", unlisted),
      property("postcode", "postcode", { ...unlisted, values: { common: {}, other: 12 } }),
    ],
    learnedFrom: [
      "weights set by hand: a name counts as many bits as it is rare, and only agreement on all of its parts is enough",
      `the rarity of words counted over ${names.length} companies and addresses of a synthetic scenario`,
    ],
  };
}

function property(name: string, comparison: ComparisonKind, rarities: Rarities | null): ModelProperty {
  return {
    property: name,
    comparison,
    rarities,
    outcomes: COMPARISONS[comparison].map(({ id }, nth) => {
      const [outcome, bits, usualRarity = null] = BITS[comparison]?.[nth] ?? [id, 0];
      if (outcome !== id) throw new Error(`${comparison}: ${outcome} stands where ${id} should.`);
      const m = bits >= 0 ? 0.5 : 0.5 * 2 ** bits;
      return { outcome, m, u: bits >= 0 ? 0.5 * 2 ** -bits : 0.5, usualRarity };
    }),
  };
}
