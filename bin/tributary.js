#!/usr/bin/env node
/** `npx tributary COMMAND`: finds Node 24 and runs the command with it, in a checkout or in an installed package. */
import { join } from "node:path";
import { node24 } from "./node24.js";
import { main } from "./problem.js";
import { isCheckout, root } from "./root.js";
import { run } from "./run.js";
import { setUp } from "./setup.js";
import { buildWebIfChanged } from "./web.js";

await main(async () => {
  const args = process.argv.slice(2);
  const node = isCheckout ? setUp() : node24();
  // The package brings the client built; a checkout may not have it yet.
  if (isCheckout && args[0] === "up" && !args.includes("--help")) await buildWebIfChanged(node);
  const program = isCheckout
    ? join(root, "src", "cli", "main.ts")
    : join(root, "dist", "src", "cli", "main.js");
  return run(node, [program, ...args], { stdio: ["inherit", "inherit", "inherit", "ipc"] });
});
