/** What of checks and requests waits for somebody on their first page. */
import type { Viewer } from "../../access/index.ts";
import type { HomeWire } from "../../contract/home.ts";
import { listRequests } from "./request-list.ts";

const WEEK = 7 * 24 * 3_600_000;

export type Waiting = Pick<HomeWire, "toAnswer" | "answered" | "unseenNotices" | "alarms">;

export async function waitingChecks(viewer: Viewer): Promise<Waiting> {
  const { items, notices, alarms } = await listRequests(viewer);
  const lately = (at: string | null): boolean => at !== null && Date.now() - Date.parse(at) < WEEK;
  const officer = viewer.roles.includes("data_protection_officer");
  return {
    toAnswer: items.filter((each) => each.mayAnswer),
    answered: items.filter((each) => each.direction === "sent" && lately(each.answeredAt)).slice(0, 20),
    unseenNotices: notices.filter((each) => each.seenAt === null).length,
    ...(officer ? { alarms: alarms.filter(({ at }) => lately(at)).length } : {}),
  };
}
