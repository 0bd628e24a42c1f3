/** The clock of duties: late when nobody accepted one in time. The worker sees times and nothing of people. */
import { type Access, asWorker } from "../../../access/index.ts";

export async function escalateDuties(access: Access): Promise<number> {
  return await asWorker(access, "escalate", async (worker) => {
    const { rows } = await worker.query(
      `update duty set late_at = now()
        where accepted_at is null and late_at is null and closed_at is null and due_at <= now() returning id`,
    );
    const subjects = rows.map((row: { id: string }) => row.id);
    if (subjects.length > 0) worker.record({ act: "alteration", subjects, detail: { what: "duty late" } });
    return subjects.length;
  });
}
