/** Counting: measures, scopes and their boards, cards, who has returned, and which records are one event. */
import Type from "typebox";
import { Id } from "../../contract/common.ts";
import {
  AmendedCard,
  BecauseWire,
  BoardAnswer,
  BoardQuery,
  CardDetail,
  Cards,
  CardsQuery,
  CellWire,
  Contribution,
  Duplicates,
  EndedJudgement,
  EventJudgement,
  MadeCards,
  Measures,
  MeasureVersion,
  NewCards,
  NewMeasure,
  NewNil,
  NewScope,
  OpenedFigure,
  Returns,
  Scopes,
  ScopeWire,
} from "../../contract/counts.ts";
import {
  amendCard,
  changeContribution,
  createScope,
  defineMeasure,
  endJudgement,
  filtersOf,
  findDuplicates,
  freezeScope,
  judgeEvents,
  listCards,
  listMeasures,
  listScopes,
  openFigure,
  readBoard,
  readCard,
  readReturns,
  readScope,
  returnCards,
  stateNil,
  takeBackNilReturn,
  validateCard,
  withdrawCard,
} from "../../operations/index.ts";
import { readyBoards, waitForNewer } from "../boards.ts";
import { reading, writing } from "../person.ts";
import type { Routes } from "./routes.ts";

const ById = Type.Object({ id: Id });
const ByName = Type.Object({ name: Type.String({ maxLength: 100 }) });
const NilOf = Type.Object({ name: Type.String({ maxLength: 100 }), id: Id });
const Version = Type.Object({ version: Type.Integer() });

