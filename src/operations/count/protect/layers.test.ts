import fc from "fast-check";
import { expect, test } from "vitest";
import { rowsInScope, type Sight, sightOf } from "../question.ts";
import { tally } from "../tally.ts";
import { history, readable } from "../testing/arbitrary.ts";
import { apply, emptyStore } from "../testing/kernel.ts";
import { layersOf } from "./layers.ts";
import { areasOf, localAgenciesOf } from "./places.ts";

test("the layers of any tables come to the figures of each, by area and by local lead", () => {
  fc.assert(
    fc.property(history, readable, fc.constantFrom(0, 0.5, 1), (changes, audiences, few) => {
      const store = apply(emptyStore(), changes);
      store.few = few;
      const tables: Sight[] = [
        rowsInScope(store, "release"),
        rowsInScope(store, "phase"),
        sightOf(store, { audiences }),
      ];
      const [areas, locals] = [areasOf(store), localAgenciesOf(store)];
      const { byArea, byLead } = layersOf(store, tables, areas, locals);
      tables.forEach((table, nth) => {
        const { panels, widths } = tally(store, table, {});
        for (const [layers, panel, places] of [
          [byArea, "force", areas],
          [byLead, "lead", locals],
        ] as const) {
          for (const [measure, { people }] of layers) {
            places.placeOf.forEach((place, code) => {
              if (place === -1) return;
              let sum = 0;
              for (const [mask, byPlace] of people)
                if ((mask & (2 ** nth)) !== 0) sum += byPlace[place] as number;
              expect(sum).toBe(panels[panel][measure * widths[panel] + code]);
            });
          }
        }
      });
    }),
    { numRuns: 500 },
  );
});
