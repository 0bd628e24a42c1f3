import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/**
 * The client as plain files under dist/web. Nothing is inlined: the server's content security policy allows
 * scripts, styles, fonts and images from this origin only, and no data: addresses.
 */
export default defineConfig({
  root: fileURLToPath(new URL(".", import.meta.url)),
  plugins: [react()],
  build: {
    outDir: "../dist/web",
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: ["es2022", "chrome123", "firefox121", "safari17.5"],
  },
  server: {
    port: 5173,
    strictPort: true,
    proxy: { "/api": process.env.TRIBUTARY_SERVER ?? "http://127.0.0.1:8080" },
  },
});
