/** A process that works on one run, to be killed. */
import { join } from "node:path";
import { openAccess } from "../../access/index.ts";
import { createRecorder, journalFolder } from "../../audit/index.ts";
import { type DatabaseAddress, openKeys, openPools } from "../../database/index.ts";
import { executeRun, openSpool, takeRun, type Works } from "../index.ts";

interface Work {
  readonly address: DatabaseAddress;
  readonly folder: string;
  readonly keys: string;
  readonly run: string;
}

const { address, folder, keys: keyFolder, run } = JSON.parse(process.env.TRIBUTARY_TEST_WORK ?? "{}") as Work;
const keys = openKeys(keyFolder);
const works: Works = {
  access: openAccess(openPools(address, keys), createRecorder(keys, journalFolder(folder))),
  keys,
  spool: openSpool(join(folder, "spool")),
  heldBy: `killed ${process.pid}`,
  onProgress: (progress) => process.send?.(progress),
};
const taken = await takeRun(works, run);
if (!taken) throw new Error("the run could not be taken");
await executeRun(works, taken);
process.exit(0);
