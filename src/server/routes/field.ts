/** The field: devices, what they carry out and send back, activities, duties that follow, and language cards. */
import Type from "typebox";
import { Id } from "../../contract/common.ts";
import {
  Activity,
  ActivityPage,
  ActivityState,
  Amendment,
  Choice,
  Devices,
  DUTY_STEPS,
  Duties,
  FieldBundle,
  FieldOutcome,
  FieldSync,
  FieldSynced,
  Handing,
  KeepLonger,
  LanguageCards,
  NewDevice,
  NewLanguageCard,
  Quarantine,
  QuarantineDecision,
  StepOutcome,
  TallyAnswer,
  WithReason,
} from "../../contract/field.ts";
import {
  acceptActivity,
  acceptDuty,
  amendActivity,
  answerTally,
  chooseValue,
  closeDuty,
  decideQuarantined,
  deviceWiped,
  enrolDevice,
  handDuty,
  IDENTITY_KEPT_DAYS,
  keepLonger,
  listActivities,
  listDevices,
  listDuties,
  listLanguageCards,
  listQuarantine,
  readActivity,
  readBundle,
  recordStep,
  removeLanguageCard,
  returnActivity,
  revokeDevice,
  submitActivity,
  syncDevice,
  withdrawActivity,
  writeLanguageCard,
} from "../../operations/index.ts";
import type { House } from "../house.ts";
import { reading, writing } from "../person.ts";
import type { Routes } from "./routes.ts";

const Named = Type.Object({ id: Id });
const Done = Type.Object({ id: Id });

export const fieldRoutes: Routes = (api, house) => {
  deviceRoutes(api, house);
  activityRoutes(api, house);
  dutyRoutes(api, house);
  cardRoutes(api, house);
};

const fieldHouse = (house: House) => ({ keys: house.keys, keptDays: house.keptDays ?? IDENTITY_KEPT_DAYS });

const deviceRoutes: Routes = (api, house) => {
  api.get("/field", { schema: { response: { 200: FieldBundle } } }, async (request) => {
    return await reading(house, request, readBundle);
  });
  // What was sent is its own key: an operation sent again is answered as it was the first time.
  api.post(
    "/field/sync",
    { schema: { body: FieldSync, response: { 200: FieldSynced } } },
    async (request) => {
      return await reading(house, request, (viewer) => syncDevice(viewer, fieldHouse(house), request.body));
    },
  );
  api.get("/field/devices", { schema: { response: { 200: Devices } } }, async (request) => {
    return await reading(house, request, listDevices);
  });
  api.post(
    "/field/devices",
    { schema: { body: NewDevice, response: { 201: Done } } },
    async (request, reply) => {
      return await writing(house, request, reply, 201, (viewer) => enrolDevice(viewer, request.body));
    },
  );
  api.post("/field/devices/:id/revoke", { schema: { params: Named } }, async (request, reply) => {
    return await writing(house, request, reply, 200, async (viewer) => {
      await revokeDevice(viewer, request.params.id);
      return { id: request.params.id };
    });
  });
  api.post("/field/devices/:id/wiped", { schema: { params: Named } }, async (request, reply) => {
    return await writing(house, request, reply, 200, async (viewer) => {
      await deviceWiped(viewer, request.params.id);
      return { id: request.params.id };
    });
  });
  api.get("/field/quarantine", { schema: { response: { 200: Quarantine } } }, async (request) => {
    return await reading(house, request, listQuarantine);
  });
  const Apart = Type.Object({ device: Id, sequence: Type.Integer({ minimum: 1 }) });
  api.post(
    "/field/quarantine/:device/:sequence",
    { schema: { params: Apart, body: QuarantineDecision, response: { 200: FieldOutcome } } },
    async (request, reply) =>
      await writing(house, request, reply, 200, (viewer) =>
        decideQuarantined(viewer, fieldHouse(house), request.params, request.body),
      ),
  );
};

