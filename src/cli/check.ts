/** `tributary check`: asks a running server whether somebody or something is known, as the person who signs in. */
import type { CheckAnswerWire, MatchWire, NewCheckWire } from "../contract/checks.ts";
import { StartError } from "../database/index.ts";
import { KINDS, type MentionKind } from "../vocabulary/index.ts";
import { askSecretly } from "./check/ask-secretly.ts";
import { openSession } from "./check/session.ts";
import { BadUsage, type Command, readArgs } from "./command.ts";

const PURPOSES: readonly string[] = ["law_enforcement", "safeguarding", "immigration"];

export const checkCommand: Command = {
  help: `Usage: tributary check [WHAT IS GIVEN] --incident NUMBER --user NAME [OPTIONS]

Asks whether a person, phone, plate or document is known. The answer is what the signed-in person may read,
and what other agencies let be said; the same words come back where nothing is disclosed. Every check is on
record.

  --name NAME        any part of a name, in any spelling
  --born DATE        27/3/1990, 1990-03-27, 3/1990 or 1990
  --identifier TEXT  a phone number, plate, document, IBAN …; can be given more than once
  --incident NUMBER  the incident or tasking for which you ask

  --server URL       default http://127.0.0.1:8040
  --user NAME        whom to sign in as (default TRIBUTARY_USER)
  --purpose P        law_enforcement (default), safeguarding or immigration
  --reason WORDS     why you ask, for the log (default: the incident)
  --json             print the answer as JSON

The password is taken from TRIBUTARY_PASSWORD, and a code from TRIBUTARY_CODE, or asked for.
Exit codes: 0 answered, also when nothing is disclosed; 1 failed; 2 bad usage.`,

  async run(args) {
    const { values } = readArgs(args, {
      options: {
        name: { type: "string" },
        born: { type: "string" },
        identifier: { type: "string", multiple: true },
        incident: { type: "string" },
        server: { type: "string", default: "http://127.0.0.1:8040" },
        user: { type: "string" },
        purpose: { type: "string", default: "law_enforcement" },
        reason: { type: "string" },
        json: { type: "boolean", default: false },
      },
    });
    const { name, born, identifier = [], incident, purpose } = values;
    if (!name && !born && identifier.length === 0) throw new BadUsage("Give --name, --born or --identifier.");
    if (!incident?.trim()) throw new BadUsage("Give the incident or tasking with --incident.");
    if (!PURPOSES.includes(purpose)) throw new BadUsage(`--purpose is one of: ${PURPOSES.join(", ")}.`);
    const username = values.user ?? process.env.TRIBUTARY_USER;
    if (!username) throw new BadUsage("Say who asks with --user.");
    const server = serverOf(values.server);
    const password = process.env.TRIBUTARY_PASSWORD ?? (await askSecretly(`Password of ${username}: `));
    const question: NewCheckWire = {
      given: {
        ...(name ? { name } : {}),
        ...(born ? { birthDate: born } : {}),
        ...(identifier.length > 0 ? { identifiers: identifier } : {}),
      },
      incident,
    };
    const session = await openSession(server, {
      username,
      password,
      code: process.env.TRIBUTARY_CODE,
      purpose,
      reason: values.reason ?? `Check for ${incident}`,
    });
    try {
      const answer = await session.post<CheckAnswerWire>("/check", question);
      console.log(values.json ? JSON.stringify(answer) : print(answer));
      return 0;
    } finally {
      await session.end();
    }
  },
};

function serverOf(text: string): URL {
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) {
    throw new BadUsage(`--server ${text} is not an http address.`);
  }
  const server = new URL(text);
  const near = ["127.0.0.1", "localhost", "[::1]"].includes(server.hostname);
  if (server.protocol === "http:" && !near) {
    throw new StartError(`A password is not sent in the clear to ${server.host}. Use https.`);
  }
  return server;
}

function print(answer: CheckAnswerWire): string {
  return [
    answer.says,
    `As at ${answer.askedAt}. Asked: ${answer.understood.join("; ")}.`,
    ...answer.matches.flatMap(lines),
    ...(answer.more ? ["", "More could match than is shown. Add a date of birth or a number."] : []),
    ...answer.elsewhere.map(({ agency, name }) => `\nHeld by ${name} (${agency}): ask them.`),
  ].join("\n");
}

function lines({
  kind,
  display,
  strength,
  through,
  probability,
  cautions,
  birthDates,
  sources,
  mention,
}: MatchWire): string[] {
  const sure = { identifier: "by identifier", likely: "likely", possible: "possible" }[strength];
  const chance = probability === null ? "" : `, ${Math.round(probability * 100)} in 100`;
  const born = birthDates.length > 0 ? `, born ${birthDates.join(" or ")}` : "";
  return [
    "",
    `${KINDS[kind as MentionKind]?.label ?? kind} ${display}${born} (${sure}${chance})  /things/${mention}`,
    ...cautions.map((words) => `  ! ${words}`),
    ...through.map((words) => `  ${words}`),
    ...sources.map(
      ({ source, text }) => `  ${source.reference} ${source.agency} ${source.grade ?? "not graded"}: ${text}`,
    ),
  ];
}
