/** What others ask us and what we ask others, each with its clock; what we were told of others' checks. */
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import type { HoldingRequestWire } from "../../../src/contract/checks.ts";
import type { PermissionWire } from "../../../src/contract/reports.ts";
import { useMe } from "../../access/me.tsx";
import { holdingRequestsQuery } from "../../check/queries.ts";
import { Page } from "../../look/page.tsx";
import { Empty, ProblemNotice, Skeleton } from "../../look/states.tsx";
import { permissionsQuery } from "../queries.ts";
import { AlarmList } from "./alarm-list.tsx";
import { HoldingCard } from "./holding-card.tsx";
import { NoticeCard } from "./notice-card.tsx";
import { PolicyPanel } from "./policy-panel.tsx";
import { RequestCard } from "./request-card.tsx";
import "./requests.css";

const route = getRouteApi("/inside/requests");

const VIEWS = [
  { id: "received", name: "Asked of us" },
  { id: "sent", name: "Asked by us" },
  { id: "answered", name: "Answered" },
  { id: "told", name: "Told to us" },
  { id: "alarms", name: "Alarms" },
  { id: "policy", name: "What others are told" },
] as const;
type View = (typeof VIEWS)[number]["id"];

/** A request of either kind, with what the list needs of it. */
interface Asked {
  readonly id: string;
  readonly view: View;
  readonly due: string;
  readonly done: string | null;
  readonly card: { readonly permission: PermissionWire } | { readonly holding: HoldingRequestWire };
}

export function RequestsPage() {
  const { show, open } = route.useSearch();
  const me = useMe();
  const permissions = useQuery(permissionsQuery);
  const holdings = useQuery(holdingRequestsQuery);
  const all = [
    ...(permissions.data ?? []).map(fromPermission),
    ...(holdings.data?.items ?? []).map(fromHolding),
  ];
  const notices = holdings.data?.notices ?? [];
  const alarms = holdings.data?.alarms ?? [];
  const named = all.find((each) => each.id === open);
  const view: View = VIEWS.find((each) => each.id === show)?.id ?? named?.view ?? "received";
  const counts: Readonly<Record<View, number | null>> = {
    received: all.filter((each) => each.view === "received").length,
    sent: all.filter((each) => each.view === "sent").length,
    answered: all.filter((each) => each.view === "answered").length,
    told: notices.filter((notice) => notice.seenAt === null).length,
    alarms: alarms.length,
    policy: null,
  };
  const offered = VIEWS.filter(
    ({ id }) => id !== "alarms" || me.roles.includes("data_protection_officer") || id === view,
  );
  const listed = all
    .filter((each) => each.view === view)
    .toSorted((a, b) => ((view === "answered" ? (a.done ?? "") < (b.done ?? "") : a.due > b.due) ? 1 : -1));
  const ready = permissions.data !== undefined && holdings.data !== undefined;
  const shown = { told: notices.length, alarms: alarms.length, policy: 1 }[view as string] ?? listed.length;
  return (
    <Page
      title="Requests"
      lead={<p>Permission to use what another agency owns, and whether another agency holds something.</p>}
      width="reading"
    >
      <nav className="view-tabs" aria-label="Requests">
        {offered.map((each) => (
          <Link
            key={each.id}
            to="/requests"
            search={{ show: each.id }}
            activeOptions={{ exact: true }}
            aria-current={each.id === view ? "page" : undefined}
            className="view-tab"
          >
            {each.name}{" "}
            {counts[each.id] === null ? null : <span className="number soft">{counts[each.id]}</span>}
          </Link>
        ))}
      </nav>
      {permissions.isPending || holdings.isPending ? <Skeleton lines={8} /> : null}
      {permissions.error ? (
        <ProblemNotice error={permissions.error} again={() => void permissions.refetch()} />
      ) : null}
      {holdings.error ? <ProblemNotice error={holdings.error} again={() => void holdings.refetch()} /> : null}
      {ready && shown === 0 ? <Nothing view={view} /> : null}
      {view === "policy" ? <PolicyPanel /> : null}
      {view === "alarms" ? <AlarmList alarms={alarms} /> : null}
      <div className="stack">
        {view === "told" ? notices.map((notice) => <NoticeCard key={notice.id} notice={notice} />) : null}
        {listed.map(({ id, card }) =>
          "permission" in card ? (
            <RequestCard key={id} request={card.permission} open={id === open} />
          ) : (
            <HoldingCard key={id} request={card.holding} open={id === open} />
          ),
        )}
      </div>
    </Page>
  );
}

const fromPermission = (permission: PermissionWire): Asked => ({
  id: permission.id,
  view: permission.decision ? "answered" : permission.direction,
  due: permission.dueAt,
  done: permission.decidedAt,
  card: { permission },
});

const fromHolding = (holding: HoldingRequestWire): Asked => ({
  id: holding.id,
  view: holding.answer ? "answered" : holding.direction,
  due: holding.dueAt,
  done: holding.answeredAt,
  card: { holding },
});

const EMPTY: Readonly<Record<View, readonly [string, string]>> = {
  received: [
    "Nobody waits for your answer",
    "When another agency asks to use what yours owns, or whether yours holds something, it appears here with a clock.",
  ],
  sent: [
    "You wait for nobody",
    "Open a report and choose “Ask permission” where its handling stands in your way, or ask a holder from a check.",
  ],
  answered: ["No answers yet", "Requests that were answered are kept here with their answers."],
  told: [
    "Nobody asked about what you hold",
    "When somebody checks a person or number that your agency holds and they may not read, you are told here. They are not.",
  ],
  alarms: [
    "No alarms",
    "When somebody of your agency makes unusually many checks in a short time, it appears here.",
  ],
  policy: ["", ""],
};

function Nothing({ view }: { readonly view: View }) {
  const [title, words] = EMPTY[view];
  return (
    <Empty title={title}>
      <p>{words}</p>
    </Empty>
  );
}
