/** Planning: operations and their phases, and which powers an agency holds. Taskings are in taskings.ts. */
import Type from "typebox";
import { Id } from "../../contract/common.ts";
import {
  AgencyPowers,
  AgencyPowersChange,
  BriefingHeadingSchema,
  Calendar,
  DecisionLog,
  LessonChange,
  NewDecision,
  NewImpact,
  NewLesson,
  NewOperation,
  NewPassage,
  NewPhase,
  ObjectivesChange,
  Operation,
  OperationChange,
  Operations,
  PassageHistory,
  Phase,
  PhaseChange,
  PhaseMade,
  PhaseRequirementsChange,
  PhaseStep,
  PillarsChange,
  Revised,
  Weeks,
} from "../../contract/operations.ts";
import {
  addImpact,
  addLesson,
  changeAgencyPowers,
  changeLesson,
  changeObjectives,
  changeOperation,
  changePhase,
  changePhaseRequirements,
  changePillars,
  endPhase,
  goLive,
  listOperations,
  makePhase,
  planOperation,
  readAgencyPowers,
  readCalendar,
  readDecisions,
  readOperation,
  readPassages,
  readPhase,
  readWeeks,
  removeImpact,
  writeDecision,
  writePassage,
} from "../../operations/index.ts";
import { reading, writing } from "../person.ts";
import type { Routes } from "./routes.ts";

const Address = Type.String({ minLength: 1, maxLength: 100 });
const ByName = Type.Object({ name: Address });
const ByPhase = Type.Object({ name: Address, phase: Address });
const Part = Type.Object({ name: Address, phase: Address, id: Id });
const Made = Type.Object({ id: Id });
const PHASE = "/operations/:name/phases/:phase";

export const operationRoutes: Routes = (api, house) => {
  api.get("/operations", { schema: { response: { 200: Operations } } }, async (request) => {
    return await reading(house, request, listOperations);
  });
  api.post(
    "/operations",
    { schema: { body: NewOperation, response: { 201: Type.Object({ address: Type.String() }) } } },
    async (request, reply) =>
      await writing(house, request, reply, 201, (viewer) => planOperation(viewer, request.body)),
  );
  api.get(
    "/operations/:name",
    { schema: { params: ByName, response: { 200: Operation } } },
    async (request) => await reading(house, request, (viewer) => readOperation(viewer, request.params.name)),
  );
  api.put(
    "/operations/:name",
    { schema: { params: ByName, body: OperationChange, response: { 200: Revised } } },
    async (request, reply) =>
      await writing(house, request, reply, 200, (viewer) =>
        changeOperation(viewer, request.params.name, request.body),
      ),
  );
  api.post(
    "/operations/:name/phases",
    { schema: { params: ByName, body: NewPhase, response: { 201: PhaseMade } } },
    async (request, reply) =>
      await writing(house, request, reply, 201, (viewer) =>
        makePhase(viewer, request.params.name, request.body),
      ),
  );
  planRoutes(api, house);
  recordRoutes(api, house);
  stepRoutes(api, house);

  api.get("/agency/powers", { schema: { response: { 200: AgencyPowers } } }, async (request) => {
    return await reading(house, request, readAgencyPowers);
  });
  api.put("/agency/powers", { schema: { body: AgencyPowersChange } }, async (request, reply) => {
    return await writing(house, request, reply, 200, async (viewer) => {
      await changeAgencyPowers(viewer, request.body.powers);
      return { powers: request.body.powers };
    });
  });
};

