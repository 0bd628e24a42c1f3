/** A file that cannot be read is not a fault: whoever brought it in is told why, as for any field that is wrong. */
import { invalid } from "../access/index.ts";
import { Unreadable } from "../intake/index.ts";

export async function readable<Answer>(work: () => Promise<Answer>): Promise<Answer> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Unreadable) throw invalid("/files", error.message);
    throw error;
  }
}
