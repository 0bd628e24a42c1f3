/** What must be right before a report is submitted, each with what to do about it. A draft may be kept without any of it. */
import { partialDateProblem } from "../../../src/vocabulary/partial-date.ts";
import { CLASSIFICATIONS, markingTooHigh } from "../../../src/vocabulary/reports.ts";
import { type FieldErrors, fieldErrors } from "../../look/field-errors.ts";
import { gradeGap } from "../grades/grade-draft.ts";
import type { Draft, DraftItem } from "./draft.ts";

export function draftErrors(draft: Draft): FieldErrors {
  const written = draft.items.filter((item) => item.text.trim() !== "");
  return fieldErrors([
    ["/title", draft.title.trim().length < 3 && "Give the report a title that says what it is about"],
    ["/title", tooHigh(draft.title)],
    [
      "/classification",
      !(CLASSIFICATIONS as readonly string[]).includes(draft.classification) &&
        "Choose OFFICIAL or OFFICIAL-SENSITIVE",
    ],
    ["/informationFrom", partialDateProblem(draft.informationFrom.trim())],
    ["/informationTo", partialDateProblem(draft.informationTo.trim())],
    [
      "/provenance",
      draft.provenance.trim() === "" && "Say how this is known, without naming or describing the source",
    ],
    ["/items/0/text", written.length === 0 && "Write at least one item"],
    ...draft.items.flatMap((item, index) => itemChecks(item, index, written.length === 0)),
  ]);
}

type Check = readonly [string, string | false];

function itemChecks(item: DraftItem, index: number, nothingWritten: boolean): readonly Check[] {
  if (nothingWritten) return [];
  const gap = gradeGap(item.grade);
  return [
    [`/items/${index}/text`, item.text.trim() === "" && `Write item ${index + 1} or remove it`],
    [`/items/${index}/text`, tooHigh(item.text)],
    [`/items/${index}/grade`, gap !== null && `${gap} for item ${index + 1}`],
  ];
}

function tooHigh(text: string): string | false {
  const marking = markingTooHigh(text);
  return (
    marking !== null &&
    `This carries the marking ${marking}, which this system may not hold. Take it out and report it through your security officer`
  );
}
