/** `tributary COMMAND …`: finds the command, runs it, and turns how it ended into an exit code and a sentence. */
import { StartError } from "../database/index.ts";
import { BadUsage } from "./command.ts";
import { COMMANDS, overview } from "./commands.ts";

process.exit(await tributary(process.argv.slice(2)));

async function tributary([name, ...args]: readonly string[]): Promise<number> {
  if (name === undefined || name === "--help" || name === "-h" || name === "help") {
    (name === undefined ? console.error : console.log)(overview());
    return name === undefined ? 2 : 0;
  }
  const entry = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (entry === undefined) {
    console.error(`There is no command "${name}".\n\n${overview()}`);
    return 2;
  }
  try {
    const command = await entry.load();
    if (args.includes("--help") || args.includes("-h")) {
      console.log(command.help);
      return 0;
    }
    return await command.run(args);
  } catch (error) {
    return tell(name, error);
  }
}

function tell(name: string, error: unknown): number {
  if (error instanceof BadUsage) {
    console.error(`${error.message}\ntributary ${name} --help says what can be given.`);
    return 2;
  }
  if (error instanceof StartError) {
    console.error(error.message);
    return 1;
  }
  // Not foreseen. Whoever looks into it asks for the place; nobody else is helped by it.
  const message = error instanceof Error ? error.message : String(error);
  const place = process.env.TRIBUTARY_TRACE && error instanceof Error ? `\n${error.stack}` : "";
  console.error(`tributary ${name} failed: ${message} (TRIBUTARY_TRACE=1 shows where)${place}`);
  return 1;
}
