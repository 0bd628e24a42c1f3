/**
 * Is the process behind a recorded number still the one that was recorded? Numbers are used again after
 * a restart of the machine or container, so a number alone proves nothing; number and start time do.
 */
import { execFileSync } from "node:child_process";
import { readFileSync, readlinkSync, realpathSync } from "node:fs";

/** Alive in the sense that it can still hold files: a zombie waiting for its parent does not count. */
export function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it exists and belongs to somebody else.
    if ((error as NodeJS.ErrnoException).code !== "EPERM") return false;
  }
  return statusFields(pid)?.[0] !== "Z";
}

/** What tells this process from another that gets its number later; undefined where it cannot be read. */
export function identityOf(pid: number): string | undefined {
  const startTicks = statusFields(pid)?.[19];
  if (startTicks !== undefined) return `${bootId()}/${startTicks}`;
  return ps(pid, "lstart=");
}

/** Is this process a PostgreSQL that serves this folder? Undefined when the system will not say. */
export function servesFolder(pid: number, folder: string): boolean | undefined {
  const command =
    attempt(() => readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ")) ?? ps(pid, "command=");
  if (command === undefined || command === "") return undefined;
  if (!command.includes("postgres")) return false;
  // A postmaster's working folder is its data folder, also after that was renamed.
  const cwd = attempt(() => readlinkSync(`/proc/${pid}/cwd`));
  if (cwd !== undefined) return cwd === attempt(() => realpathSync(folder));
  return command.includes(folder);
}

/** Fields of /proc/PID/stat from the third (state) on; the second may hold blanks and brackets. */
function statusFields(pid: number): readonly string[] | undefined {
  const text = attempt(() => readFileSync(`/proc/${pid}/stat`, "utf8"));
  return text?.slice(text.lastIndexOf(")") + 2).split(" ");
}

function bootId(): string {
  return attempt(() => readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim()) ?? "";
}

/** The portable way, for systems without /proc. */
function ps(pid: number, column: string): string | undefined {
  return attempt(() =>
    execFileSync("ps", ["-p", String(pid), "-o", column], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
      env: { ...process.env, LC_ALL: "C" },
    }).trim(),
  );
}

function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
