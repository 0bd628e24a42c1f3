/** Two clusters that may be one, ordered by how strongly. */
export interface Offer {
  readonly weight: number;
  readonly a: number;
  readonly b: number;
  /** How many records the two held together when the weight was taken. */
  readonly size: number;
}

/** Ties go by the rows, so that the order never depends on chance. */
const before = (x: Offer, y: Offer): boolean =>
  x.weight > y.weight || (x.weight === y.weight && (x.a < y.a || (x.a === y.a && x.b < y.b)));

export interface Heap {
  readonly push: (offer: Offer) => void;
  readonly pop: () => Offer | undefined;
  readonly peek: () => Offer | undefined;
}

export function heap(): Heap {
  const offers: Offer[] = [];
  return {
    peek: () => offers[0],
    push(offer) {
      let at = offers.length;
      offers.push(offer);
      while (at > 0) {
        const parent = (at - 1) >> 1;
        const above = offers[parent] as Offer;
        if (!before(offer, above)) break;
        offers[at] = above;
        at = parent;
      }
      offers[at] = offer;
    },
    pop() {
      const top = offers[0];
      const last = offers.pop();
      if (last === undefined || offers.length === 0) return top;
      let at = 0;
      for (;;) {
        let child = 2 * at + 1;
        if (child >= offers.length) break;
        if (child + 1 < offers.length && before(offers[child + 1] as Offer, offers[child] as Offer)) child++;
        if (!before(offers[child] as Offer, last)) break;
        offers[at] = offers[child] as Offer;
        at = child;
      }
      offers[at] = last;
      return top;
    },
  };
}
