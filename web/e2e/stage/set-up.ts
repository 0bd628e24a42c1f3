/**
 * Once for all tests in a browser: builds the web client if its sources changed, finds Chromium, and tells the
 * demonstration's story into one data folder. Each test file then acts on a copy of that folder, so that none meets
 * what another did.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { startServer } from "../../../src/server/start.ts";
import { TEST_SETTINGS } from "./settings.ts";

declare module "vitest" {
  export interface ProvidedContext {
    chromium: string;
    story: string;
  }
}

export default async function setUp(project: TestProject): Promise<() => void> {
  project.provide("chromium", await findChromium());
  await buildWeb();
  const folder = mkdtempSync(join(tmpdir(), "tributary-story-"));
  const server = await startServer({
    dataDir: folder,
    host: "127.0.0.1",
    port: 0,
    demonstration: true,
    settings: TEST_SETTINGS,
    log: () => undefined,
  });
  await server.stop();
  project.provide("story", folder);
  return () => rmSync(folder, { recursive: true, force: true });
}

async function findChromium(): Promise<string> {
  const { findChromium: find } = await programs<{ findChromium(): string | undefined }>("chromium.js");
  const found = find();
  if (found === undefined) throw new Error("The tests in a browser need Chromium, and there is none here.");
  return found;
}

async function buildWeb(): Promise<void> {
  const { buildWebIfChanged } = await programs<{ buildWebIfChanged(node: string): Promise<void> }>("web.js");
  await buildWebIfChanged(process.execPath);
}

/** The programs in bin are plain JavaScript, which starts before anything is installed. */
async function programs<Exports>(name: string): Promise<Exports> {
  return (await import(new URL(`../../../bin/${name}`, import.meta.url).href)) as Exports;
}
