/** `npm start`: sets up what is missing, builds the web client if it changed, and runs `tributary up`. */
import { join } from "node:path";
import { main } from "./problem.js";
import { root } from "./root.js";
import { run } from "./run.js";
import { setUp } from "./setup.js";
import { endWithNpm } from "./starter.js";
import { buildWebIfChanged } from "./web.js";

await main(async () => {
  endWithNpm();
  const node = setUp();
  await buildWebIfChanged(node);
  // The channel tells the server that we are gone if we are killed outright: it then stops in order.
  return run(node, [join(root, "src", "cli", "main.ts"), "up", ...process.argv.slice(2)], {
    stdio: ["inherit", "inherit", "inherit", "ipc"],
  });
});
