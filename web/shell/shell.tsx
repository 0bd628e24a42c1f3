/** The frame around every page: search, places, and for what purpose and reason one is reading. */
import { Link, useRouterState } from "@tanstack/react-router";
import { type ReactNode, useEffect, useState } from "react";
import { useMe } from "../access/me.tsx";
import { StandingStrip } from "../access/standing-strip.tsx";
import { listenForShortcuts } from "../look/shortcuts.ts";
import { AccountMenu } from "./account-menu.tsx";
import { Brand } from "./brand.tsx";
import { KeyHelp, KeyPlaces } from "./keys.tsx";
import { placesOf } from "./navigation.ts";
import { Rail } from "./rail.tsx";
import { SearchBox } from "./search-box.tsx";
import "./shell.css";

export function Shell({ children }: { readonly children: ReactNode }) {
  const me = useMe();
  const places = placesOf(me);
  const [menu, setMenu] = useState(false);
  const address = useRouterState({ select: (state) => state.location.pathname });

  useEffect(() => listenForShortcuts(), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: going somewhere closes the menu
  useEffect(() => setMenu(false), [address]);

  return (
    <div className="shell">
      <a className="skip-link" href="#main">
        Skip to the page
      </a>
      <header className="shell-head">
        <button
          type="button"
          className="shell-menu button"
          data-look="plain"
          aria-expanded={menu}
          aria-controls="rail"
          onClick={() => setMenu(!menu)}
        >
          Menu
        </button>
        <Link to="/" className="shell-brand" aria-label="Tributary, home">
          <Brand />
        </Link>
        {places.some((place) => place.to === "/search") ? <SearchBox /> : <span className="shell-gap" />}
        <AccountMenu me={me} />
      </header>
      <Rail places={places} open={menu} />
      <div className="shell-body">
        <StandingStrip me={me} />
        <main id="main" tabIndex={-1}>
          {children}
        </main>
      </div>
      <KeyPlaces places={places} />
      <KeyHelp />
    </div>
  );
}
