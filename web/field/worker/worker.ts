/**
 * Keeps the built files of the field app on the device, so that it opens without a signal. Files have their digest in the
 * name; the list is written in by the build (web/field/worker/listed-files.ts). What the API says is never kept: requests
 * to it are not even looked at here.
 */
interface WorkerScope extends EventTarget {
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
}
interface Extendable extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface Fetching extends Extendable {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

declare const FIELD_FILES: readonly string[];
declare const FIELD_VERSION: string;

const scope = self as unknown as WorkerScope;
const SHELL = "/field";
const FILES = FIELD_FILES;
const NAME = `tributary-field-${FIELD_VERSION}`;

scope.addEventListener("install", (event) => {
  (event as Extendable).waitUntil(fill());
});

// The first one takes the open page at once; a later one waits until the page asks, or is closed.
scope.addEventListener("activate", (event) => {
  (event as Extendable).waitUntil(forgetOthers().then(() => scope.clients.claim()));
});

scope.addEventListener("message", (event) => {
  if ((event as MessageEvent).data === "take over") void scope.skipWaiting();
});

scope.addEventListener("fetch", (event) => {
  const { request } = event as Fetching;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin) return;
  if (request.mode === "navigate" && (pathname === SHELL || pathname.startsWith(`${SHELL}/`))) {
    (event as Fetching).respondWith(kept(SHELL, request));
  } else if (FILES.includes(pathname)) {
    (event as Fetching).respondWith(kept(pathname, request));
  }
});

async function fill(): Promise<void> {
  const cache = await caches.open(NAME);
  await cache.addAll(FILES.map((file) => new Request(file, { cache: "reload", credentials: "same-origin" })));
}

async function forgetOthers(): Promise<void> {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith("tributary-field-") && name !== NAME);
  await Promise.all(old.map((name) => caches.delete(name)));
}

async function kept(file: string, request: Request): Promise<Response> {
  const cache = await caches.open(NAME);
  return (await cache.match(file)) ?? (await fetch(request));
}
