/** What a command of `tributary` is, and how it reads its arguments. */
import { type ParseArgsConfig, parseArgs } from "node:util";

export interface Command {
  /** The whole of `tributary NAME --help`. */
  readonly help: string;
  /** Returns the exit code: 0 done, 1 the work failed. Throws {@link BadUsage} for what was typed wrongly. */
  run(args: readonly string[]): Promise<number>;
}

/** What was typed makes no sense; the exit code is 2. */
export class BadUsage extends Error {
  override readonly name = "BadUsage";
}

/** Node's own reading of arguments, whose complaints are about usage. */
export function readArgs<T extends ParseArgsConfig>(args: readonly string[], config: T) {
  try {
    return parseArgs({ ...config, args: [...args], strict: true });
  } catch (error) {
    throw new BadUsage((error as Error).message);
  }
}
