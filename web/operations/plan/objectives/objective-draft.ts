/** An objective while it is written: figures are text until they are read as figures. */
import type { ObjectivesChangeWire } from "../../../../src/contract/operations.ts";

type ObjectiveWire = ObjectivesChangeWire["objectives"][number];

export interface ObjectiveDraft extends Omit<ObjectiveWire, "target" | "baseline"> {
  readonly target: string;
  readonly baseline: string;
}

export const NEW_OBJECTIVE: ObjectiveDraft = {
  pillar: null,
  text: "",
  measure: null,
  measureVersion: null,
  target: "",
  baseline: "",
  baselineSays: "",
};

/** "5,000" is five thousand; what is no whole number is null. */
export function readFigure(text: string): number | null {
  const plain = text.replace(/[\s,]/g, "");
  return /^\d{1,12}$/.test(plain) ? Number(plain) : null;
}

export function objectiveWire(draft: ObjectiveDraft): ObjectiveWire {
  const measured = draft.measure !== null;
  const baseline = measured ? readFigure(draft.baseline) : null;
  return {
    ...draft,
    text: draft.text.trim(),
    target: measured ? readFigure(draft.target) : null,
    baseline,
    baselineSays: baseline === null ? "" : draft.baselineSays.trim(),
  };
}

type Wrong = readonly [pointer: string, message: string | false];

export function wrongInObjective(draft: ObjectiveDraft, nth: number): readonly Wrong[] {
  const at = `/objectives/${nth}`;
  const figure = (name: "target" | "baseline"): Wrong => [
    `${at}/${name}`,
    draft.measure !== null &&
      draft[name].trim() !== "" &&
      readFigure(draft[name]) === null &&
      `Enter the ${name} of objective ${nth + 1} as a whole number`,
  ];
  return [
    [`${at}/text`, draft.text.trim() === "" && `Enter what objective ${nth + 1} is, or remove it`],
    figure("target"),
    figure("baseline"),
    [
      `${at}/baselineSays`,
      draft.measure !== null &&
        readFigure(draft.baseline) !== null &&
        draft.baselineSays.trim() === "" &&
        `Say where the baseline of objective ${nth + 1} comes from`,
    ],
  ];
}
