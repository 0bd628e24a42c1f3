/** `tributary up`: starts everything, says where it is and who may sign in, and stops it in order. */
import { resolve } from "node:path";
import type { RunningServer } from "../server/start.ts";
import { BadUsage, type Command, readArgs } from "./command.ts";
import { defaultDataFolder } from "./data-folder.ts";
import { watchForEnding } from "./ending.ts";
import { checkPort, portRefusal } from "./port.ts";

export const up: Command = {
  help: `Usage: tributary up [OPTIONS]

Starts the database, the server and its jobs, loads the demonstration on the first run, and prints the
address and the demonstration accounts. Ctrl-C stops everything in order; a second Ctrl-C at once.

  --empty       start without the demonstration
  --port N      the port to serve (default 8040; 0 takes a free one)
  --host HOST   the address to listen on (default 127.0.0.1, this machine alone)
  --data DIR    the data folder (default ${defaultDataFolder()})
  --json        print {url, accounts} as one line when started

TRIBUTARY_DATABASE_URL names a PostgreSQL of your own (15 or later) to use instead of the embedded one:
postgresql://user:password@host:port/database`,

  async run(args) {
    const { values } = readArgs(args, {
      options: {
        empty: { type: "boolean", default: false },
        port: { type: "string", default: "8040" },
        host: { type: "string", default: "127.0.0.1" },
        data: { type: "string" },
        json: { type: "boolean", default: false },
      },
    });
    const listening = { host: values.host, port: readPort(values.port) };
    const databaseUrl = process.env.TRIBUTARY_DATABASE_URL;
    const ending = watchForEnding();
    await checkPort(listening);

    // Loaded only now, so that help and complaints come at once.
    const { startServer } = await import("../server/start.ts");
    const started = startServer({
      ...listening,
      dataDir: values.data === undefined ? defaultDataFolder() : resolve(values.data),
      demonstration: !values.empty,
      ...(databaseUrl ? { databaseUrl } : {}),
      log: (line) => console.error(line),
    }).catch((error: unknown) => {
      throw portRefusal(error, listening) ?? error;
    });
    // Nothing half started needs saving: transactions roll back, and the database stops as we end.
    const server = await Promise.race([started, ending.wished.then(() => undefined)]);
    if (server === undefined) return 130;

    console.log(
      values.json ? JSON.stringify({ url: server.url, accounts: server.accounts }) : welcome(server),
    );
    await ending.wished;
    console.error("Stopping …");
    await server.stop();
    return 0;
  },
};

function readPort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new BadUsage(`--port takes a number from 0 to 65535, not "${text}".`);
}

function welcome({ url, accounts }: RunningServer): string {
  const rows = accounts.map(
    ({ username, password, name, role }) => [username, password, name, role] as const,
  );
  const widths = [0, 1, 2].map((column) => Math.max(0, ...rows.map((row) => row[column as 0].length)));
  const line = (row: (typeof rows)[number]) =>
    row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ");
  const people =
    rows.length === 0
      ? []
      : ["", "Demonstration accounts (user, password, who):", ...rows.map((row) => `  ${line(row)}`)];
  return ["", `Tributary is at ${url}`, ...people, "", "Ctrl-C stops it."].join("\n");
}
