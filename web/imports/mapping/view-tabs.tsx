import { Link } from "@tanstack/react-router";
import "../../intelligence/requests/requests.css";

/** The same mapping in two ways; which of them is part of the address. */
export function ViewTabs({ view }: { readonly view: string | undefined }) {
  const tab = (name: string, own: string | undefined) => (
    <Link
      to="."
      search={(before: Readonly<Record<string, string | undefined>>) => ({ ...before, view: own })}
      replace
      resetScroll={false}
      activeOptions={{ exact: true }}
      className="view-tab"
      aria-current={view === own ? "page" : undefined}
    >
      {name}
    </Link>
  );
  return (
    <nav className="view-tabs no-print" aria-label="How the mapping is shown">
      {tab("Columns", undefined)}
      {tab("As JSON", "json")}
    </nav>
  );
}
