/** What others ask us and we ask them, what we were told of others' checks, and alarms: each list for those who act on it. */
import { conflict, notFound, type Viewer } from "../../access/index.ts";
import type {
  GivenWire,
  HoldingNoticeWire,
  HoldingRequestWire,
  RequestsWire,
} from "../../contract/checks.ts";
import { signature } from "../../intelligence/index.ts";
import { SPEAKS_FOR_AGENCY } from "./requests.ts";

const MOST = 200;

export async function listRequests(viewer: Viewer): Promise<RequestsWire> {
  const items = await requests(viewer);
  const notices = await noticesToUs(viewer);
  const alarms = await alarmsToUs(viewer);
  viewer.record({
    act: "consultation",
    subjects: [
      ...new Set([
        ...[...items, ...notices, ...alarms].map((each) => each.id),
        ...notices.flatMap((notice) => notice.reports.map((report) => report.id)),
      ]),
    ],
    detail: { what: "requests to holders" },
  });
  return { items, notices, alarms };
}

/** Open ones first, most urgent first. */
async function requests(viewer: Viewer): Promise<HoldingRequestWire[]> {
  const rows = await viewer.db
    .selectFrom("holding_request as q")
    .innerJoin("agency as a", "a.id", "q.asked_agency")
    .innerJoin("agency as h", "h.id", "q.holder_agency")
    .selectAll("q")
    .select(["a.code as asked_code", "h.code as holder_code"])
    .orderBy("q.answered_at", (order) => order.desc().nullsFirst())
    .orderBy("q.due_at")
    .limit(MOST)
    .execute();
  const speaks = viewer.roles.some((role) => SPEAKS_FOR_AGENCY.includes(role));
  return rows.map((row) => {
    const received = row.holder_agency === viewer.agency.id;
    return {
      id: row.id,
      direction: received ? "received" : "sent",
      asked: row.asked_as,
      askedAgency: row.asked_code,
      holder: row.holder_code,
      incident: row.incident,
      given: row.given as GivenWire,
      question: row.question,
      askedAt: row.asked_at.toISOString(),
      dueAt: row.due_at.toISOString(),
      remindedAt: row.reminded_at?.toISOString() ?? null,
      late: row.answer === null && (row.late_at !== null || row.due_at < new Date()),
      answer: row.answer as HoldingRequestWire["answer"],
      note: row.note,
      answeredBy: row.answered_as,
      answeredAt: row.answered_at?.toISOString() ?? null,
      mayAnswer: received && row.answer === null && speaks,
    };
  });
}

async function noticesToUs(viewer: Viewer): Promise<HoldingNoticeWire[]> {
  const rows = await viewer.db
    .selectFrom("holding_notice")
    .selectAll()
    .orderBy("seen_at", (order) => order.desc().nullsFirst())
    .orderBy("at", "desc")
    .limit(MOST)
    .execute();
  const ids = [...new Set(rows.flatMap((row) => row.reports))];
  const reports =
    ids.length === 0
      ? []
      : await viewer.db
          .selectFrom("report")
          .select(["id", "reference", "title"])
          .where("id", "in", ids)
          .orderBy("reference")
          .execute();
  return rows.map((row) => ({
    id: row.id,
    asked: row.asked_as,
    askedAt: row.asked_at.toISOString(),
    incident: row.incident,
    reports: reports.filter((report) => row.reports.includes(report.id)),
    seenAt: row.seen_at?.toISOString() ?? null,
    seenBy: row.seen_as,
  }));
}

async function alarmsToUs(viewer: Viewer): Promise<RequestsWire["alarms"]> {
  const rows = await viewer.db
    .selectFrom("holding_alarm")
    .select(["id", "name", "checks", "within_minutes", "at"])
    .orderBy("at", "desc")
    .limit(MOST)
    .execute();
  return rows.map(({ id, name, checks, within_minutes, at }) => ({
    id,
    name,
    checks,
    withinMinutes: within_minutes,
    at: at.toISOString(),
  }));
}

/** A named person at the holder has taken note. What they do about it is theirs to decide. */
export async function seeNotice(viewer: Viewer, id: string): Promise<void> {
  const known = await viewer.db
    .selectFrom("holding_notice")
    .select("id")
    .where("id", "=", id)
    .executeTakeFirst();
  if (!known) throw notFound("notice");
  const seen = await viewer.db
    .updateTable("holding_notice")
    .set({ seen_at: new Date(), seen_by: viewer.account.id, seen_as: signature(viewer) })
    .where("id", "=", id)
    .where("seen_at", "is", null)
    .executeTakeFirst();
  if (seen.numUpdatedRows === 0n) throw conflict("A colleague has seen this already.");
  viewer.record({ act: "alteration", subjects: [id], detail: { what: "notice seen" } });
}
