/** Email addresses. */

import { after, before } from "./context.ts";
import { type Candidate, type NormalForm, WEIGHT } from "./found.ts";

const MAILBOX_END = /[A-Za-z0-9._%+-]{1,64}$/;
const MAIL_HOST = /^(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,62})\.){1,6}[A-Za-z]{2,18}(?![\w-])/;

/** Finds email addresses, by looking around each @. */
export function findEmails(text: string): Candidate[] {
  const found: Candidate[] = [];
  for (let at = text.indexOf("@"); at >= 0; at = text.indexOf("@", at + 1)) {
    const mailbox = MAILBOX_END.exec(before(text, at, 64))?.[0].replace(/^[.%+-]+/, "") ?? "";
    const host = MAIL_HOST.exec(after(text, at + 1, 200))?.[0];
    if (mailbox !== "" && host !== undefined && !mailbox.endsWith(".")) {
      found.push(email(at - mailbox.length, at + 1 + host.length, `${mailbox}@${host}`.toLowerCase()));
    }
  }
  return found;
}

function email(start: number, end: number, address: string): Candidate {
  return {
    kind: "email",
    start,
    end,
    properties: { address },
    key: `email:${address}`,
    valid: null,
    confidence: "certain",
    weight: WEIGHT.email,
  };
}

/** Any written form of an email address. */
export function normaliseEmail(written: string): NormalForm | null {
  const bare = written
    .trim()
    .replace(/^mailto:/i, "")
    .replace(/\[at\]/i, "@")
    .replaceAll("[.]", ".")
    .toLowerCase();
  const [mailbox = "", host = "", more] = bare.split("@");
  if (more !== undefined || bare.length > 254) return null;
  if (!/^[a-z0-9_%+-][a-z0-9._%+-]{0,63}$/.test(mailbox) || MAIL_HOST.exec(host)?.[0] !== host) return null;
  return { key: `email:${bare}`, display: bare, valid: null };
}
