/** Every command there is, with the line that `tributary --help` shows for it. A command is loaded when it is called. */
import type { Command } from "./command.ts";

export interface Entry {
  readonly summary: string;
  readonly load: () => Promise<Command>;
}

export const COMMANDS: Readonly<Record<string, Entry>> = {
  up: {
    summary: "start everything and print the address",
    load: async () => (await import("./up.ts")).up,
  },
  check: {
    summary: "ask whether a person, phone, plate or document is known",
    load: async () => (await import("./check.ts")).checkCommand,
  },
  audit: {
    summary: "prove that the trace is whole, or say where it is not",
    load: async () => (await import("./audit.ts")).audit,
  },
  import: {
    summary: "bring in reports, tables and documents",
    load: async () => (await import("./import.ts")).importCommand,
  },
  backup: {
    summary: "write everything into one file while the server runs",
    load: async () => (await import("./backup.ts")).backup,
  },
  restore: {
    summary: "restore a backup into an empty data folder",
    load: async () => (await import("./restore.ts")).restore,
  },
  keys: {
    summary: "make new keys for everything that can have them",
    load: async () => (await import("./keys.ts")).keys,
  },
  link: {
    summary: "find the rows of a table that are of one person, with reasons",
    load: async () => (await import("./link.ts")).link,
  },
  scenario: {
    summary: "make a synthetic national picture with its truth, and say how hard it is",
    load: async () => (await import("./scenario.ts")).scenario,
  },
  bench: {
    summary: "measure one question and hold it against its bar",
    load: async () => (await import("./bench.ts")).bench,
  },
};

export function overview(): string {
  const width = Math.max(...Object.keys(COMMANDS).map((name) => name.length));
  const lines = Object.entries(COMMANDS).map(([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}`);
  return `Usage: tributary COMMAND [OPTIONS]

${lines.join("\n")}

tributary COMMAND --help says more. Exit codes: 0 done, 1 the work failed, 2 bad usage.`;
}
