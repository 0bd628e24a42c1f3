/** Operations: planned, changed, read. */
import { randomUUID } from "node:crypto";
import { audienceOf, conflict, invalid, requireRole, type Viewer } from "../../access/index.ts";
import type {
  NewOperationWire,
  OperationChangeWire,
  OperationsWire,
  OperationWire,
  PhaseSummaryWire,
} from "../../contract/operations.ts";
import { refuseMarkings, signature, textsIn } from "../../intelligence/index.ts";
import { addressOf, coordinates, findOperation, requireCoordinates } from "./find.ts";
import { participantsOf, readersOfAgencies } from "./participants.ts";
import { reviseOperation } from "./revise.ts";

const MOST = 500;

export async function planOperation(viewer: Viewer, draft: NewOperationWire): Promise<{ address: string }> {
  requireRole(viewer, "plan an operation", "coordinator");
  refuseMarkings(...textsIn(draft));
  const id = randomUUID();
  const readers = await readersOfAgencies(viewer, draft.participants, "/participants");
  const made = await viewer.db
    .insertInto("operation")
    .values({
      id,
      agency_id: viewer.agency.id,
      audience_id: await audienceOf(viewer, readers),
      purpose: viewer.purpose,
      name: draft.name,
      title: draft.title,
      aim: draft.aim,
      created_by: viewer.account.id,
      created_as: signature(viewer),
    })
    .onConflict((clash) => clash.doNothing())
    .executeTakeFirst();
  if (made.numInsertedOrUpdatedRows === 0n) {
    throw invalid("/name", "Your agency has an operation of this name already. Choose another");
  }
  viewer.record({
    act: "collection",
    subjects: [id],
    detail: { what: "operation planned", participants: draft.participants },
  });
  return { address: addressOf(viewer.agency.code, draft.name) };
}

export async function changeOperation(
  viewer: Viewer,
  address: string,
  change: OperationChangeWire,
): Promise<{ revision: number }> {
  const operation = await findOperation(viewer, address);
  requireCoordinates(viewer, operation, "change it");
  refuseMarkings(...textsIn(change));
  const phases = (await phasesOf(viewer, [operation.id])).get(operation.id) ?? [];
  if (change.closed && phases.some(({ state }) => state === "live")) {
    throw conflict("A phase of this operation is live. End it before you close the operation.");
  }
  const readers = await readersOfAgencies(viewer, change.participants, "/participants");
  const audience = await audienceOf(viewer, readers);
  const revision = await reviseOperation(viewer, operation, change.revision, {
    title: change.title,
    aim: change.aim,
    audience_id: audience,
    closed_at: change.closed ? (operation.closed_at ?? new Date()) : null,
  });
  const disclosed = audience !== operation.audience_id;
  viewer.record({
    act: disclosed ? "disclosure" : "alteration",
    subjects: [operation.id],
    detail: {
      what: "operation changed",
      closed: change.closed,
      ...(disclosed ? { participants: change.participants } : {}),
    },
  });
  return { revision };
}

export async function listOperations(viewer: Viewer): Promise<OperationsWire> {
  const items = await operationsBy(viewer, null);
  viewer.record({
    act: "consultation",
    subjects: items.map((each) => each.id),
    detail: { what: "operations" },
  });
  return { items, mayPlan: viewer.roles.includes("coordinator") };
}

export async function readOperation(viewer: Viewer, address: string): Promise<OperationWire> {
  const { id } = await findOperation(viewer, address);
  const [operation] = await operationsBy(viewer, id);
  if (!operation) throw new Error("an operation that was found is not there");
  viewer.record({ act: "consultation", subjects: [id], detail: { what: "operation" } });
  return operation;
}

/** Newest first, closed ones last. */
async function operationsBy(viewer: Viewer, id: string | null): Promise<OperationWire[]> {
  let query = viewer.db
    .selectFrom("operation as o")
    .innerJoin("agency as g", "g.id", "o.agency_id")
    .selectAll("o")
    .select(["g.code as agency_code", "g.name as agency_name"])
    .orderBy("o.closed_at", (order) => order.desc().nullsFirst())
    .orderBy("o.created_at", "desc")
    .limit(MOST);
  if (id !== null) query = query.where("o.id", "=", id);
  const rows = await query.execute();
  const ids = rows.map((row) => row.id);
  const phases = await phasesOf(viewer, ids);
  const participants = await participantsOf(viewer, ids);
  return rows.map((row) => ({
    id: row.id,
    address: addressOf(row.agency_code, row.name),
    title: row.title,
    aim: row.aim,
    agency: row.agency_code,
    agencyName: row.agency_name,
    participants: (participants.get(row.id) ?? [])
      .filter((each) => each.id !== row.agency_id)
      .map(({ agency, name }) => ({ agency, name })),
    phases: phases.get(row.id) ?? [],
    revision: row.revision,
    createdBy: row.created_as,
    createdAt: row.created_at.toISOString(),
    closedAt: row.closed_at?.toISOString() ?? null,
    actions: coordinates(viewer, row) ? (row.closed_at ? ["change"] : ["change", "add_phase"]) : [],
  }));
}

async function phasesOf(viewer: Viewer, operations: readonly string[]) {
  if (operations.length === 0) return new Map<string, PhaseSummaryWire[]>();
  const rows = await viewer.db
    .selectFrom("operation_phase as p")
    .select((at) => [
      "p.operation_id",
      "p.id",
      "p.name",
      "p.title",
      "p.starts_on",
      "p.ends_on",
      "p.state",
      at
        .selectFrom("tasking as t")
        .whereRef("t.phase_id", "=", "p.id")
        .select((count) => count.fn.countAll<string>().as("n"))
        .as("taskings"),
    ])
    .where("p.operation_id", "in", [...operations])
    .orderBy("p.starts_on")
    .orderBy("p.name")
    .execute();
  const groups = Map.groupBy(rows, (row) => row.operation_id);
  return new Map(
    [...groups].map(([id, list]) => [
      id,
      list.map(
        (row): PhaseSummaryWire => ({
          id: row.id,
          name: row.name,
          title: row.title,
          startsOn: row.starts_on,
          endsOn: row.ends_on,
          state: row.state as PhaseSummaryWire["state"],
          taskings: Number(row.taskings ?? 0),
        }),
      ),
    ]),
  );
}
