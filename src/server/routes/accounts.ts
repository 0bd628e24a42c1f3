/** The accounts of one agency. */
import Type from "typebox";
import { addAccount, changeAccount, listAccounts } from "../../access/index.ts";
import { Account, ChangeAccount, NewAccount } from "../../contract/access.ts";
import { reading, writing } from "../person.ts";
import { ById, type Routes } from "./routes.ts";

export const accountRoutes: Routes = (api, house) => {
  api.get("/accounts", { schema: { response: { 200: Type.Array(Account) } } }, async (request) => {
    return await reading(house, request, listAccounts);
  });
  api.post("/accounts", { schema: { body: NewAccount } }, async (request, reply) => {
    return await writing(house, request, reply, 201, async (viewer) => ({
      id: await addAccount(viewer, request.body),
    }));
  });
  api.patch("/accounts/:id", { schema: { params: ById, body: ChangeAccount } }, async (request, reply) => {
    return await writing(house, request, reply, 200, async (viewer) => {
      await changeAccount(viewer, request.params.id, request.body);
      return { id: request.params.id };
    });
  });
};