/** What a phase is to reach, part by part. */
const planRoutes: Routes = (api, house) => {
  api.get(PHASE, { schema: { params: ByPhase, response: { 200: Phase } } }, async (request) => {
    const { name, phase } = request.params;
    return await reading(house, request, (viewer) => readPhase(viewer, name, phase));
  });
  api.put(
    PHASE,
    { schema: { params: ByPhase, body: PhaseChange, response: { 200: Revised } } },
    async (request, reply) => {
      const { name, phase } = request.params;
      return await writing(house, request, reply, 200, (viewer) =>
        changePhase(viewer, name, phase, request.body),
      );
    },
  );
  api.put(
    `${PHASE}/pillars`,
    { schema: { params: ByPhase, body: PillarsChange, response: { 200: Revised } } },
    async (request, reply) => {
      const { name, phase } = request.params;
      return await writing(house, request, reply, 200, (viewer) =>
        changePillars(viewer, name, phase, request.body),
      );
    },
  );
  api.put(
    `${PHASE}/objectives`,
    { schema: { params: ByPhase, body: ObjectivesChange, response: { 200: Revised } } },
    async (request, reply) => {
      const { name, phase } = request.params;
      return await writing(house, request, reply, 200, (viewer) =>
        changeObjectives(viewer, name, phase, request.body),
      );
    },
  );
  api.put(
    `${PHASE}/requirements`,
    { schema: { params: ByPhase, body: PhaseRequirementsChange, response: { 200: Revised } } },
    async (request, reply) => {
      const { name, phase } = request.params;
      return await writing(house, request, reply, 200, (viewer) =>
        changePhaseRequirements(viewer, name, phase, request.body),
      );
    },
  );
  api.get(
    `${PHASE}/calendar`,
    { schema: { params: ByPhase, response: { 200: Calendar } } },
    async (request) => {
      const { name, phase } = request.params;
      return await reading(house, request, (viewer) => readCalendar(viewer, name, phase));
    },
  );
  api.get(`${PHASE}/weeks`, { schema: { params: ByPhase, response: { 200: Weeks } } }, async (request) => {
    const { name, phase } = request.params;
    return await reading(house, request, (viewer) => readWeeks(viewer, name, phase));
  });
};

/** What is added to a phase and stays: briefing, decisions, assessments, lessons. */
const recordRoutes: Routes = (api, house) => {
  api.post(
    `${PHASE}/briefing`,
    { schema: { params: ByPhase, body: NewPassage, response: { 201: Made } } },
    async (request, reply) => {
      const { name, phase } = request.params;
      return await writing(house, request, reply, 201, (viewer) =>
        writePassage(viewer, name, phase, request.body),
      );
    },
  );
  api.get(
    `${PHASE}/briefing/:heading`,
    {
      schema: {
        params: Type.Object({ name: Address, phase: Address, heading: BriefingHeadingSchema }),
        response: { 200: PassageHistory },
      },
    },
    async (request) => {
      const { name, phase, heading } = request.params;
      return await reading(house, request, (viewer) => readPassages(viewer, name, phase, heading));
    },
  );
  api.get(
    `${PHASE}/decisions`,
    { schema: { params: ByPhase, response: { 200: DecisionLog } } },
    async (request) => {
      const { name, phase } = request.params;
      return await reading(house, request, (viewer) => readDecisions(viewer, name, phase));
    },
  );
  api.post(
    `${PHASE}/decisions`,
    { schema: { params: ByPhase, body: NewDecision, response: { 201: Made } } },
    async (request, reply) => {
      const { name, phase } = request.params;
      return await writing(house, request, reply, 201, (viewer) =>
        writeDecision(viewer, name, phase, request.body),
      );
    },
  );
  api.post(
    `${PHASE}/impacts`,
    { schema: { params: ByPhase, body: NewImpact, response: { 201: Made } } },
    async (request, reply) => {
      const { name, phase } = request.params;
      return await writing(house, request, reply, 201, (viewer) =>
        addImpact(viewer, name, phase, request.body),
      );
    },
  );
  api.delete(`${PHASE}/impacts/:id`, { schema: { params: Part } }, async (request, reply) => {
    const { name, phase, id } = request.params;
    return await writing(house, request, reply, 200, async (viewer) => {
      await removeImpact(viewer, name, phase, id);
      return { id };
    });
  });
  api.post(
    `${PHASE}/lessons`,
    { schema: { params: ByPhase, body: NewLesson, response: { 201: Made } } },
    async (request, reply) => {
      const { name, phase } = request.params;
      return await writing(house, request, reply, 201, (viewer) =>
        addLesson(viewer, name, phase, request.body),
      );
    },
  );
  api.put(
    `${PHASE}/lessons/:id`,
    { schema: { params: Part, body: LessonChange } },
    async (request, reply) => {
      const { name, phase, id } = request.params;
      return await writing(house, request, reply, 200, async (viewer) => {
        await changeLesson(viewer, name, phase, id, request.body);
        return { id };
      });
    },
  );
};

const stepRoutes: Routes = (api, house) => {
  for (const [step, take] of [
    ["live", goLive],
    ["end", endPhase],
  ] as const) {
    api.post(`${PHASE}/${step}`, { schema: { params: ByPhase, body: PhaseStep } }, async (request, reply) => {
      const { name, phase } = request.params;
      return await writing(house, request, reply, 200, async (viewer) => {
        await take(viewer, name, phase, request.body.reasons);
        return { phase };
      });
    });
  }
};
