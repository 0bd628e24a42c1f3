// First, because it declares the order of the style layers for everything that follows.
import "./look/index.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { applyTheme } from "../look/theme.ts";
import { App } from "./app.tsx";
import { openIndexedShelves } from "./keep/indexed-shelves.ts";
import { Notice } from "./notices.tsx";
import { Frame } from "./screen.tsx";

applyTheme();

const root = document.getElementById("root");
if (!root) throw new Error("field.html has no #root");
const page = createRoot(root);

function Cannot() {
  return (
    <Frame title="This browser cannot keep your work">
      <Notice tone="harm">
        <p>
          The field app needs a secure address (https) and storage on the device. Open it from the address
          your administrator gave you, and not in a private window.
        </p>
      </Notice>
    </Frame>
  );
}

if (!window.isSecureContext || !("indexedDB" in window)) {
  page.render(<Cannot />);
} else {
  openIndexedShelves().then(
    (shelves) =>
      page.render(
        <StrictMode>
          <App shelves={shelves} />
        </StrictMode>,
      ),
    () => page.render(<Cannot />),
  );
  if (import.meta.env.PROD) {
    void navigator.serviceWorker?.register("/field/worker.js", { scope: "/field" });
  }
}
