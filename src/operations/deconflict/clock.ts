/** The desks' clock: half of the time is over and nobody has answered, so the holder's single point of contact looks too. */
import { type Access, asWorker } from "../../access/index.ts";

/** Answers how many were passed on. The worker sees times and no words. */
export async function escalateMatches(access: Access): Promise<number> {
  return await asWorker(access, "escalate", async (worker) => {
    const { rows } = (await worker.query(
      `update deconfliction_match set escalated_at = now()
        where answer is null and escalated_at is null and now() >= asked_at + (due_at - asked_at) / 2 returning id`,
    )) as { rows: { id: string }[] };
    if (rows.length > 0) {
      worker.record({
        act: "alteration",
        subjects: rows.map(({ id }) => id),
        detail: { what: "deconfliction escalated" },
      });
    }
    return rows.length;
  });
}
