/** The accounts of one agency: who has one, what it is for, and whether it still works. */
import { queryOptions, useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import type { AccountWire } from "../../src/contract/access.ts";
import { ROLES } from "../../src/vocabulary/roles.ts";
import { TextField } from "../look/fields.tsx";
import { Page } from "../look/page.tsx";
import { Empty, ProblemNotice, Skeleton } from "../look/states.tsx";
import type { Column } from "../look/table/column.ts";
import { Table } from "../look/table/table.tsx";
import { get } from "../server/call.ts";
import { ChangeAccountForm } from "./change-account-form.tsx";
import { useMe } from "./me.tsx";
import { NewAccountForm } from "./new-account-form.tsx";

const route = getRouteApi("/inside/settings/accounts");

const accountsQuery = queryOptions({
  queryKey: ["accounts"],
  queryFn: ({ signal }) => get<readonly AccountWire[]>("/accounts", { signal }),
});

const roleNames = (roles: readonly string[]) =>
  ROLES.filter((role) => roles.includes(role.id))
    .map((role) => role.name)
    .join(", ");

export function AccountsPage() {
  const { q = "", sort, open } = route.useSearch();
  const navigate = route.useNavigate();
  const me = useMe();
  const queries = useQueryClient();
  const answer = useQuery(accountsQuery);
  const wanted = q.toLowerCase();
  const rows = (answer.data ?? []).filter((account) =>
    `${account.name} ${account.username}`.toLowerCase().includes(wanted),
  );
  const opened = answer.data?.find((account) => account.id === open);
  const state = (next: { readonly q?: string; readonly open?: string; readonly sort?: string }) => {
    const all = { q, sort, open, ...next };
    return Object.fromEntries(Object.entries(all).filter(([, value]) => value));
  };
  const done = () => {
    void queries.invalidateQueries({ queryKey: ["accounts"] });
    void navigate({ search: state({ open: "" }), replace: true });
  };
  const columns: readonly Column<AccountWire>[] = [
    {
      id: "name",
      head: "Name",
      names: true,
      cell: (row) => (
        <Link to="/settings/accounts" search={state({ open: row.id })} replace resetScroll={false}>
          {row.name}
        </Link>
      ),
      text: (row) => row.name,
      order: (row) => row.name,
    },
    {
      id: "username",
      head: "Username",
      cell: (row) => <span className="mono">{row.username}</span>,
      text: (row) => row.username,
      order: (row) => row.username,
    },
    {
      id: "roles",
      head: "Roles",
      cell: (row) => roleNames(row.roles),
      text: (row) => roleNames(row.roles),
      order: (row) => roleNames(row.roles),
    },
    {
      id: "teams",
      head: "Teams",
      cell: (row) => row.teams.join(", "),
      text: (row) => row.teams.join(", "),
      order: (row) => row.teams.join(", "),
    },
    {
      id: "active",
      head: "State",
      cell: (row) => (row.active ? "Active" : <span className="tag">Cannot sign in</span>),
      text: (row) => (row.active ? "active" : "cannot sign in"),
      order: (row) => (row.active ? 0 : 1),
    },
  ];
  return (
    <Page
      title={`Accounts of ${me.agency.name}`}
      beside={
        <Link to="/settings/accounts" search={state({ open: "new" })} className="button">
          Add an account
        </Link>
      }
    >
      <div className="stack">
        {open === "new" ? <NewAccountForm onDone={done} /> : null}
        {opened ? <ChangeAccountForm key={opened.id} account={opened} onDone={done} /> : null}
        <div className="filter-bar">
          <TextField
            pointer="/q"
            label="Find a name"
            type="search"
            value={q}
            onChange={(event) =>
              void navigate({ search: state({ q: event.target.value }), replace: true, resetScroll: false })
            }
          />
        </div>
        {answer.isPending ? <Skeleton lines={8} /> : null}
        {answer.error ? <ProblemNotice error={answer.error} again={() => void answer.refetch()} /> : null}
        {answer.data && rows.length === 0 ? <Empty title="Nobody of this name" /> : null}
        {rows.length > 0 ? (
          <Table
            name="accounts"
            caption="Accounts"
            columns={columns}
            rows={rows}
            rowKey={(row) => row.id}
            sort={sort}
            onSort={(next) =>
              void navigate({ search: state({ sort: next ?? "" }), replace: true, resetScroll: false })
            }
            main
          />
        ) : null}
      </div>
    </Page>
  );
}
