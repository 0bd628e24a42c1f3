/** The clocks of requests: a reminder at half time, and late when the time is over. The worker sees times and no words. */
import { type Access, asWorker } from "../../access/index.ts";

export interface Reminded {
  readonly reminded: number;
  readonly late: number;
}

export async function remindHolders(access: Access): Promise<Reminded> {
  return await asWorker(access, "escalate", async (worker) => {
    const reminded = await worker.query(
      `update holding_request set reminded_at = now()
        where answer is null and reminded_at is null and now() >= asked_at + (due_at - asked_at) / 2 returning id`,
    );
    const late = await worker.query(
      `update holding_request set late_at = now()
        where answer is null and late_at is null and now() >= due_at returning id`,
    );
    for (const [what, { rows }] of [
      ["holder reminded", reminded],
      ["holder late", late],
    ] as const) {
      const subjects = rows.map((row: { id: string }) => row.id);
      if (subjects.length > 0) worker.record({ act: "alteration", subjects, detail: { what } });
    }
    return { reminded: reminded.rows.length, late: late.rows.length };
  });
}
