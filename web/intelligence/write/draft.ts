/** A report while it is being written, and how it becomes what the server keeps. */
import type {
  ItemDraftWire,
  LinkDraftWire,
  MentionDraftWire,
  ReportDetailWire,
  ReportDraftWire,
} from "../../../src/contract/reports.ts";
import type { Purpose } from "../../../src/vocabulary/purposes.ts";
import type { Precedence } from "../../../src/vocabulary/reports.ts";
import { today } from "../../look/instants.ts";
import { randomId } from "../../server/random-id.ts";
import { draftOf, type GradeDraft, gradeOf, NO_GRADE } from "../grades/grade-draft.ts";

export interface DraftItem {
  readonly id: string;
  readonly text: string;
  readonly grade: GradeDraft;
  readonly mentions: readonly MentionDraftWire[];
  readonly links: readonly LinkDraftWire[];
}

export interface Draft {
  readonly title: string;
  readonly precedence: Precedence;
  readonly purpose: Purpose;
  readonly classification: string;
  readonly provenance: string;
  readonly authored: string;
  readonly informationFrom: string;
  readonly informationTo: string;
  readonly items: readonly DraftItem[];
  readonly requirements: readonly string[];
}

export function emptyItem(): DraftItem {
  return { id: randomId(), text: "", grade: NO_GRADE, mentions: [], links: [] };
}

export function emptyDraft(purpose: Purpose): Draft {
  return {
    title: "",
    precedence: "routine",
    purpose,
    classification: "OFFICIAL-SENSITIVE",
    provenance: "",
    authored: today(),
    informationFrom: "",
    informationTo: "",
    items: [emptyItem()],
    requirements: [],
  };
}

export function draftOfReport(report: ReportDetailWire): Draft {
  const { title, precedence, purpose, classification, provenance, authored, informationFrom, informationTo } =
    report;
  return {
    title,
    precedence,
    purpose,
    classification,
    provenance,
    authored,
    informationFrom,
    informationTo,
    items: report.items.map((item) => ({
      id: item.id,
      text: item.text,
      grade: draftOf(item.grade ?? item.proposed),
      mentions: item.mentions.map(({ key: _, ...mention }) => mention),
      links: item.links.map(({ id, from, to, kind, role, status }) => ({
        id,
        from,
        to,
        kind,
        ...(role ? { role } : {}),
        status: status === "dropped" || status === "suggested" ? status : "confirmed",
      })),
    })),
    requirements: report.requirements.map((each) => each.id),
  };
}

export function wireOf(draft: Draft, revision: number | undefined): ReportDraftWire {
  const items: ItemDraftWire[] = draft.items.map((item) => ({
    id: item.id,
    text: item.text,
    grade: gradeOf(item.grade),
    mentions: [...item.mentions],
    links: [...item.links],
  }));
  return {
    ...draft,
    items,
    requirements: [...draft.requirements],
    ...(revision === undefined ? {} : { revision }),
  };
}

/** Whether there is anything worth keeping. */
export function isBlank(draft: Draft): boolean {
  return (
    draft.title === "" && draft.provenance === "" && draft.items.every((item) => item.text.trim() === "")
  );
}
