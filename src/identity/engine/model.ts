/** What was learned, as a plain document: read it, keep it, pin it, use it again on other data of the same kind. */
import { COMPARISONS, type ComparisonKind } from "../../vocabulary/index.ts";
import type { Rarities, RarityTable } from "./rarities.ts";

export const MODEL_VERSION = 2;

export interface ModelOutcome {
  readonly outcome: string;
  /** How often it comes out so for two records of one person, and for two of different people. */
  readonly m: number;
  readonly u: number;
  /** The rarity, in bits, that an agreement of this kind has on average; null where rarity does not count. */
  readonly usualRarity: number | null;
}

export interface ModelProperty {
  readonly property: string;
  readonly comparison: ComparisonKind;
  readonly outcomes: readonly ModelOutcome[];
  /** How rare values are; null where rarity does not count. */
  readonly rarities: Rarities | null;
  /** Telephone numbers are brought into one form, wherever their writer stood. */
  readonly telephone?: true;
  /** Numbers that carry these check digits: two that are both right are never slips of each other. */
  readonly checksum?: string;
  /** It numbers reports: that two records are of one report is a circumstance of theirs, not a mark. */
  readonly context?: true;
  /** What somebody is also called: the property that says what they are called. */
  readonly alsoIn?: string;
  /** Properties whose words are left aside here, so that what is written twice counts once. */
  readonly beyond?: readonly string[];
}

export interface Model {
  readonly format: "tributary-linkage-model";
  readonly version: typeof MODEL_VERSION;
  /** What it goes by. */
  readonly name: string;
  /** How likely two records taken at random are of one person. */
  readonly prior: number;
  /** The weight, in bits, from which two clusters are one. */
  readonly threshold: number;
  /** The same where the report is given of every record, which then says more. */
  readonly thresholdInContext?: number;
  readonly properties: readonly ModelProperty[];
  /** What the numbers were learned from, in words. */
  readonly learnedFrom: readonly string[];
}

/** The model is not one, or of another version, or not for these properties. Says what and where. */
export class BadModel extends Error {
  override readonly name = "BadModel";
}

/** A model read from JSON, checked down to each number. */
export function readModel(value: unknown): Model {
  const model = value as Model;
  if (model?.format !== "tributary-linkage-model")
    throw new BadModel("This is no linkage model: its format is missing.");
  if (model.version !== MODEL_VERSION) {
    throw new BadModel(
      `The model is of version ${String(model.version)}; this program reads version ${MODEL_VERSION}. Train it again.`,
    );
  }
  if (typeof model.name !== "string" || !/^[a-z][a-z-]*$/.test(model.name)) {
    throw new BadModel("name: must be small letters and hyphens.");
  }
  if (!(model.prior > 0 && model.prior < 1)) throw new BadModel("prior: must lie between 0 and 1.");
  if (!Number.isFinite(model.threshold)) throw new BadModel("threshold: must be a number of bits.");
  if (model.thresholdInContext !== undefined && !Number.isFinite(model.thresholdInContext))
    throw new BadModel("thresholdInContext: must be a number of bits.");
  for (const { property, comparison, outcomes, rarities } of model.properties) {
    const known: readonly { id: string; byRarity?: true }[] | undefined = COMPARISONS[comparison];
    if (!known) throw new BadModel(`${property}: there is no comparison "${String(comparison)}".`);
    known.forEach(({ id }, nth) => {
      const said = outcomes[nth];
      if (said?.outcome !== id) throw new BadModel(`${property}: outcome ${nth + 1} must be "${id}".`);
      if (!(said.m > 0 && said.m <= 1 && said.u > 0 && said.u <= 1)) {
        throw new BadModel(`${property}, ${id}: m and u must be above 0 and at most 1.`);
      }
    });
    if (rarities === null) {
      if (known.some(({ byRarity }) => byRarity))
        throw new BadModel(`${property}: its rarities are missing.`);
      continue;
    }
    for (const table of [rarities.values, rarities.sounds, rarities.wholes]) checkTable(property, table);
  }
  return model;
}

function checkTable(property: string, table: RarityTable | null): void {
  if (table === null) return;
  for (const [value, bits] of [...Object.entries(table?.common ?? {}), ["others", table?.other] as const]) {
    if (typeof bits === "number" && bits >= 0 && bits <= 64) continue;
    throw new BadModel(`${property}, rarity of ${value}: must be a number of bits from 0 to 64.`);
  }
}

/** A pinned model put in the order of these properties: by name where the names are the same, and by kind of comparison. */
export function fitModel(
  model: Model,
  properties: readonly { readonly name: string; readonly kind: ComparisonKind }[],
): Model {
  return {
    ...model,
    properties: properties.map(({ name, kind }) => {
      const found = model.properties.find(
        ({ property, comparison }) => property === name && comparison === kind,
      );
      if (found) return found;
      throw new BadModel(
        `The model knows no property "${name}" compared as ${kind}. It knows ${model.properties.map((each) => `${each.property} (${each.comparison})`).join(", ")}.`,
      );
    }),
  };
}
