import { expect, test } from "vitest";
import { fileHeaders, pageFor } from "./web-folder.ts";

test("every address of the field app answers its own small page, and no other address does", () => {
  for (const url of ["/field", "/field/", "/field?x=1", "/field/activities/1/encounter/2"]) {
    expect(pageFor(url), url).toBe("field.html");
  }
  for (const url of ["/", "/fields", "/fieldwork/1", "/reports?next=/field", "/operations/field"]) {
    expect(pageFor(url), url).toBe("index.html");
  }
});

test("the worker may keep what lies below /field and is asked for anew each time; built files may be kept for ever", () => {
  for (const path of ["/srv/web/field/worker.js", "/srv/web/field/worker.js.br"]) {
    expect(fileHeaders(path), path).toEqual({
      "cache-control": "no-cache",
      "service-worker-allowed": "/field",
    });
  }
  expect(fileHeaders("/srv/web/assets/field-Bx71.js")).toEqual({
    "cache-control": "public, max-age=31536000, immutable",
  });
  expect(fileHeaders("/srv/web/field.html")).toEqual({ "cache-control": "no-cache" });
});
