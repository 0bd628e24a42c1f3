/** The database as its administrator reaches it: one's own, the embedded one that a server runs, or one started for this. */
import { existsSync } from "node:fs";
import { type Beside, openBeside, startEmbedded } from "../database/embedded/index.ts";
import { openOwn, StartError } from "../database/index.ts";

const tell = (line: string): void => console.error(line);

/** The one that is there. Refuses where there is none. */
export async function openDatabase(dataDir: string): Promise<Beside> {
  const own = await openOwnIfNamed();
  if (own) return own;
  if (!existsSync(dataDir)) {
    throw new StartError(`There is no data of Tributary in ${dataDir}. Name its folder with --data.`);
  }
  return await openBeside(dataDir, tell);
}

/** One's own as it is, or a new embedded one. */
export async function openOrMakeDatabase(dataDir: string): Promise<Beside> {
  const own = await openOwnIfNamed();
  if (own) return own;
  const started = await startEmbedded({ dataDir, log: tell });
  return { address: started.address, close: () => started.stop() };
}

async function openOwnIfNamed(): Promise<Beside | null> {
  const url = process.env.TRIBUTARY_DATABASE_URL;
  return url ? { address: await openOwn(url), close: async () => {} } : null;
}
