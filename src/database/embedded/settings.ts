/**
 * How the embedded server is set: a private socket, durable by default, sized to the machine, and a log
 * that holds nothing a report said.
 */
import { statfsSync } from "node:fs";
import { totalmem } from "node:os";
import type { Binaries } from "./binaries.ts";

const MB = 1024 * 1024;

export interface SettingsFor {
  readonly socketDir: string;
  readonly port: number;
  /** Overrides, such as fsync=off for tests. */
  readonly settings: Readonly<Record<string, string>>;
  /** Named in the file, so that a server left over from other programs is known by its configuration. */
  readonly binaries: Binaries;
}

/** The whole postgresql.conf, the same text for the same machine and wishes. */
export function configurationFile(wanted: SettingsFor): string {
  const lines = Object.entries({ ...defaults(wanted), ...wanted.settings }).map(
    ([name, value]) => `${name} = '${value.replaceAll("'", "''")}'`,
  );
  return [
    "# Written by Tributary at each start. Settings of your own belong in local.conf beside this file.",
    `# PostgreSQL ${wanted.binaries.version} from ${wanted.binaries.root}`,
    ...lines,
    "include_if_exists = 'local.conf'",
    "",
  ].join("\n");
}

function defaults({ socketDir, port }: SettingsFor): Record<string, string> {
  const memory = usableMemory();
  return {
    // Nothing listens on the network; the socket's folder is private as well.
    listen_addresses: "",
    unix_socket_directories: socketDir,
    unix_socket_permissions: "0700",
    port: String(port),
    max_connections: "100",
    password_encryption: "scram-sha-256",

    shared_buffers: megabytes(clamp(memory / 8, 128 * MB, 2048 * MB)),
    effective_cache_size: megabytes(Math.max(memory / 2, 512 * MB)),
    work_mem: "16MB",
    maintenance_work_mem: megabytes(clamp(memory / 32, 64 * MB, 512 * MB)),
    dynamic_shared_memory_type: sharedMemoryIsTight() ? "mmap" : "posix",
    // Data folders lie on solid-state disks; the default of 4 makes the planner shun indexes.
    random_page_cost: "1.1",
    // Compiling pays for long reports only and makes short statements slower.
    jit: "off",

    fsync: "on",
    wal_compression: "on",
    max_wal_size: "2GB",
    checkpoint_timeout: "10min",

    timezone: "UTC",
    log_timezone: "UTC",
    lc_messages: "C",
    default_text_search_config: "pg_catalog.simple",
    // A statement whose client was killed stops by itself. Linux alone is sure to support it.
    ...(process.platform === "linux" ? { client_connection_check_interval: "10s" } : {}),

    // Failing statements carry names and numbers of people: the caller gets them, the log does not.
    log_min_messages: "log",
    log_min_error_statement: "panic",
    log_error_verbosity: "terse",
    log_parameter_max_length: "0",
    log_parameter_max_length_on_error: "0",
    log_checkpoints: "off",
    log_line_prefix: "%m [%p] ",
  };
}

/** The machine's memory, or the container's share of it. */
function usableMemory(): number {
  const limit = process.constrainedMemory();
  return limit > 0 ? Math.min(limit, totalmem()) : totalmem();
}

/** Containers often get 64 MB of /dev/shm, in which parallel queries fail; files in the cluster serve then. */
function sharedMemoryIsTight(): boolean {
  try {
    const { blocks, bsize } = statfsSync("/dev/shm");
    return blocks * bsize < 256 * MB;
  } catch {
    return process.platform === "linux";
  }
}

const clamp = (value: number, least: number, most: number): number => Math.min(Math.max(value, least), most);
const megabytes = (bytes: number): string => `${Math.floor(bytes / MB)}MB`;
