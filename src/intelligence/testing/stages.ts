/** Reports at every turn of their life, also the odd ones: returned, held, derived, released, shared for another purpose. */
import {
  acknowledge,
  askPermission,
  decidePermission,
  disseminate,
  emergencyRelease,
  grantNamed,
  listPermissions,
  placeHold,
  readReport,
  returnReport,
  sanitiseReport,
  withdrawReport,
} from "../reports/index.ts";
import type { Scene } from "./scene.ts";
import {
  anItem,
  conditional,
  disseminated,
  drafted,
  evaluated,
  OPEN,
  submitted,
  type Told,
} from "./telling.ts";

type Stage = (scene: Scene) => Promise<{ readonly id: string }>;

const ALL = [{ agency: "KENT" }, { agency: "BF" }, { agency: "NCA" }];
const S2 = { items: [anItem("Told in the yard", conditional("A1", "S2"))] };

export const STAGES: Readonly<Record<string, Stage>> = {
  draft: (scene) => drafted(scene),
  "an intelligence officer's draft": (scene) => drafted(scene, { by: "kent.unit" }),
  submitted: (scene) => submitted(scene, { precedence: "immediate" }),
  "submitted by an intelligence officer": (scene) => submitted(scene, { by: "kent.unit" }),
  returned: async (scene) => {
    const told = await submitted(scene, { by: "kent.unit2" });
    await scene.as("kent.unit", (viewer) => returnReport(viewer, told.id, "Not enough"));
    return told;
  },
  evaluated: (scene) => evaluated(scene),
  "named for some": async (scene) => {
    const told = await evaluated(scene, { precedence: "time_critical" });
    for (const username of ["kent.elsewhere", "kent.press", "kent.officer"]) {
      const grant = { username, reason: "Knows the place", until: null };
      await scene.as("kent.unit", (viewer) => grantNamed(viewer, told.id, grant));
    }
    return told;
  },
  disseminated: (scene) => disseminated(scene, { precedence: "immediate", to: ALL }),
  "taken by one desk": async (scene) => {
    const told = await disseminated(scene, { precedence: "immediate", to: ALL });
    await scene.as("bf.duty", (viewer) => acknowledge(viewer, told.id));
    return told;
  },
  "disseminated as S2": (scene) => disseminated(scene, { ...S2, to: ALL }),
  "S2, asked and agreed": async (scene) => {
    const told = await disseminated(scene, { ...S2, to: ALL });
    await agreed(scene, told);
    return told;
  },
  "shared for another purpose": (scene) =>
    disseminated(scene, {
      by: "bf.officer",
      to: [{ agency: "BF" }, { agency: "UKVI" }],
      forPurpose: "immigration",
    }),
  held: async (scene) => {
    const told = await disseminated(scene, { to: ALL });
    await scene.as("kent.dpo", (viewer) =>
      placeHold(viewer, told.id, { kind: "prosecution", reason: "A trial" }),
    );
    return told;
  },
  withdrawn: async (scene) => {
    const told = await disseminated(scene, { precedence: "immediate", to: ALL });
    await scene.as("kent.unit", (viewer) => withdrawReport(viewer, told.id, "It was mistaken"));
    return told;
  },
  "a product of another's S2": async (scene) => {
    const told = await disseminated(scene, { ...S2, to: ALL });
    await agreed(scene, told);
    const [item] = (await scene.as("bf.unit", (viewer) => readReport(viewer, told.id))).items;
    const made = {
      title: "A van",
      items: [{ source: item?.id ?? "", text: "A van", grade: item?.grade ?? OPEN }],
    };
    const { id } = await scene.as("bf.unit", (viewer) => sanitiseReport(viewer, told.id, made));
    const sharing = {
      recipients: [{ agency: "NCA" }],
      purpose: "law_enforcement",
      reason: "Theirs",
    } as const;
    await scene.as("bf.unit2", (viewer) => disseminate(viewer, id, sharing));
    return { id };
  },
  "released in an emergency": async (scene) => {
    const told = await disseminated(scene, { precedence: "immediate", to: ALL });
    const words = [{ item: told.items[0] ?? "", start: 0, end: 5 }];
    const release = {
      title: "Danger to life",
      words,
      recipients: [{ agency: "NCA" }],
      reason: "A boat is sinking",
    };
    return await scene.as("bf.duty", (viewer) => emergencyRelease(viewer, told.id, release));
  },
};

async function agreed(scene: Scene, { id, items }: Told): Promise<void> {
  const question = { items: [...items], kind: "sanitise", question: "May we?" } as const;
  await scene.as("bf.unit", (viewer) => askPermission(viewer, id, question));
  const [request] = (
    await scene.as("kent.unit", (viewer) => listPermissions(viewer, { openOnly: true }))
  ).filter((each) => each.report === id);
  await scene.as("kent.unit", (viewer) => decidePermission(viewer, request?.id ?? "", "agreed", "Yes"));
}