const activityRoutes: Routes = (api, house) => {
  const Filter = Type.Object({
    state: Type.Optional(ActivityState),
    day: Type.Optional(Type.String({ format: "date" })),
    tasking: Type.Optional(Id),
    author: Type.Optional(Type.String({ maxLength: 120 })),
    mine: Type.Optional(Type.Boolean()),
    cursor: Type.Optional(Type.String({ maxLength: 1000 })),
  });
  api.get(
    "/activities",
    { schema: { querystring: Filter, response: { 200: ActivityPage } } },
    async (request) => {
      return await reading(house, request, (viewer) =>
        listActivities(viewer, request.query, house.cursorKey),
      );
    },
  );
  api.get("/activities/:id", { schema: { params: Named, response: { 200: Activity } } }, async (request) => {
    return await reading(house, request, (viewer) => readActivity(viewer, request.params.id));
  });
  const told = { params: Named, response: { 200: Activity } };
  api.post("/activities/:id/submit", { schema: told }, async (request, reply) => {
    return await writing(house, request, reply, 200, (viewer) =>
      submitActivity(viewer, fieldHouse(house), request.params.id),
    );
  });
  api.post("/activities/:id/return", { schema: { ...told, body: WithReason } }, async (request, reply) => {
    return await writing(house, request, reply, 200, (viewer) =>
      returnActivity(viewer, fieldHouse(house), request.params.id, request.body.reason),
    );
  });
  api.post("/activities/:id/accept", { schema: told }, async (request, reply) => {
    return await writing(house, request, reply, 200, (viewer) =>
      acceptActivity(viewer, fieldHouse(house), request.params.id),
    );
  });
  api.post("/activities/:id/amend", { schema: { ...told, body: Amendment } }, async (request, reply) => {
    return await writing(house, request, reply, 200, (viewer) =>
      amendActivity(viewer, fieldHouse(house), request.params.id, request.body),
    );
  });
  api.post("/activities/:id/withdraw", { schema: { ...told, body: WithReason } }, async (request, reply) => {
    return await writing(house, request, reply, 200, (viewer) =>
      withdrawActivity(viewer, fieldHouse(house), request.params.id, request.body.reason),
    );
  });
  api.post("/activities/:id/tallies", { schema: { ...told, body: TallyAnswer } }, async (request, reply) => {
    return await writing(house, request, reply, 200, (viewer) =>
      answerTally(viewer, fieldHouse(house), request.params.id, request.body),
    );
  });
  api.post(
    "/activities/:id/conflicts/:conflict",
    { schema: { ...told, params: Type.Object({ id: Id, conflict: Id }), body: Choice } },
    async (request, reply) =>
      await writing(house, request, reply, 200, (viewer) =>
        chooseValue(viewer, fieldHouse(house), request.params.id, {
          conflict: request.params.conflict,
          choose: request.body.choose,
        }),
      ),
  );
  api.post(
    "/activities/:id/parts/:part/keep",
    { schema: { ...told, params: Type.Object({ id: Id, part: Id }), body: KeepLonger } },
    async (request, reply) =>
      await writing(house, request, reply, 200, (viewer) =>
        keepLonger(viewer, fieldHouse(house), request.params.id, {
          part: request.params.part,
          because: request.body.because,
        }),
      ),
  );
};

const dutyRoutes: Routes = (api, house) => {
  api.get("/duties", { schema: { response: { 200: Duties } } }, async (request) => {
    return await reading(house, request, listDuties);
  });
  api.post("/duties/:id/hand", { schema: { params: Named, body: Handing } }, async (request, reply) => {
    return await writing(house, request, reply, 200, async (viewer) => {
      await handDuty(viewer, request.params.id, request.body.agency);
      return { id: request.params.id };
    });
  });
  api.post("/duties/:id/accept", { schema: { params: Named } }, async (request, reply) => {
    return await writing(house, request, reply, 200, async (viewer) => {
      await acceptDuty(viewer, request.params.id);
      return { id: request.params.id };
    });
  });
  const Step = Type.Object({ id: Id, step: Type.Enum([...DUTY_STEPS]) });
  api.post(
    "/duties/:id/steps/:step",
    { schema: { params: Step, body: StepOutcome } },
    async (request, reply) =>
      await writing(house, request, reply, 200, async (viewer) => {
        await recordStep(viewer, request.params.id, request.params.step, request.body);
        return { id: request.params.id };
      }),
  );
  api.post("/duties/:id/close", { schema: { params: Named } }, async (request, reply) => {
    return await writing(house, request, reply, 200, async (viewer) => {
      await closeDuty(viewer, request.params.id);
      return { id: request.params.id };
    });
  });
};

const cardRoutes: Routes = (api, house) => {
  api.get("/language-cards", { schema: { response: { 200: LanguageCards } } }, async (request) => {
    return await reading(house, request, listLanguageCards);
  });
  api.put(
    "/language-cards/:id",
    { schema: { params: Named, body: NewLanguageCard } },
    async (request, reply) => {
      return await writing(house, request, reply, 200, (viewer) =>
        writeLanguageCard(viewer, request.params.id, request.body),
      );
    },
  );
  api.delete("/language-cards/:id", { schema: { params: Named } }, async (request, reply) => {
    return await writing(house, request, reply, 200, async (viewer) => {
      await removeLanguageCard(viewer, request.params.id);
      return { id: request.params.id };
    });
  });
};
