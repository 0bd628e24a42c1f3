/** Time that passes: what was asked of desks becomes as old as if it had been asked so much earlier. */
import { Client } from "pg";
import { expect } from "vitest";
import type { Stage } from "./index.ts";

/** More than a day: whatever the start of the tasking, the time of the desks is over. */
const OVER = "25 hours";

export async function desksHadTheirTime({ database }: Stage, tasking: string): Promise<void> {
  const admin = new Client(database);
  await admin.connect();
  try {
    // Until what is hidden was looked for, no time that passes confirms anything.
    await expect
      .poll(
        async () =>
          (
            await admin.query("select from deconfliction where tasking_id = $1 and looked_at is null", [
              tasking,
            ])
          ).rowCount,
        { timeout: 30_000 },
      )
      .toBe(0);
    await admin.query(
      `update deconfliction set asked_at = asked_at - $2::interval, confirm_by = confirm_by - $2::interval
        where tasking_id = $1`,
      [tasking, OVER],
    );
  } finally {
    await admin.end();
  }
}
