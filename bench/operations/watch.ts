/** Boards that people watch, by long poll: what each said, and when. */
import type { BoardAnswerWire } from "../../src/contract/counts.ts";
import { type Client as Browser, openClient } from "../child/client.ts";
import { PASSWORD } from "./people.ts";

export const MEASURE = "Vehicles stopped";
const KEY = "vehicles_stopped@1";

/** What a board said, and when: milliseconds since 1970. */
export interface Seen {
  readonly agency: string;
  readonly own: boolean;
  readonly answers: { readonly at: number; readonly total: number }[];
  last: BoardAnswerWire | null;
}

/** Every third board is of one's own picture, the others are of the scope. */
export async function watch(url: string, scope: string, agencies: readonly string[], boards: number) {
  const seen: Seen[] = [];
  const browsers: Browser[] = [];
  let stopping = false;
  // One session for each of them, on as many connections as there are boards: nobody signs in so often in a minute.
  const cookies = new Map<string, string>();
  for (const agency of agencies) cookies.set(agency, await cookieOf(url, `${agency.toLowerCase()}.looks`));
  for (let nth = 0; nth < boards; nth++) {
    const agency = agencies[nth % agencies.length] as string;
    const browser = openClient(url);
    browsers.push(browser);
    const board: Seen = { agency, own: Math.floor(nth / agencies.length) % 3 === 2, answers: [], last: null };
    seen.push(board);
    void (async () => {
      const path = board.own ? "/api/v1/board" : `/api/v1/scopes/${scope}/board`;
      while (!stopping) {
        const { status, body } = await browser
          .ask("GET", `${path}${board.last ? `?after=${board.last.version}` : ""}`, undefined, {
            cookie: cookies.get(agency) as string,
          })
          .catch(() => ({ status: 0, body: "" }));
        if (status !== 200) {
          await new Promise((resolve) => setTimeout(resolve, 100));
          continue;
        }
        board.last = JSON.parse(body) as BoardAnswerWire;
        board.answers.push({ at: performance.timeOrigin + performance.now(), total: totalOf(board.last) });
      }
    })();
  }
  return {
    seen,
    stop: () => {
      stopping = true;
      for (const browser of browsers) browser.close();
    },
  };
}

export async function cookieOf(url: string, username: string): Promise<string> {
  const client = openClient(url);
  const { cookie, body } = await client.ask("POST", "/api/v1/sign-in", { username, password: PASSWORD });
  client.close();
  if (cookie === null) throw new Error(`${username} could not sign in: ${body}`);
  return cookie;
}

export function totalOf(board: BoardAnswerWire | null): number {
  return board?.totals.find(({ measure }) => measure === KEY)?.total ?? 0;
}
