/** As root: PostgreSQL runs under another user, who cannot always get to where we are. */
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { startEmbedded } from "./index.ts";
import { canEnter } from "./reach.ts";
import { FAST, folder, query, start } from "./testing/scene.ts";

const isRoot = process.getuid?.() === 0;
const asRoot = isRoot ? "" : " (skipped: only root starts PostgreSQL under another user)";

/** Like /root: nobody else may enter. The cluster that is placed elsewhere goes with the test. */
function closedFolder(): string {
  const closed = join(folder(), "closed");
  mkdirSync(closed);
  chmodSync(closed, 0o700);
  return join(closed, "data");
}

function homeOf(dataDir: string): string {
  const home = readFileSync(join(dataDir, "postgres.location"), "utf8").split("\n")[0] ?? "";
  onTestFinished(() => rmSync(home, { recursive: true, force: true }));
  return home;
}

test.skipIf(!isRoot)(
  `root's server runs under another user, who alone may pass through${asRoot}`,
  async () => {
    const dataDir = join(folder(), "data");
    mkdirSync(dataDir, { mode: 0o700 });
    await start(dataDir);
    const { uid, gid } = statSync(join(dataDir, "postgres"));
    expect(uid).not.toBe(0);
    expect(statSync(dataDir)).toMatchObject({ uid: 0, gid });
    expect(statSync(dataDir).mode & 0o777).toBe(0o710);
  },
);

test.skipIf(!isRoot)(
  `a folder only root may enter keeps its database elsewhere and says where${asRoot}`,
  async () => {
    const dataDir = closedFolder();
    const first = await start(dataDir);
    const home = homeOf(dataDir);
    expect(existsSync(join(home, "postgres", "PG_VERSION"))).toBe(true);
    expect(existsSync(join(dataDir, "postgres"))).toBe(false);
    await query(first, "create table kept as select 1 as one");
    await first.stop();
    const second = await start(dataDir);
    expect(await query(second, "select one from kept")).toEqual([{ one: 1 }]);
  },
);

test.skipIf(!isRoot)(`a copied data folder does not share the original's database${asRoot}`, async () => {
  const dataDir = closedFolder();
  await (await start(dataDir)).stop();
  const home = homeOf(dataDir);
  const copy = `${dataDir}-copy`;
  cpSync(dataDir, copy, { recursive: true });
  await expect(startEmbedded({ dataDir: copy, settings: FAST })).rejects.toThrow("seems to be a copy");
  // Where the original is gone, it was moved.
  rmSync(dataDir, { recursive: true });
  await start(copy);
  expect(readFileSync(join(home, "data-folder"), "utf8")).toBe(`${copy}\n`);
});

test.skipIf(!isRoot)(`a deleted data folder does not come back with its old database${asRoot}`, async () => {
  const dataDir = closedFolder();
  await (await start(dataDir)).stop();
  const before = homeOf(dataDir);
  rmSync(dataDir, { recursive: true });
  const lines: string[] = [];
  await (await start(dataDir, (line) => lines.push(line))).stop();
  expect(homeOf(dataDir)).not.toBe(before);
  expect(lines).toContain(
    `An older database of this data folder remains in ${before}; delete it if nobody needs it.`,
  );
});

test.skipIf(!isRoot)(`permission bits are read as the system reads them${asRoot}`, () => {
  const other = { uid: 60_123, gid: 60_123, name: "other" };
  const path = folder();
  expect(canEnter(other, path)).toBe(true);
  chmodSync(path, 0o754);
  expect(canEnter(other, path)).toBe(false);
  mkdirSync(join(path, "below"), { mode: 0o777 });
  expect(canEnter(other, join(path, "below"))).toBe(false);
});
