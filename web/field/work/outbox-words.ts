/** The state of the outbox in a few words, always in sight. */
import { clockText } from "../../look/instants.ts";

export interface OutboxState {
  readonly waiting: number;
  readonly refused: number;
  readonly unfinished: number;
  readonly signal: "there" | "none" | "unknown";
  readonly sending: boolean;
  readonly trouble: "sign_in" | "server" | null;
  readonly sentAt: string | null;
}

export function outboxWords(state: OutboxState): string {
  const { waiting, refused, sending, sentAt, signal } = state;
  const parts = [
    refused > 0 ? `${refused} refused` : "",
    waiting > 0 ? (sending ? `Sending ${waiting}` : `${waiting} not sent yet`) : "",
    waiting > 0 ? (sending ? "" : whyNot(state)) : signal === "none" ? "no signal" : "",
  ].filter(Boolean);
  if (waiting > 0 || refused > 0) return parts.join(" · ");
  const sent = sentAt ? `All sent ${clockText(sentAt)}` : "Nothing to send";
  return [sent, ...parts].join(" · ");
}

function whyNot({ signal, trouble }: OutboxState): string {
  if (signal === "none") return "no signal";
  if (trouble === "sign_in") return "sign in to send";
  if (trouble === "server") return "the server does not answer";
  return "";
}
