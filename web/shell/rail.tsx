import { Link } from "@tanstack/react-router";
import type { Place } from "./navigation.ts";

export function Rail({ places, open }: { readonly places: readonly Place[]; readonly open: boolean }) {
  const groups = Map.groupBy(places, (place) => place.group);
  return (
    <nav className="shell-rail" id="rail" aria-label="Places" data-open={open}>
      {[...groups].map(([group, listed]) => (
        <div key={group} className="rail-group">
          {group ? <h2 className="rail-title">{group}</h2> : null}
          <ul className="plain-list">
            {listed.map((place) => (
              <li key={place.to}>
                <Link
                  to={place.to}
                  className="rail-link"
                  activeOptions={{ exact: EXACT.has(place.to), includeSearch: false }}
                  activeProps={{ "aria-current": "page" }}
                >
                  {place.name}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

/** Places that have another place below their own address. */
const EXACT: ReadonlySet<string> = new Set(["/", "/oversight", "/settings"]);
