/** What a test needs before it begins, asked of the server as the page would: signed in, with a purpose and a reason. */
import { randomUUID } from "node:crypto";
import type { Page } from "playwright-core";
import type { GradeWire, RecipientWire } from "../../../src/contract/common.ts";
import type {
  DraftSavedWire,
  ItemDraftWire,
  ReportPageWire,
  ReportSummaryWire,
} from "../../../src/contract/reports.ts";
import { DEMONSTRATION_PASSWORD } from "../../../src/demonstration/index.ts";
import type { Stage } from "./index.ts";

export async function ask<Answer>(
  page: Page,
  method: "GET" | "POST" | "PUT" | "DELETE",
  path: string,
  body?: unknown,
): Promise<Answer> {
  const answer = await page.evaluate(
    async ([verb, address, sent, key]) => {
      const response = await fetch(`/api/v1${address}`, {
        method: verb,
        headers: {
          "x-purpose": "law_enforcement",
          "x-reason": "Trying%20the%20system",
          ...(sent === null ? {} : { "content-type": "application/json" }),
          ...(verb === "GET" ? {} : { "idempotency-key": key }),
        },
        ...(sent === null ? {} : { body: sent }),
      });
      return { status: response.status, text: await response.text() };
    },
    [method, path, body === undefined ? null : JSON.stringify(body), randomUUID()] as const,
  );
  if (answer.status >= 400) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`);
  return (answer.text === "" ? undefined : JSON.parse(answer.text)) as Answer;
}

export const OPEN: GradeWire = { source: "1", information: "B", handling: { code: "P" } };

/** The strictest there is: no action and no sanitising without the originator. */
export const CLOSED: GradeWire = {
  source: "2",
  information: "C",
  handling: {
    code: "C",
    action: "A1",
    sanitisation: "S2",
    instructions: [{ originator: "KENT", text: "Ring the unit first." }],
  },
};

export interface Written {
  readonly title: string;
  readonly texts: readonly string[];
  readonly grade?: GradeWire;
  readonly precedence?: "immediate" | "routine";
}

export async function draft(author: Page, written: Written): Promise<DraftSavedWire> {
  return await ask<DraftSavedWire>(author, "POST", "/reports", {
    title: written.title,
    precedence: written.precedence ?? "routine",
    purpose: "law_enforcement",
    classification: "OFFICIAL-SENSITIVE",
    provenance: "Seen by a patrol",
    authored: "2026-11-20",
    informationFrom: "2026-11-20",
    informationTo: "",
    requirements: [],
    items: written.texts.map((text) => item(text, written.grade ?? OPEN)),
  });
}

/** A report that Kent's officer wrote and Kent's unit graded and, if anybody is named, shared. */
export async function report(
  stage: Stage,
  written: Written,
  recipients: readonly RecipientWire[] = [],
): Promise<DraftSavedWire> {
  const author = await stage.as("amina");
  const made = await draft(author, written);
  await ask(author, "POST", `/reports/${made.id}/submit`);
  const unit = await stage.as("ruth");
  const { items } = await ask<{ items: { id: string }[] }>(unit, "GET", `/reports/${made.id}`);
  await ask(unit, "POST", `/reports/${made.id}/evaluate`, {
    precedence: written.precedence ?? "routine",
    items: items.map(({ id }) => ({ id, grade: written.grade ?? OPEN })),
    note: "",
  });
  if (recipients.length > 0) {
    await ask(unit, "POST", "/step-up", { password: DEMONSTRATION_PASSWORD });
    await ask(unit, "POST", `/reports/${made.id}/disseminate`, {
      recipients,
      purpose: "law_enforcement",
      reason: "They work on it",
    });
  }
  await author.context().close();
  await unit.context().close();
  return made;
}

/** The first report that somebody may read whose title begins so. */
export async function reportTitled(page: Page, title: string): Promise<ReportSummaryWire> {
  const { items } = await ask<ReportPageWire>(page, "GET", "/reports");
  const found = items.find((each) => each.title.startsWith(title));
  if (!found) throw new Error(`No report titled ${title}`);
  return found;
}

function item(text: string, grade: GradeWire): ItemDraftWire {
  return { id: randomUUID(), text, grade, mentions: [], links: [] };
}
