/** Every act on a report, done with arguments that cannot be what it is refused for. */
import { Refusal, type Viewer } from "../../access/index.ts";
import type { ActionName, ReportDetailWire } from "../../contract/reports.ts";
import {
  acknowledge,
  askPermission,
  discardDraft,
  disseminate,
  emergencyRelease,
  eraseReport,
  evaluateReport,
  grantNamed,
  keepFlagged,
  placeHold,
  readReport,
  returnReport,
  sanitiseReport,
  saveDraft,
  submitReport,
  withdrawReport,
} from "../reports/index.ts";
import { linkAnswer } from "../requirements.ts";
import type { Scene } from "./scene.ts";
import { OPEN } from "./telling.ts";

export interface Target {
  readonly id: string;
  /** A requirement that everybody may read. */
  readonly requirement: string;
}

/** What the act made, where it made a report. */
export type Done = { readonly id: string } | undefined;

/** Throws as the act does. An act that takes items is tried with each, and is refused when it is refused with all. */
export async function perform(
  scene: Scene,
  viewer: Viewer,
  action: ActionName,
  target: Target,
): Promise<Done> {
  const { id } = target;
  const report = await readReport(viewer, id);
  const reason = "A reason of some length";
  switch (action) {
    case "edit":
      await saveDraft(viewer, id, draftOf(report));
      return;
    case "submit":
      return void (await submitReport(viewer, id));
    case "discard":
      return void (await discardDraft(viewer, id));
    case "return":
      return void (await returnReport(viewer, id, reason));
    case "evaluate": {
      const items = report.items.map((item) => ({ id: item.id, grade: item.grade ?? OPEN }));
      return void (await evaluateReport(viewer, id, { precedence: report.precedence, items, note: "" }));
    }
    case "sanitise":
      return await firstAllowed(report.items, async ({ id: source, grade }) => {
        const items = [{ source, text: "In other words", grade: grade ?? OPEN }];
        return await sanitiseReport(viewer, id, { title: "Sanitised", items });
      });
    case "disseminate": {
      const recipients = [{ agency: viewer.purpose === "immigration" ? "UKVI" : "NCA" }];
      return void (await disseminate(viewer, id, { recipients, purpose: viewer.purpose, reason }));
    }
    case "keep":
      return void (await keepFlagged(viewer, id, reason));
    case "acknowledge":
      return void (await acknowledge(viewer, id));
    case "emergency_release": {
      const words = report.items.slice(0, 1).map((item) => ({ item: item.id, start: 0, end: 2 }));
      const recipients = [{ agency: viewer.purpose === "immigration" ? "UKVI" : "NCA" }];
      return await emergencyRelease(viewer, id, { title: "Danger to life", words, recipients, reason });
    }
    case "ask_permission": {
      const questions = report.items.flatMap((item) =>
        (["sanitise", "act", "release"] as const).map((kind) => ({
          items: [item.id],
          kind,
          question: "May we?",
        })),
      );
      return void (await firstAllowed(questions, (question) => askPermission(viewer, id, question)));
    }
    case "grant": {
      const username = `${viewer.agency.code.toLowerCase()}.colleague`;
      return void (await grantNamed(viewer, id, { username, reason, until: null }));
    }
    case "withdraw":
      return void (await withdrawReport(viewer, id, reason));
    case "erase":
      return void (await eraseReport(viewer, scene.database.keys, id, reason));
    case "hold":
      return void (await placeHold(viewer, id, { kind: "retention", reason }));
    case "answer_requirement":
      return void (await linkAnswer(viewer, id, target.requirement));
  }
}

async function firstAllowed<Argument, Answer>(
  choices: readonly Argument[],
  act: (choice: Argument) => Promise<Answer>,
): Promise<Answer> {
  let refusal: unknown = new Refusal("forbidden", "there is nothing to choose from");
  for (const choice of choices) {
    try {
      return await act(choice);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refusal = error;
    }
  }
  throw refusal;
}

function draftOf({ items, requirements, ...report }: ReportDetailWire) {
  return {
    ...report,
    items: items.map(({ id, text, grade }) => ({ id, text, grade, mentions: [], links: [] })),
    requirements: requirements.map((requirement) => requirement.id),
  };
}
