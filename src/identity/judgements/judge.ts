/** A person judges: same, different or unsure, with a reason; of a pair, or of many at once. Taken back, never changed. */
import { randomUUID } from "node:crypto";
import {
  audienceOf,
  conflict,
  invalid,
  notFound,
  readerOf,
  requireRole,
  type Viewer,
} from "../../access/index.ts";
import type { JudgedWire, NewJudgementWire, SplitWire } from "../../contract/identity.ts";
import { refuseMarkings, signature } from "../../intelligence/index.ts";
import { JUDGES } from "../../vocabulary/index.ts";
import { pinnedOf } from "../kinds.ts";
import { around, thingOf } from "../things/around.ts";
import { type Member, membersBy } from "../things/members.ts";

/** Between so many mentions and all others of their thing, pair by pair. */
const MOST_PAIRS = 2000;

export async function judge(viewer: Viewer, wanted: NewJudgementWire): Promise<JudgedWire> {
  requireRole(viewer, "judge who is who", ...JUDGES);
  refuseMarkings(["/reason", wanted.reason]);
  const members = await readMembers(
    viewer,
    wanted.pairs.flatMap(({ left, right }) => [left, right]),
  );
  const pairs = wanted.pairs.map(({ left, right }, nth): [Member, Member] => {
    const [a, b] = [members.get(left), members.get(right)];
    if (!a || !b) throw notFound("mention");
    if (a.place === b.place) throw invalid(`/pairs/${nth}`, "A mention cannot be compared with itself.");
    if (a.kind !== b.kind) {
      throw invalid(`/pairs/${nth}`, "These are two kinds of things: they can be linked, and are never one.");
    }
    return [a, b];
  });
  return await write(viewer, pairs, wanted);
}

/** These mentions are not of the thing of which the others are: each of them is different from each of those. */
export async function split(viewer: Viewer, id: string, wanted: SplitWire): Promise<JudgedWire> {
  requireRole(viewer, "judge who is who", ...JUDGES);
  refuseMarkings(["/reason", wanted.reason]);
  const [start] = await membersBy(viewer, { mentions: [id] }, null, 1);
  if (!start) throw notFound("thing");
  const thing = thingOf(await around(viewer, [start], null), start.place);
  const apart = new Set(wanted.mentions);
  const out = thing.members.filter(({ mention }) => apart.has(mention));
  if (out.length < apart.size) {
    throw invalid(
      "/mentions",
      "Some of these mentions are not of this thing any more. Reload to see it as it is.",
    );
  }
  const rest = thing.members.filter(({ mention }) => !apart.has(mention));
  if (rest.length === 0)
    throw invalid("/mentions", "Leave at least one mention: otherwise nothing is split.");
  if (out.length * rest.length > MOST_PAIRS) {
    throw invalid("/mentions", "These are too many at once. Split fewer mentions at a time.");
  }
  const pairs = out.flatMap((a) => rest.map((b): [Member, Member] => [a, b]));
  return await write(viewer, pairs, { ...wanted, says: "different" });
}

/** Takes back what was judged at once; by anyone of the agency that judged, whose work it is. */
export async function retract(viewer: Viewer, act: string, reason: string): Promise<JudgedWire> {
  requireRole(viewer, "take a judgement back", ...JUDGES);
  refuseMarkings(["/reason", reason]);
  const rows = await viewer.db
    .selectFrom("judgement")
    .select(["id", "agency_id", "retracted_at", "left_mention", "right_mention"])
    .where("act", "=", act)
    .execute();
  const own = rows.filter((row) => row.agency_id === viewer.agency.id);
  if (own.length === 0) throw notFound("judgement");
  const open = own.filter((row) => row.retracted_at === null);
  if (open.length === 0) throw conflict("This judgement was taken back already.");
  await viewer.db
    .updateTable("judgement")
    .set({
      retracted_at: new Date(),
      retracted_by: viewer.account.id,
      retracted_as: signature(viewer),
      retraction: reason,
    })
    .where(
      "id",
      "in",
      open.map(({ id }) => id),
    )
    .execute();
  viewer.record({
    act: "alteration",
    subjects: [act, ...new Set(open.flatMap((row) => [row.left_mention, row.right_mention]))],
    detail: { what: "judgement taken back", reason },
  });
  return { act, pairs: open.length };
}

async function readMembers(viewer: Viewer, mentions: readonly string[]): Promise<Map<string, Member>> {
  const unique = [...new Set(mentions)];
  const members = await membersBy(viewer, { mentions: unique }, null, unique.length * 4);
  return new Map(members.map((member) => [member.mention, member]));
}

async function write(
  viewer: Viewer,
  pairs: readonly (readonly [Member, Member])[],
  { says, reason, shared = true }: Pick<NewJudgementWire, "says" | "reason" | "shared">,
): Promise<JudgedWire> {
  const act = randomUUID();
  const own = await readerOf(viewer, viewer.agency.id, null, viewer.purpose);
  const audience = await audienceOf(viewer, [own]);
  const judged_as = signature(viewer);
  const unique = new Map(
    pairs.map(([a, b]) => inOrder(a, b)).map(([a, b]) => [`${a.place} ${b.place}`, [a, b]] as const),
  );
  await viewer.db
    .insertInto("judgement")
    .values(
      [...unique.values()].map(([left, right]) => ({
        id: randomUUID(),
        act,
        left_report: left.report,
        left_mention: left.mention,
        right_report: right.report,
        right_mention: right.mention,
        audience_id: audience,
        shared,
        says,
        reason,
        ...weighed(left, right),
        agency_id: viewer.agency.id,
        account_id: viewer.account.id,
        judged_as,
      })),
    )
    .execute();
  viewer.record({
    act: "combination",
    subjects: [act, ...new Set(pairs.flatMap(([a, b]) => [a.mention, b.mention]))],
    detail: { what: `judged ${says}`, reason, pairs: unique.size },
  });
  return { act, pairs: unique.size };
}

/** As the table wants it: by report, then by mention. */
function inOrder(a: Member, b: Member): [Member, Member] {
  return a.place < b.place ? [a, b] : [b, a];
}

/** What the model said when it was judged: by it the model's own line is held against people's. */
function weighed(left: Member, right: Member): { weight: number | null; model: string | null } {
  const pinned = pinnedOf(left.kind);
  if (!pinned || !left.facts || !right.facts) return { weight: null, model: null };
  return { weight: pinned.read([left.facts, right.facts]).weight(0, 1), model: pinned.version };
}
