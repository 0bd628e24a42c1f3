/** Asks for a password at the terminal, without showing what is typed. */
import { StartError } from "../../database/index.ts";

const [ENTER, END, INTERRUPT, DELETE, BACKSPACE] = ["\r", "\u0004", "\u0003", "\u007f", "\b"];

export async function askSecretly(prompt: string): Promise<string> {
  const { stdin, stderr } = process;
  if (!stdin.isTTY)
    throw new StartError("There is no terminal to ask for the password. Set TRIBUTARY_PASSWORD.");
  stderr.write(prompt);
  stdin.setRawMode(true);
  stdin.setEncoding("utf8");
  stdin.resume();
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  let typed = "";
  const read = (text: string): void => {
    for (const key of text) {
      if (key === ENTER || key === "\n" || key === END) resolve(typed);
      else if (key === INTERRUPT) reject(new StartError("No password was given."));
      else typed = key === DELETE || key === BACKSPACE ? typed.slice(0, -1) : typed + key;
    }
  };
  stdin.on("data", read);
  try {
    return await promise;
  } finally {
    stdin.off("data", read);
    stdin.setRawMode(false);
    stdin.pause();
    stderr.write("\n");
  }
}
