/** Whether the process lives, whether it can serve, and its numbers for Prometheus. */
import type { FastifyInstance } from "fastify";
import { Counter, collectDefaultMetrics, Histogram, Registry } from "prom-client";
import type { House } from "./house.ts";

// biome-ignore lint/suspicious/noExplicitAny: an instance with any logger and type provider
type App = FastifyInstance<any, any, any, any, any>;

export function health(app: App, house: House): void {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const seconds = new Histogram({
    name: "tributary_request_seconds",
    help: "Time to answer, by route and status",
    labelNames: ["method", "route", "status"],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  });
  const refusals = new Counter({
    name: "tributary_refusals_total",
    help: "Answers of 401, 403 and 404",
    labelNames: ["status"],
    registers: [registry],
  });
  app.addHook("onResponse", async (request, reply) => {
    const status = String(reply.statusCode);
    seconds.observe(
      { method: request.method, route: request.routeOptions.url ?? "-", status },
      reply.elapsedTime / 1000,
    );
    if (["401", "403", "404"].includes(status)) refusals.inc({ status });
  });
  app.get("/health/live", { schema: { hide: true } }, async () => ({ status: "live" }));
  app.get("/health/ready", { schema: { hide: true } }, async (_, reply) => {
    try {
      await house.databaseAnswers();
      return { status: "ready" };
    } catch {
      return await reply.code(503).send({ status: "the database does not answer" });
    }
  });
  app.get("/metrics", { schema: { hide: true } }, async (_, reply) => {
    return await reply.type(registry.contentType).send(await registry.metrics());
  });
}
