/** A tasking as its form would send it: Kent leads and Border Force supports, at the port of Dover, from an hour ago. */
export function portTasking(phase: string, title: string) {
  return {
    phase,
    pillar: null,
    title,
    what: "Check vans coming off the evening ferries.",
    resources: "Two cars",
    placeKind: "port",
    area: "KENT",
    placeCode: "GBDVR",
    place: "Eastern Docks",
    startsAt: new Date(Date.now() - 3_600_000).toISOString(),
    endsAt: new Date(Date.now() + 5 * 3_600_000).toISOString(),
    lead: "KENT",
    support: ["BF"],
    reports: [],
    threats: [],
    prompts: [] as readonly { readonly requirement: null; readonly text: string }[],
  };
}
