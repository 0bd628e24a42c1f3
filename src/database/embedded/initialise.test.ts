/** A cluster is whole or absent. */
import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { startEmbedded } from "./index.ts";
import { FAST, folder, killed, launchOwner, query, start } from "./testing/scene.ts";

const drafts = (dataDir: string) =>
  existsSync(dataDir) ? readdirSync(dataDir).filter((name) => name.startsWith(".postgres-draft-")) : [];

test("a start that is killed while the cluster is made leaves a draft, and the next start begins afresh", async () => {
  const dataDir = join(folder(), "data");
  const owner = launchOwner(dataDir);
  // Half way: the draft has files, and the cluster is not yet in its place.
  while (drafts(dataDir).every((name) => !existsSync(join(dataDir, name, "cluster", "base")))) await sleep(5);
  await killed(owner);
  expect(existsSync(join(dataDir, "postgres"))).toBe(false);
  expect(drafts(dataDir)).toHaveLength(1);

  const server = await start(dataDir);
  expect(drafts(dataDir)).toEqual([]);
  expect(await query(server, "select 1 as one")).toEqual([{ one: 1 }]);
});

test("an empty folder made beforehand is used, one with foreign files is refused and left alone", async () => {
  const dataDir = join(folder(), "data");
  const cluster = join(dataDir, "postgres");
  mkdirSync(cluster, { recursive: true });
  writeFileSync(join(cluster, "notes.txt"), "mine");
  await expect(startEmbedded({ dataDir, settings: FAST })).rejects.toThrow("PG_VERSION is missing");
  expect(readdirSync(cluster)).toEqual(["notes.txt"]);

  const other = join(folder(), "data");
  mkdirSync(join(other, "postgres"), { recursive: true });
  expect((await start(other)).adopted).toBe(false);
});

test("a database of another major version is refused with both versions", async () => {
  const dataDir = join(folder(), "data");
  const first = await start(dataDir);
  await first.stop();
  writeFileSync(join(dataDir, "postgres", "PG_VERSION"), "17\n");
  await expect(startEmbedded({ dataDir, settings: FAST })).rejects.toThrow(
    /was made by PostgreSQL 17; this Tributary brings PostgreSQL 18, which cannot open it\. Start it with /,
  );
});
