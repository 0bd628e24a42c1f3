import fastify from "fastify";
import Type from "typebox";
import { expect, test } from "vitest";
import { validation } from "./validation.ts";

function echo() {
  const app = fastify();
  app.setValidatorCompiler(validation());
  const body = Type.Object({ target: Type.Union([Type.Integer({ minimum: 0 }), Type.Null()]) });
  const querystring = Type.Object({ after: Type.Optional(Type.Integer()) });
  app.post("/", { schema: { body, querystring } }, async ({ body: said, query }) => ({ said, query }));
  return app;
}

test("nothing, where a number or nothing may be said, stays nothing", async () => {
  const answer = await echo().inject({ method: "POST", url: "/", payload: { target: null } });
  expect(answer.json()).toMatchObject({ said: { target: null } });
});

test("a number in a body is a number, and one in an address is read from its text", async () => {
  const app = echo();
  const wrong = await app.inject({ method: "POST", url: "/", payload: { target: "5" } });
  expect(wrong.statusCode).toBe(400);
  const right = await app.inject({ method: "POST", url: "/?after=7", payload: { target: 5 } });
  expect(right.json()).toEqual({ said: { target: 5 }, query: { after: 7 } });
});
