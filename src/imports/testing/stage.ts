/** A scene with a spool and everything to bring files in: what the server does, one run at a time. */
import { rmSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import type { ReportLineWire } from "../../contract/report-format.ts";
import type { Who } from "../../intelligence/testing/cast.ts";
import { openScene, type Scene } from "../../intelligence/testing/scene.ts";
import { addFile, beginRun, executeRun, openSpool, startRun, takeRun, type Works } from "../index.ts";
import type { Format } from "../preparing/index.ts";

export interface Stage extends Scene {
  readonly works: Works;
  /** Begins and starts a run of these files, without doing it; answers its id. */
  waiting(files: Readonly<Record<string, string | Buffer>>, options?: StageOptions): Promise<string>;
  /** Brings these files in to the run's end; answers its id. */
  brought(files: Readonly<Record<string, string | Buffer>>, options?: StageOptions): Promise<string>;
  /** Does a run that waits, or whose process died, to its end. */
  finished(id: string): Promise<void>;
  /** What the run's row says of it. */
  row(id: string): Promise<Record<string, unknown>>;
}

export interface StageOptions {
  readonly who?: Who;
  readonly format?: Format;
  readonly share?: boolean;
  readonly mapping?: string;
  readonly settings?: Record<string, unknown>;
}

export async function openStage(): Promise<Stage> {
  const scene = await openScene();
  const spool = openSpool(join(scene.database.folder, "spool"));
  const works: Works = { access: scene.access, keys: scene.database.keys, spool, heldBy: "test" };
  const waiting: Stage["waiting"] = async (files, options = {}) => {
    const { who = "kent.unit", format = "reports", share = false, mapping, settings } = options;
    const id = await scene.as(who, (viewer) => beginRun(viewer, { format }));
    for (const [name, content] of Object.entries(files)) {
      const file = await spool.take(id, name, Readable.from([Buffer.from(content)]));
      await scene.as(who, (viewer) => addFile(viewer, id, file));
    }
    await scene.as(who, (viewer) =>
      startRun(viewer, id, { share, mapping: mapping ?? null, settings: settings ?? {} }),
    );
    return id;
  };
  const finished: Stage["finished"] = async (id) => {
    const mine = { ...works, heldBy: `test ${id}` };
    const taken = await takeRun(mine, id);
    if (!taken) throw new Error("the run could not be taken");
    await executeRun(mine, taken);
  };
  return {
    ...scene,
    works,
    waiting,
    finished,
    async brought(files, options) {
      const id = await waiting(files, options);
      await finished(id);
      return id;
    },
    async row(id) {
      const { rows } = await scene.database.admin.query("select * from import_run where id = $1", [id]);
      return rows[0] ?? {};
    },
    async close() {
      await scene.close();
      rmSync(join(scene.database.folder, "spool"), { recursive: true, force: true });
    },
  };
}

export function ndjson(lines: readonly unknown[]): string {
  return lines.map((line) => `${JSON.stringify(line)}\n`).join("");
}

/** A report that says nothing much, of Kent. */
export function aLine(reference: string, changes: Partial<ReportLineWire> = {}): ReportLineWire {
  return {
    reference,
    agency: "KENT",
    authored: "2026-10-02",
    information: { from: "2026-10-01" },
    title: `A van at the services, ${reference}`,
    purpose: "law_enforcement",
    classification: "OFFICIAL",
    items: [
      {
        text: "Arben Hoxha used 07700 900123 from a white van, AB12 CDE, at the services.",
        source: "2",
        information: "B",
        handling: "P",
      },
    ],
    ...changes,
  };
}
