/** The models that the product is pinned to: documents beside this file, read and checked. */
import { readFileSync } from "node:fs";
import { type Model, readModel } from "../engine/index.ts";

const read = (name: string): Model =>
  readModel(JSON.parse(readFileSync(new URL(`./${name}.json`, import.meta.url), "utf8")));

/** People: learned without labels from a scenario (scripts/train-person-model.ts). */
export const personModel = (): Model => read("person");

/** What is known by a name, a number and a postcode at most: companies, premises, addresses, places. */
export const thingModel = (): Model => read("thing");
