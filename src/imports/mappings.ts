/** Saved mappings: a changed one is a new version, and what was imported by an older one still says by which. */
import { randomUUID } from "node:crypto";
import { audienceOf, notFound, Refusal, requireRole, type Viewer } from "../access/index.ts";
import type { ImportMappingWire } from "../contract/imports.ts";
import { checkMapping } from "../intake/tables/index.ts";
import { keepersOf, signature } from "../intelligence/index.ts";

export async function saveMapping(
  viewer: Viewer,
  { name, body }: { readonly name: string; readonly body: Readonly<Record<string, unknown>> },
): Promise<string> {
  requireRole(viewer, "keep mappings", "intelligence_officer", "single_point_of_contact", "administrator");
  const flaws = checkMapping(body);
  if (flaws.length > 0) {
    throw new Refusal("invalid", "This mapping cannot be used as it is.", {
      errors: flaws.slice(0, 50).map(({ where, message }) => ({ pointer: `/body${where}`, message })),
    });
  }
  const newest = await viewer.db
    .selectFrom("import_mapping")
    .select("version")
    .where("name", "=", name)
    .where("agency_id", "=", viewer.agency.id)
    .orderBy("version", "desc")
    .limit(1)
    .executeTakeFirst();
  const id = randomUUID();
  await viewer.db
    .insertInto("import_mapping")
    .values({
      id,
      agency_id: viewer.agency.id,
      audience_id: await audienceOf(viewer, await keepersOf(viewer, viewer.agency.id, viewer.purpose)),
      name,
      version: (newest?.version ?? 0) + 1,
      body: JSON.stringify(body),
      created_by: viewer.account.id,
      created_as: signature(viewer),
    })
    .execute();
  viewer.record({ act: "alteration", subjects: [id], detail: { what: "mapping saved" } });
  return id;
}

/** The newest version of each, by name. */
export async function listMappings(viewer: Viewer): Promise<ImportMappingWire[]> {
  const mappings = await readAll(viewer);
  viewer.record({
    act: "consultation",
    subjects: mappings.map(({ id }) => id),
    detail: { what: "mappings" },
  });
  return mappings;
}

export async function readMapping(viewer: Viewer, id: string): Promise<ImportMappingWire> {
  const row = await viewer.db
    .selectFrom("import_mapping")
    .selectAll()
    .where("id", "=", id)
    .executeTakeFirst();
  if (!row) throw notFound("mapping");
  const found = (await readAll(viewer)).find(({ name }) => name === row.name);
  if (!found) throw notFound("mapping");
  viewer.record({ act: "consultation", subjects: [id], detail: { what: "mapping" } });
  return {
    ...found,
    id: row.id,
    version: row.version,
    body: row.body as ImportMappingWire["body"],
    by: row.created_as,
    at: row.created_at.toISOString(),
  };
}

async function readAll(viewer: Viewer): Promise<ImportMappingWire[]> {
  const rows = await viewer.db
    .selectFrom("import_mapping")
    .selectAll()
    .where("agency_id", "=", viewer.agency.id)
    .orderBy("name")
    .orderBy("version", "desc")
    .execute();
  const byName = new Map<string, ImportMappingWire>();
  for (const { id, name, version, body, created_as: by, created_at } of rows) {
    const at = created_at.toISOString();
    const known = byName.get(name);
    if (known) known.versions.push({ id, version, by, at });
    else {
      const own = { id, version, by, at };
      byName.set(name, { ...own, name, versions: [own], body: body as ImportMappingWire["body"] });
    }
  }
  return [...byName.values()];
}
