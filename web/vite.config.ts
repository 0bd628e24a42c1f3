import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";
import { compressFiles } from "./compressed-files.ts";
import { listFieldFiles } from "./field/worker/listed-files.ts";

// Built from within tests as well, where the environment says "test": what is built is always what is delivered.
if (process.argv.includes("build")) process.env.NODE_ENV = "production";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** While developing, as the server does: every address of the field app is its page. */
const fieldPage: Plugin = {
  name: "tributary-field-page",
  apply: "serve",
  configureServer(server) {
    server.middlewares.use((request, _response, next) => {
      if (/^\/field(\/(?!.*\.\w+$).*)?$/.test(request.url ?? "")) request.url = "/field.html";
      next();
    });
  },
};

/**
 * The client as plain files under dist/web. Nothing is inlined: the server's content security policy allows
 * scripts, styles, fonts and images from this origin only, and no data: addresses. The field app is a page of its own,
 * so that what a telephone loads first is small.
 */
export default defineConfig({
  root: here("."),
  plugins: [react(), fieldPage, listFieldFiles(here("./public")), compressFiles()],
  build: {
    outDir: "../dist/web",
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: ["es2022", "chrome123", "firefox121", "safari17.5"],
    rolldownOptions: {
      input: {
        index: here("./index.html"),
        field: here("./field.html"),
        worker: here("./field/worker/worker.ts"),
      },
      output: {
        // The worker's address is its own: a browser looks there for a newer one.
        entryFileNames: ({ name }) => (name === "worker" ? "field/worker.js" : "assets/[name]-[hash].js"),
      },
    },
  },
  server: {
    port: 5173,
    strictPort: true,
    proxy: { "/api": process.env.TRIBUTARY_SERVER ?? "http://127.0.0.1:8080" },
  },
});
