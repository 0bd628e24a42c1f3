import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { SessionItem } from "../../src/contract/access.ts";
import { Button } from "../look/button.tsx";
import { InstantText } from "../look/date-text.tsx";
import { Page } from "../look/page.tsx";
import { ProblemNotice, Skeleton } from "../look/states.tsx";
import type { Column } from "../look/table/column.ts";
import { Table } from "../look/table/table.tsx";
import { toast } from "../look/toasts.ts";
import { get, remove } from "../server/call.ts";
import { agentName } from "./agent-name.ts";

const sessionsQuery = queryOptions({
  queryKey: ["sessions"],
  queryFn: ({ signal }) => get<readonly SessionItem[]>("/sessions", { signal }),
});

/** Where I am signed in, so that I can end what is not mine. */
export function SessionsPage() {
  const queries = useQueryClient();
  const answer = useQuery(sessionsQuery);
  const end = useMutation({
    mutationFn: (session: SessionItem) => remove(`/sessions/${session.id}`),
    onSuccess: (_, session) => {
      toast({ text: `Signed out on ${agentName(session.agent)}` });
      void queries.invalidateQueries({ queryKey: ["sessions"] });
    },
  });
  const columns: readonly Column<SessionItem>[] = [
    {
      id: "agent",
      head: "Where",
      names: true,
      cell: (row) => (
        <span title={row.agent}>
          {agentName(row.agent)}{" "}
          {row.current ? (
            <span className="tag" data-tone="done">
              this one
            </span>
          ) : null}
        </span>
      ),
      text: (row) => row.agent,
    },
    {
      id: "created",
      head: "Signed in",
      cell: (row) => <InstantText at={row.createdAt} />,
      text: (row) => row.createdAt,
      order: (row) => row.createdAt,
    },
    {
      id: "seen",
      head: "Last used",
      cell: (row) => <InstantText at={row.lastSeenAt} />,
      text: (row) => row.lastSeenAt,
      order: (row) => row.lastSeenAt,
    },
    {
      id: "end",
      head: "Ends",
      cell: (row) =>
        row.revokedAt ? (
          <>
            ended <InstantText at={row.revokedAt} />
          </>
        ) : (
          <InstantText at={row.expiresAt} />
        ),
      text: (row) => row.revokedAt ?? row.expiresAt,
      order: (row) => row.expiresAt,
    },
    {
      id: "act",
      head: "Sign out",
      cell: (row) =>
        row.current || row.revokedAt ? null : (
          <Button look="plain" size="small" busy={end.isPending} onClick={() => end.mutate(row)}>
            Sign out there
          </Button>
        ),
      text: () => "",
    },
  ];
  return (
    <Page
      title="Where you are signed in"
      width="reading"
      lead={<p>End any session that you do not know, then tell your administrator.</p>}
    >
      {answer.isPending ? <Skeleton /> : null}
      {answer.error ? <ProblemNotice error={answer.error} again={() => void answer.refetch()} /> : null}
      {end.error ? <ProblemNotice error={end.error} /> : null}
      {answer.data ? (
        <Table
          name="sessions"
          caption="Your sessions"
          columns={columns}
          rows={answer.data}
          rowKey={(row) => row.id}
          tools={false}
        />
      ) : null}
    </Page>
  );
}
