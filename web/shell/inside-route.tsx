/** What every page hangs under: the root, and below it all that needs somebody who is signed in. */
import { createRootRoute, createRoute } from "@tanstack/react-router";
import { Inside } from "./inside.tsx";
import { BrokenPage } from "./missing-page.tsx";
import { Root } from "./root.tsx";

export const root = createRootRoute({ component: Root, errorComponent: BrokenPage });
export const inside = createRoute({ getParentRoute: () => root, id: "inside", component: Inside });
export const within = { getParentRoute: () => inside } as const;
