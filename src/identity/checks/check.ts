/**
 * "Is this person known?" The answer comes from what the viewer may read and from what holders let be said, and from
 * nothing else: where something is hidden, the same statements run and the same words come back as where nothing is held.
 */
import { randomUUID } from "node:crypto";
import { forbidden, invalid, type Viewer } from "../../access/index.ts";
import type { CheckAnswerWire, NewCheckWire } from "../../contract/checks.ts";
import { signature } from "../../intelligence/index.ts";
import { ROLES } from "../../vocabulary/index.ts";
import { heldElsewhere } from "./elsewhere.ts";
import { type Asked, understand } from "./given.ts";
import { matchesOf } from "./matches.ts";
import { keepPace, type Pace, raiseAlarm } from "./pace.ts";
import { saysOf } from "./says.ts";

export async function check(
  viewer: Viewer,
  { given, incident: written }: NewCheckWire,
  pace: Pace,
  deconfliction: string | null = null,
): Promise<CheckAnswerWire> {
  if (!ROLES.some((role) => role.readsIntelligence && viewer.roles.includes(role.id))) {
    throw forbidden("Checks are for those who read intelligence. Ask your administrator.");
  }
  const incident = written.trim();
  if (incident === "") throw invalid("/incident", "Enter the number of the incident or tasking");
  const asked = understand(given);
  const { id, askedAt } = await countCheck(viewer, { given, incident, asked, deconfliction }, pace);
  const { matches, more, subjects } = await matchesOf(viewer, asked);
  const elsewhere = await heldElsewhere(viewer, asked);
  viewer.record({
    act: "consultation",
    subjects: [id, ...subjects],
    detail: {
      what: "check",
      incident,
      ...(elsewhere.length > 0 ? { elsewhere: elsewhere.map(({ agency }) => agency) } : {}),
    },
  });
  return {
    check: id,
    askedAt: askedAt.toISOString(),
    understood: [...asked.understood],
    matches: [...matches],
    more,
    elsewhere,
    says: saysOf(matches, elsewhere),
  };
}

interface Counted {
  readonly incident: string;
  readonly given: NewCheckWire["given"];
  readonly asked: Pick<Asked, "facts" | "selectors">;
  /** The deconfliction that it is made for: that one's job tells the holders. */
  readonly deconfliction: string | null;
}

/** Keeps what was asked, and that it was: whoever asks too often is refused, or told of. */
export async function countCheck(
  viewer: Viewer,
  counted: Counted,
  pace: Pace,
): Promise<{ id: string; askedAt: Date }> {
  const checks = await keepPace(viewer, pace);
  const id = randomUUID();
  const askedAt = new Date();
  await keep(viewer, { ...counted, id, askedAt, alarmed: checks !== null });
  if (checks !== null) await raiseAlarm(viewer, pace, checks);
  return { id, askedAt };
}

interface Kept extends Counted {
  readonly id: string;
  readonly askedAt: Date;
  readonly alarmed: boolean;
}

/** With whom the asker reads as, so that holders can be told later what was hidden from them. */
async function keep(viewer: Viewer, kept: Kept): Promise<void> {
  const { id, askedAt, incident, given, asked, alarmed, deconfliction } = kept;
  await viewer.db
    .insertInto("holding_check")
    .values({
      id,
      account_id: viewer.account.id,
      agency_id: viewer.agency.id,
      asked_as: signature(viewer),
      purpose: viewer.purpose,
      readers: [...viewer.readers],
      incident,
      given: JSON.stringify(given),
      facts: JSON.stringify(asked.facts),
      selectors: [...asked.selectors],
      asked_at: askedAt,
      alarmed,
      deconfliction_id: deconfliction,
    })
    .execute();
}
