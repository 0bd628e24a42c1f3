/** Reads bytes as a file in a test: one process for all files of a test file. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { type Block, openDocumentReader, type ReadDocument, type ReadOptions } from "../index.ts";

export interface Desk {
  read(name: string, content: Uint8Array | string): Promise<ReadDocument>;
  /** The sentence with which a file is refused. */
  refusal(name: string, content: Uint8Array | string): Promise<string>;
}

export function desk(options: ReadOptions = {}): Desk {
  const folder = mkdtempSync(join(tmpdir(), "tributary-documents-"));
  const reader = openDocumentReader(options);
  afterAll(() => {
    reader.close();
    rmSync(folder, { recursive: true, force: true });
  });
  let files = 0;
  const read = (name: string, content: Uint8Array | string): Promise<ReadDocument> => {
    const path = join(folder, `${files++}`);
    writeFileSync(path, content);
    return reader.read({ name, path }).finally(() => rmSync(path));
  };
  return {
    read,
    async refusal(name, content) {
      try {
        await read(name, content);
      } catch (error) {
        const { name: kind, message } = error as Error;
        return kind === "Unreadable" ? message : `${kind}: ${message}`;
      }
      return "it was read";
    },
  };
}

/** Blocks as one line each: what they are and their words. */
export function outline(document: ReadDocument): string[] {
  return document.pages.flatMap((page) => page.blocks.map(line));
}

function line(block: Block): string {
  return block.is === "heading" ? `h${block.level} ${block.text}` : `${block.is} ${block.text}`;
}