export const countRoutes: Routes = (api, house) => {
  // Whoever waits for news is answered before the server closes.
  api.addHook("preClose", async () => house.boards?.release());

  api.get("/measures", { schema: { response: { 200: Measures } } }, async (request) => {
    return await reading(house, request, listMeasures);
  });
  api.post(
    "/measures",
    { schema: { body: NewMeasure, response: { 201: MeasureVersion } } },
    async (request, reply) =>
      await writing(house, request, reply, 201, (viewer) => defineMeasure(viewer, request.body)),
  );

  api.get("/scopes", { schema: { response: { 200: Scopes } } }, async (request) => {
    return await reading(house, request, listScopes);
  });
  api.post(
    "/scopes",
    { schema: { body: NewScope, response: { 201: ScopeWire } } },
    async (request, reply) =>
      await writing(house, request, reply, 201, (viewer) => createScope(viewer, request.body)),
  );
  api.get("/scopes/:name", { schema: { params: ByName, response: { 200: ScopeWire } } }, async (request) => {
    return await reading(house, request, (viewer) => readScope(viewer, request.params.name));
  });
  api.post(
    "/scopes/:name/freeze",
    { schema: { params: ByName, body: BecauseWire } },
    async (request, reply) =>
      await writing(house, request, reply, 200, (viewer) =>
        freezeScope(viewer, request.params.name, request.body.because),
      ),
  );

  api.get(
    "/scopes/:name/board",
    { schema: { params: ByName, querystring: BoardQuery, response: { 200: BoardAnswer } } },
    async (request, reply) => {
      await waitForNewer(house, request, reply, request.query.after);
      return await reading(house, request, (viewer) =>
        readBoard(viewer, readyBoards(house), request.params.name, filtersOf(request.query)),
      );
    },
  );
  api.get(
    "/board",
    { schema: { querystring: BoardQuery, response: { 200: BoardAnswer } } },
    async (request, reply) => {
      await waitForNewer(house, request, reply, request.query.after);
      return await reading(house, request, (viewer) =>
        readBoard(viewer, readyBoards(house), null, filtersOf(request.query)),
      );
    },
  );
  api.post(
    "/scopes/:name/open",
    { schema: { params: ByName, body: CellWire, response: { 200: OpenedFigure } } },
    async (request) =>
      await reading(house, request, (viewer) =>
        openFigure(viewer, readyBoards(house), request.params.name, request.body),
      ),
  );
  api.post(
    "/board/open",
    { schema: { body: CellWire, response: { 200: OpenedFigure } } },
    async (request) =>
      await reading(house, request, (viewer) => openFigure(viewer, readyBoards(house), null, request.body)),
  );

  api.get(
    "/scopes/:name/returns",
    { schema: { params: ByName, response: { 200: Returns } } },
    async (request) =>
      await reading(house, request, (viewer) => readReturns(viewer, readyBoards(house), request.params.name)),
  );
  api.post(
    "/scopes/:name/nil",
    { schema: { params: ByName, body: NewNil } },
    async (request, reply) =>
      await writing(house, request, reply, 201, (viewer) =>
        stateNil(viewer, request.params.name, request.body.days),
      ),
  );
  api.delete("/scopes/:name/nil/:id", { schema: { params: NilOf } }, async (request, reply) => {
    return await writing(house, request, reply, 200, async (viewer) => {
      await takeBackNilReturn(viewer, request.params.name, request.params.id);
      return { ended: true };
    });
  });
  api.get(
    "/scopes/:name/duplicates",
    { schema: { params: ByName, response: { 200: Duplicates } } },
    async (request) => await reading(house, request, (viewer) => findDuplicates(viewer, request.params.name)),
  );

  api.get("/cards", { schema: { querystring: CardsQuery, response: { 200: Cards } } }, async (request) => {
    return await reading(house, request, (viewer) => listCards(viewer, house.cursorKey, request.query));
  });
  api.get("/cards/:id", { schema: { params: ById, response: { 200: CardDetail } } }, async (request) => {
    return await reading(house, request, (viewer) => readCard(viewer, request.params.id));
  });
  api.post(
    "/cards",
    { schema: { body: NewCards, response: { 201: MadeCards } } },
    async (request, reply) =>
      await writing(house, request, reply, 201, (viewer) => returnCards(viewer, request.body)),
  );
  api.put(
    "/cards/:id",
    { schema: { params: ById, body: AmendedCard, response: { 200: Version } } },
    async (request, reply) =>
      await writing(house, request, reply, 200, (viewer) =>
        amendCard(viewer, request.params.id, request.body),
      ),
  );
  api.post(
    "/cards/:id/validate",
    { schema: { params: ById, response: { 200: Version } } },
    async (request, reply) =>
      await writing(house, request, reply, 200, (viewer) => validateCard(viewer, request.params.id)),
  );
  api.post(
    "/cards/:id/withdraw",
    { schema: { params: ById, body: BecauseWire, response: { 200: Version } } },
    async (request, reply) =>
      await writing(house, request, reply, 200, (viewer) =>
        withdrawCard(viewer, request.params.id, request.body.because),
      ),
  );
  for (const [act, says] of [
    ["contribute", "contributed"],
    ["withhold", "withheld"],
  ] as const) {
    api.post(
      `/cards/:id/${act}`,
      { schema: { params: ById, body: Contribution } },
      async (request, reply) => {
        return await writing(house, request, reply, 200, async (viewer) => {
          await changeContribution(viewer, request.params.id, says, request.body);
          return { says };
        });
      },
    );
  }
  for (const [act, says] of [
    ["join", "same"],
    ["apart", "different"],
  ] as const) {
    api.post(
      `/events/${act}`,
      { schema: { body: EventJudgement, response: { 201: Type.Object({ id: Id }) } } },
      async (request, reply) =>
        await writing(house, request, reply, 201, (viewer) => judgeEvents(viewer, says, request.body)),
    );
  }
  api.post(
    "/events/judgements/:id/end",
    { schema: { params: ById, body: EndedJudgement } },
    async (request, reply) => {
      return await writing(house, request, reply, 200, async (viewer) => {
        await endJudgement(viewer, request.params.id, request.body.reason);
        return { ended: true };
      });
    },
  );
};
