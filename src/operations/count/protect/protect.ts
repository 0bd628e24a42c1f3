/** In which groups of areas people may be shown, for a scope or for somebody's own picture. */
import { rowsInScope, type Sight } from "../question.ts";
import type { Store } from "../store.ts";
import { type LayersByMeasure, layersOf, MOST_TABLES } from "./layers.ts";
import { type Cuts, partitions } from "./partition.ts";
import { areasOf, localAgenciesOf, type Places } from "./places.ts";

export interface Protected {
  readonly places: Places;
  /** By code of the measure; what has none is not shown by place. */
  readonly cuts: ReadonlyMap<number, Cuts>;
}

export interface Protection {
  readonly byArea: Protected;
  readonly byLead: Protected;
}

/**
 * `sight` is the asker's own picture where there is no scope.
 *
 * A scope is protected beside every scope that comes before it, whether or not the asker is admitted there, so that its figures
 * are the same for all; one's own picture is protected beside every scope.
 */
export function protect(store: Store, sight: Sight, scope: string | null): Protection {
  const scopes = [...store.declared.values()].sort((a, b) => a.order - b.order || (a.name < b.name ? -1 : 1));
  const until = scope === null ? scopes.length : scopes.findIndex(({ name }) => name === scope) + 1;
  const tables: Sight[] = scopes.slice(0, until).map(({ name }) => rowsInScope(store, name));
  if (scope === null) tables.push(sight);
  const [areas, locals] = [areasOf(store), localAgenciesOf(store)];
  if (tables.length > MOST_TABLES) {
    const none: ReadonlyMap<number, Cuts> = new Map();
    return { byArea: { places: areas, cuts: none }, byLead: { places: locals, cuts: none } };
  }
  const { byArea, byLead } = layersOf(store, tables, areas, locals);
  return {
    byArea: { places: areas, cuts: cutsOf(byArea, tables.length) },
    byLead: { places: locals, cuts: cutsOf(byLead, tables.length) },
  };
}

function cutsOf(layers: LayersByMeasure, tables: number): ReadonlyMap<number, Cuts> {
  return new Map(
    [...layers].map(([measure, each]) => [measure, partitions(each, tables)[tables - 1] as Cuts]),
  );
}
