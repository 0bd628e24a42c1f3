/**
 * A reason why the system cannot start, said for the person at the terminal: what is wrong, where,
 * and what to do. Whoever catches it prints the message alone; a stack trace would only hide it.
 */
export class StartError extends Error {
  override readonly name = "StartError";
}
