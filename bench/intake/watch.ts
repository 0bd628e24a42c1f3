/** How much memory a process and those it started take, looked at ever so often. Linux tells it in /proc. */
import { readdirSync, readFileSync } from "node:fs";

const EVERY_MS = 1000;

export interface MemoryWatch {
  /** Megabytes at the highest look: of the process, and of it with what it started but for the database. */
  stop(): { readonly alone: number; readonly together: number };
}

export function watchMemory(pid: number): MemoryWatch {
  let alone = 0;
  let together = 0;
  const timer = setInterval(() => {
    const mine = residentMB(pid);
    const theirs = childrenOf(pid).reduce((sum, child) => sum + residentMB(child), 0);
    alone = Math.max(alone, mine);
    together = Math.max(together, mine + theirs);
  }, EVERY_MS);
  return {
    stop() {
      clearInterval(timer);
      return { alone, together };
    },
  };
}

/** Node processes that it started, whatever they started in turn; the database is measured by itself. */
function childrenOf(pid: number): number[] {
  const childrenBy = new Map<number, number[]>();
  for (const name of readdirSync("/proc")) {
    const child = Number(name);
    if (!child) continue;
    const status = read(`/proc/${child}/status`);
    if (!/^Name:\t(node|MainThread)/m.test(status)) continue;
    const parent = Number(/^PPid:\t(\d+)/m.exec(status)?.[1]);
    childrenBy.set(parent, [...(childrenBy.get(parent) ?? []), child]);
  }
  const below = (parent: number): number[] =>
    (childrenBy.get(parent) ?? []).flatMap((child) => [child, ...below(child)]);
  return below(pid);
}

function residentMB(pid: number): number {
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(read(`/proc/${pid}/status`))?.[1] ?? 0) / 1000;
}

function read(path: string): string {
  try {
    return readFileSync(path, "latin1");
  } catch {
    return "";
  }
}
