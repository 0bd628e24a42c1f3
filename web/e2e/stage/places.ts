/** Every address there is, each in the hands of one whose page it is, in the states that look different. */
import type { Page } from "playwright-core";
import { ask, draft, reportTitled } from "./ask.ts";
import type { Stage } from "./index.ts";

export interface Place {
  readonly name: string;
  readonly address: string;
  /** What is on the page once it has its answer. */
  readonly ready: string;
}

export interface Tour {
  readonly username: string;
  readonly places: (page: Page) => Promise<readonly Place[]>;
}

const TABLE = "#main table tbody tr";
const PANEL = "#action-title";

const place = (name: string, address: string, ready = "#main h1"): Place => ({ name, address, ready });

export const TOURS: readonly Tour[] = [
  {
    username: "amina",
    places: async (page) => {
      const { id } = await draft(page, {
        title: "Two vans at a slip",
        texts: ["A van, VRM KT21 WXZ, and a man with 07700 900461 at Deal.", "Lifejackets were in the back."],
      });
      const home = await ask<{ submissions: { id: string }[] }>(page, "GET", "/home");
      return [
        place("home of an officer", "/", "#main .panel"),
        place("new report", "/reports/new", "#title"),
        place("writing a report", `/reports/${id}/edit`, ".mention-row"),
        place("what was submitted", `/submissions/${home.submissions[0]?.id}`, ".item-words"),
      ];
    },
  },
  {
    username: "ruth",
    places: async () => [
      place("home of an intelligence officer", "/", "#main .report-line"),
      place("reports", "/reports", TABLE),
      place("reports, none", "/reports?state=withdrawn", ".empty"),
      place("requests, none", "/requests", ".empty"),
      place("writing a requirement", "/requirements/new", "#title"),
    ],
  },
  {
    username: "noor",
    places: async (page) => {
      const [first] = await ask<{ id: string }[]>(page, "GET", "/requirements");
      return [
        place("search", "/search", ".search-words"),
        place("search, found", "/search?q=kestrel", ".facet-value"),
        place("search, nothing", "/search?q=zeppelin", ".empty"),
        place("a phone", "/things/phone%3A%2B447700900118", TABLE),
        place("requirements", "/requirements", TABLE),
        place("requirement", `/requirements/${first?.id}`, "#main .panel"),
        place("nothing there", "/nowhere", "h1"),
        place("a report that is not there", "/reports/KENT-2026-0000000", "[role=alert]"),
      ];
    },
  },
  {
    username: "ben",
    places: async (page) => {
      const knocking = await reportTitled(page, "Knocking");
      return [
        place("home of a duty officer", "/", "#main .report-line"),
        place("emergency release", `/reports/${knocking.reference}?do=emergency_release`, PANEL),
      ];
    },
  },
  {
    username: "miriam",
    places: async () => [
      place("what is held, before asking", "/oversight", ".empty"),
      place("what is held", "/oversight?q=07700900118", TABLE),
      place("the log", "/oversight/log", TABLE),
    ],
  },
  {
    username: "stephen",
    places: async (page) => {
      const [first] = await ask<{ id: string }[]>(page, "GET", "/requirements");
      return [place("changing a requirement", `/requirements/${first?.id}?do=change`, "#title")];
    },
  },
  {
    username: "admin.kent",
    places: async (page) => {
      const [first] = await ask<{ id: string }[]>(page, "GET", "/accounts");
      return [
        place("home of an administrator", "/", ".empty"),
        place("accounts", "/settings/accounts", TABLE),
        place("adding an account", "/settings/accounts?open=new", "#username"),
        place("an account", `/settings/accounts?open=${first?.id}`, ".account-fields"),
        place("settings", "/settings", "#main .panel"),
        place("sessions", "/settings/sessions", TABLE),
      ];
    },
  },
];

/** A report and each act on it, in the hands of the intelligence unit. */
export const REPORT_TOUR: Tour = {
  username: "ruth",
  places: async (page) => {
    const waiting = await reportTitled(page, "Men waiting");
    const shared = await reportTitled(page, "Van unloading");
    const car = await reportTitled(page, "Car wash");
    return [
      place("report", `/reports/${shared.reference}`, ".item-words"),
      place("report of others with conditions", `/reports/${car.reference}`, ".item-words"),
      place("evaluating", `/reports/${waiting.reference}?do=evaluate`, PANEL),
      place("returning", `/reports/${waiting.reference}?do=return`, PANEL),
      place("sharing", `/reports/${shared.reference}?do=disseminate`, PANEL),
      place("sanitising", `/reports/${shared.reference}?do=sanitise`, PANEL),
      place("letting one person read", `/reports/${shared.reference}?do=grant`, PANEL),
      place("linking to a requirement", `/reports/${shared.reference}?do=answer_requirement`, PANEL),
      place("holding", `/reports/${shared.reference}?do=hold`, PANEL),
      place("withdrawing", `/reports/${shared.reference}?do=withdraw`, PANEL),
      place("asking permission", `/reports/${car.reference}?do=ask_permission`, PANEL),
    ];
  },
};

/** Opens a place and waits until it shows its answer and nothing is still loading. */
export async function visit(page: Page, { address, ready }: Place): Promise<void> {
  await page.goto(address);
  await page.locator(ready).first().waitFor();
  await page.locator(".skeletons").first().waitFor({ state: "detached" });
}

/** The two pages that come before one is inside. */
export async function thresholds(stage: Stage, inside: Page): Promise<readonly Page[]> {
  const signIn = await stage.visitor();
  await signIn.goto("/sign-in");
  await signIn.getByRole("heading", { name: "Sign in" }).waitFor();
  const gate = await stage.window(inside);
  await gate.goto("/");
  await gate.getByRole("heading", { name: "Before you read anything" }).waitFor();
  return [signIn, gate];
}
