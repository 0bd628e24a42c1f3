/** What a collector receives, and that nothing is loaded or sent without one. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import { join } from "node:path";
import { buffer, text } from "node:stream/consumers";
import { setTimeout as pause } from "node:timers/promises";
import { afterEach, describe, expect, test, vi } from "vitest";
import { type OwnPostgres, ownPostgres } from "../../database/testing/own-postgres.ts";
import { DRAFT, type OpenHouse, openHouse, PASSWORD, signedIn } from "../testing/house.ts";
import { startTracing, type Tracing } from "./index.ts";

interface Span {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly attributes: readonly { readonly key: string; readonly value: Record<string, unknown> }[];
  readonly status: { readonly code?: number; readonly message?: string };
  readonly events?: readonly unknown[];
}

interface Collector {
  readonly url: string;
  readonly received: { readonly path: string; readonly type: string; readonly body: string }[];
  spans(): Span[];
  close(): Promise<void>;
}

async function openCollector(): Promise<Collector> {
  const received: Collector["received"] = [];
  const server = createServer(async (request: IncomingMessage, response) => {
    const body = (await buffer(request)).toString("utf8");
    received.push({ path: request.url ?? "", type: request.headers["content-type"] ?? "", body });
    response.setHeader("content-type", "application/json").end("{}");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`,
    received,
    spans: () =>
      received.flatMap(({ body }) =>
        JSON.parse(body).resourceSpans.flatMap((each: { scopeSpans: { spans: Span[] }[] }) =>
          each.scopeSpans.flatMap((scope) => scope.spans),
        ),
      ),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

afterEach(() => {
  vi.unstubAllEnvs();
});

async function openTraced(told: string[] = []): Promise<{ open: OpenHouse; tracing: Tracing }> {
  let tracing: Tracing | null = null;
  const open = await openHouse(async (database) => {
    tracing = await startTracing(database, (line) => told.push(line));
    return { tracing };
  });
  if (!tracing) throw new Error("tracing is off");
  return { open, tracing };
}

const attribute = (span: Span | undefined, key: string): unknown => {
  const value = span?.attributes.find((each) => each.key === key)?.value;
  return value && Object.values(value)[0];
};

describe("with a collector", () => {
  test("a trace is a request by its route's pattern, with the statements it made by name, and holds nothing personal", async () => {
    const collector = await openCollector();
    vi.stubEnv("OTEL_EXPORTER_OTLP_ENDPOINT", collector.url);
    const { open, tracing } = await openTraced();
    try {
      const officer = await signedIn(open, "officer");
      const reason = { "x-reason": "unmistakable-reason", "user-agent": "unmistakable-agent" };
      await officer.ask({ url: "/search?q=Zaphodbeeblebrox", headers: reason });
      const made = await officer.ask({
        method: "POST",
        url: "/reports",
        body: { ...DRAFT, title: "Unmistakabletitle" },
      });
      expect(made.statusCode).toBe(201);
      await officer.ask({ url: `/reports/${made.json().id}` });
      await officer.ask({ url: "/things/phone:+447700900123" });
      await open.app.inject({ url: "/api/v1/nowhere/Zaphodbeeblebrox" });
      await open.app.inject({
        method: "POST",
        url: "/api/v1/sign-in",
        payload: { username: "unmistakablename", password: PASSWORD },
        remoteAddress: "203.0.113.77",
      });
      // Fails in the database, whose message quotes the value.
      await officer.ask({ url: "/requirements/Zaphodbeeblebrox" });
      await tracing.stop();

      const spans = collector.spans();
      const requests = spans.filter((span) => !span.parentSpanId);
      const names = requests.map((span) => [span.name, attribute(span, "http.response.status_code")]);
      expect(names).toContainEqual(["POST /api/v1/sign-in", 200]);
      expect(names).toContainEqual(["POST /api/v1/sign-in", 401]);
      expect(names).toContainEqual(["GET /api/v1/search", 200]);
      expect(names).toContainEqual(["POST /api/v1/reports", 201]);
      expect(names).toContainEqual(["GET /api/v1/reports/:id", 200]);
      expect(names).toContainEqual(["GET", 404]);

      const written = requests.find((span) => span.name === "POST /api/v1/reports");
      const below = spans.filter((span) => span.parentSpanId === written?.spanId);
      expect(below.map((span) => span.name)).toEqual(
        expect.arrayContaining(["begin", "select enter", "insert report", "insert audit_entry", "commit"]),
      );
      for (const span of below) expect(span.traceId).toBe(written?.traceId);

      expect(new Set(collector.received.map(({ path }) => path))).toEqual(new Set(["/v1/traces"]));
      const sent = collector.received.map(({ body }) => body).join("\n");
      for (const word of [
        "Zaphod",
        "unmistakable",
        "Unmistakable",
        "447700900123",
        "203.0.113.77",
        "127.0.0.1",
        officer.token,
        PASSWORD,
        made.json().id,
        made.json().reference,
        "KENT",
      ]) {
        expect(sent, word).not.toContain(word);
      }
      const keys = new Set(spans.flatMap((span) => span.attributes.map(({ key }) => key)));
      expect([...keys].sort()).toEqual(
        [
          "db.collection.name",
          "db.operation.name",
          "db.system.name",
          "error.type",
          "http.request.method",
          "http.response.status_code",
          "http.route",
        ].sort(),
      );
      for (const span of spans) expect(span.name).toMatch(/^([A-Z]+( \/[\w/:.*-]*)?|[a-z]+( [a-z_]+)?)$/);
    } finally {
      await open.close();
      await collector.close();
    }
  });

  test("each statement is in the trace of its own request, also when many wait for few connections", async () => {
    const collector = await openCollector();
    vi.stubEnv("OTEL_EXPORTER_OTLP_ENDPOINT", collector.url);
    const { open, tracing } = await openTraced();
    try {
      const officer = await signedIn(open, "officer");
      await Promise.all(Array.from({ length: 25 }, () => officer.ask({ url: "/me" })));
      await Promise.all(Array.from({ length: 25 }, () => officer.ask({ url: "/directory" })));
      await tracing.stop();
      const spans = collector.spans();
      for (const [name, statement] of [
        ["GET /api/v1/me", "select who_am_i"],
        ["GET /api/v1/directory", "select team"],
      ]) {
        const requests = spans.filter((span) => span.name === name);
        expect(requests).toHaveLength(25);
        for (const { spanId } of requests) {
          const own = spans.filter((span) => span.parentSpanId === spanId && span.name === statement);
          expect(own).toHaveLength(1);
        }
      }
    } finally {
      await open.close();
      await collector.close();
    }
  });

  test("a body that arrives over a wire, in pieces, does not part a request from its statements", async () => {
    const collector = await openCollector();
    vi.stubEnv("OTEL_EXPORTER_OTLP_ENDPOINT", collector.url);
    const { open, tracing } = await openTraced();
    try {
      const url = await open.app.listen({ host: "127.0.0.1", port: 0 });
      async function* pieces() {
        for (const piece of [`{"username":"officer",`, `"password":"${PASSWORD}"}`]) {
          await pause(50);
          yield Buffer.from(piece);
        }
      }
      const asked = { method: "POST", headers: { "content-type": "application/json" }, duplex: "half" };
      const { status } = await fetch(`${url}/api/v1/sign-in`, { ...asked, body: pieces() } as RequestInit);
      expect(status).toBe(200);
      await tracing.stop();
      const [request] = collector.spans().filter((span) => !span.parentSpanId);
      const below = collector.spans().filter((span) => span.parentSpanId === request?.spanId);
      expect(below.map((span) => span.name)).toContain("select open_session");
    } finally {
      await open.close();
      await collector.close();
    }
  });

  test("a statement that fails leaves its code, not its words", async () => {
    const collector = await openCollector();
    vi.stubEnv("OTEL_EXPORTER_OTLP_ENDPOINT", collector.url);
    const { open, tracing } = await openTraced();
    try {
      const officer = await signedIn(open, "officer");
      await open.database.admin.query(
        "alter table report add constraint no_harbour check (title <> 'Zaphod')",
      );
      const body = { ...DRAFT, title: "Zaphod" };
      expect((await officer.ask({ method: "POST", url: "/reports", body })).statusCode).toBe(500);
      await tracing.stop();
      const failed = collector.spans().filter((span) => span.status.code === 2);
      expect(failed.map((span) => [span.name, attribute(span, "error.type")])).toEqual([
        ["insert report", "23514"],
        ["POST /api/v1/reports", undefined],
      ]);
      for (const span of failed) expect([span.status.message, span.events ?? []]).toEqual([undefined, []]);
      expect(JSON.stringify(collector.received)).not.toContain("Zaphod");
    } finally {
      await open.close();
      await collector.close();
    }
  });

  test("that does not answer nobody waits, and the log says so once", async () => {
    const gone = await openCollector();
    await gone.close();
    vi.stubEnv("OTEL_EXPORTER_OTLP_ENDPOINT", gone.url);
    vi.stubEnv("OTEL_EXPORTER_OTLP_TIMEOUT", "500");
    const told: string[] = [];
    const { open, tracing } = await openTraced(told);
    try {
      const officer = await signedIn(open, "officer");
      expect((await officer.ask({ url: "/home" })).statusCode).toBe(200);
      const began = performance.now();
      await tracing.stop();
      expect(performance.now() - began).toBeLessThan(3_000);
      expect(told).toEqual([
        "Traces could not be exported: the collector is not there, or does not accept them.",
      ]);
    } finally {
      await open.close();
    }
  });

  test("whose address is none, the start is refused in a sentence", async () => {
    vi.stubEnv("OTEL_EXPORTER_OTLP_ENDPOINT", "collector");
    await expect(openTraced()).rejects.toThrow("OTEL_EXPORTER_OTLP_ENDPOINT is not an address.");
  });
});

describe("a server in a process of its own", () => {
  /** Starts, answers one request and stops; says which of the packages it loaded. */
  async function loadedBy(postgres: OwnPostgres, endpoint: string | null): Promise<string[]> {
    const program = `
      import { registerHooks } from "node:module";
      const loaded = new Set();
      registerHooks({ load(url, context, next) {
        const found = /node_modules\\/(@opentelemetry\\/[^/]+)/.exec(url);
        if (found) loaded.add(found[1]);
        return next(url, context);
      } });
      const { startServer } = await import(${JSON.stringify(new URL("../start.ts", import.meta.url).href)});
      const server = await startServer({ dataDir: process.argv[1], databaseUrl: process.argv[2], host: "127.0.0.1",
        port: 0, demonstration: false, log: () => {} });
      const { status } = await fetch(server.url + "/health/ready");
      if (status !== 200) throw new Error("not ready");
      await server.stop();
      console.log(JSON.stringify([...loaded]));`;
    const { OTEL_EXPORTER_OTLP_ENDPOINT: _, ...without } = process.env;
    const child = spawn(
      process.execPath,
      ["--input-type=module", "--eval", program, "--", join(postgres.dataDir, "server"), postgres.url],
      {
        env: endpoint === null ? without : { ...without, OTEL_EXPORTER_OTLP_ENDPOINT: endpoint },
        stdio: ["ignore", "pipe", "pipe"],
      },
    );
    const [out, err, [exit]] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, "exit"),
    ]);
    if (exit !== 0) throw new Error(err);
    return JSON.parse(out);
  }

  test("loads the packages when a collector is named, and not one of them otherwise", async () => {
    const postgres = await ownPostgres();
    const collector = await openCollector();
    try {
      expect(await loadedBy(postgres, collector.url)).toContain("@opentelemetry/sdk-trace");
      const sent = collector.received.length;
      expect(sent).toBeGreaterThan(0);
      // The interface alone, without which Prometheus' client does not load either. It does nothing.
      expect(await loadedBy(postgres, null)).toEqual(["@opentelemetry/api"]);
      expect(collector.received).toHaveLength(sent);
    } finally {
      await collector.close();
      await postgres.close();
    }
  });
});
