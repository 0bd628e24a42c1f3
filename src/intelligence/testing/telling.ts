/** Reports for tests: a draft with items, and a report brought as far in its life as a test needs it. */
import { randomUUID } from "node:crypto";
import type { Recipient } from "../../access/index.ts";
import type { GradeWire } from "../../contract/common.ts";
import type { ItemDraftWire, ReportDraftWire } from "../../contract/reports.ts";
import type { Purpose } from "../../vocabulary/index.ts";
import { recogniseItem } from "../recognise.ts";
import { createDraft, disseminate, evaluateReport, submitReport } from "../reports/index.ts";
import type { Who } from "./cast.ts";
import type { Scene } from "./scene.ts";

type Handling = GradeWire["handling"];
type Conditions = Extract<Handling, { code: "C" }>;

/** Lawful sharing permitted. */
export const OPEN: GradeWire = { source: "1", information: "B", handling: { code: "P" } };

/** Lawful sharing permitted with conditions, under an agency's name. */
export function conditional(
  action: Conditions["action"],
  sanitisation: Conditions["sanitisation"],
  originator = "KENT",
  text = "Ask before use",
): GradeWire {
  return {
    source: "2",
    information: "C",
    handling: { code: "C", action, sanitisation, instructions: [{ originator, text }] },
  };
}

export function anItem(text: string, grade: GradeWire | null = OPEN): ItemDraftWire {
  return { ...recogniseItem(randomUUID(), text), grade };
}

export function aDraft(parts: Partial<ReportDraftWire> = {}): ReportDraftWire {
  return {
    title: "A van at the warehouse",
    precedence: "routine",
    purpose: "law_enforcement",
    classification: "OFFICIAL",
    provenance: "Seen by officers",
    authored: "2026-09-21",
    informationFrom: "2026-09-20",
    informationTo: "",
    items: [anItem("A white van collected six engines from the warehouse.")],
    requirements: [],
    ...parts,
  };
}

export interface Told {
  readonly id: string;
  readonly reference: string;
  /** Item ids in their order. */
  readonly items: readonly string[];
  readonly draft: ReportDraftWire;
}

export interface Telling extends Partial<ReportDraftWire> {
  readonly by?: Who;
  readonly evaluatedBy?: Who;
  readonly to?: readonly Recipient[];
  /** The purpose of the dissemination; the report's own when left out. */
  readonly forPurpose?: Purpose;
}

export async function drafted(scene: Scene, telling: Telling = {}): Promise<Told> {
  const { by = "kent.officer", evaluatedBy: _, to: __, forPurpose: ___, ...parts } = telling;
  const draft = aDraft(parts);
  const { id, reference } = await scene.as(by, (viewer) => createDraft(viewer, draft), draft.purpose);
  return { id, reference, items: draft.items.map((item) => item.id), draft };
}

export async function submitted(scene: Scene, telling: Telling = {}): Promise<Told> {
  const told = await drafted(scene, telling);
  const by = telling.by ?? "kent.officer";
  await scene.as(by, (viewer) => submitReport(viewer, told.id), told.draft.purpose);
  return told;
}

/** Graded as its author proposed. */
export function evaluationOf({ draft }: Told) {
  const items = draft.items.map(({ id, grade }) => ({ id, grade: grade ?? OPEN }));
  return { precedence: draft.precedence, items, note: "" };
}

export async function evaluated(scene: Scene, telling: Telling = {}): Promise<Told> {
  const told = await submitted(scene, telling);
  const by = telling.evaluatedBy ?? unitOf(telling.by ?? "kent.officer");
  await scene.as(by, (viewer) => evaluateReport(viewer, told.id, evaluationOf(told)), told.draft.purpose);
  return told;
}

export async function disseminated(scene: Scene, telling: Telling = {}): Promise<Told> {
  const told = await evaluated(scene, telling);
  const by = telling.evaluatedBy ?? unitOf(telling.by ?? "kent.officer");
  const sharing = {
    recipients: telling.to ?? [{ agency: "BF" }],
    purpose: telling.forPurpose ?? told.draft.purpose,
    reason: "They work on it",
  };
  await scene.as(by, (viewer) => disseminate(viewer, told.id, sharing), told.draft.purpose);
  return told;
}

function unitOf(who: Who): Who {
  return `${who.slice(0, who.indexOf("."))}.unit` as Who;
}
