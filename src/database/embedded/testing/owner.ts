/**
 * A process that owns a data folder, for tests that kill it: `node owner.ts DATA` starts the embedded server with
 * the same settings as the tests, says so on one line, and holds on until it is told to stop.
 */
import { startEmbedded } from "../index.ts";
import { FAST } from "./scene.ts";

const server = await startEmbedded({ dataDir: process.argv[2] ?? "", settings: FAST });
console.log(JSON.stringify({ adopted: server.adopted }));
const hold = setInterval(() => {}, 60_000);
process.once("SIGTERM", () => {
  clearInterval(hold);
  void server.stop();
});
