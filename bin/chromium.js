/** The browser that the tests drive: the one that TRIBUTARY_CHROMIUM names, one that is installed, or Debian's. */
import { spawnSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { Problem } from "./problem.js";

const NAMES = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];

/** Its path, or undefined where there is none and we may not install one; then it says so. */
export function findChromium() {
  const named = process.env.TRIBUTARY_CHROMIUM;
  if (named) {
    if (isProgram(named)) return named;
    throw new Problem(`TRIBUTARY_CHROMIUM names ${named}, which is not a program. Correct it or unset it.`);
  }
  const found = installed();
  if (found !== undefined) return found;
  if (process.getuid?.() !== 0 || !onPath("apt-get")) {
    console.error(
      "No Chromium here, so the tests in a browser cannot run. Install the Debian package chromium, or name one " +
        "with TRIBUTARY_CHROMIUM.",
    );
    return undefined;
  }
  return install();
}

function install() {
  console.error("No Chromium here: installing the Debian package chromium.");
  for (const args of [["update"], ["install", "--yes", "--no-install-recommends", "chromium"]]) {
    const apt = spawnSync("apt-get", ["--quiet=2", ...args], {
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
      stdio: ["ignore", "ignore", "inherit"],
    });
    // A list that cannot be refreshed may still hold the package.
    if (apt.status !== 0 && args[0] === "install") {
      console.error("Chromium could not be installed, so the tests in a browser cannot run.");
      return undefined;
    }
  }
  return installed();
}

function installed() {
  for (const name of NAMES) {
    const path = onPath(name);
    if (path !== undefined) return path;
  }
  const inApplications = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
  return isProgram(inApplications) ? inApplications : undefined;
}

function onPath(name) {
  return (process.env.PATH ?? "")
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find(isProgram);
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
