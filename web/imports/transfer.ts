/**
 * Files to the server and back. Sent with XMLHttpRequest, because only that tells how much of a body has left; the
 * purpose and the reason go along as with every other request.
 */
import { API } from "../server/call.ts";
import { problemOf, Refusal, unreachable } from "../server/problem.ts";
import { tellSignedOut } from "../server/signed-out.ts";
import { standing } from "../server/standing.ts";

/** Puts one file into a run. `onSent` is told bytes. */
export function sendFile(
  run: string,
  file: File,
  onSent: (bytes: number) => void,
  signal: AbortSignal,
): Promise<void> {
  const path = `/imports/${run}/files`;
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("PUT", `${API}${path}?name=${encodeURIComponent(file.name)}`);
    for (const [name, value] of Object.entries(headers())) request.setRequestHeader(name, value);
    request.setRequestHeader("content-type", "application/octet-stream");
    request.upload.onprogress = (event) => onSent(event.loaded);
    request.onerror = () => reject(new Refusal(unreachable()));
    request.onabort = () => reject(new DOMException("Left out", "AbortError"));
    request.onload = () => {
      if (request.status < 300) return resolve();
      tellSignedOut(path, request.status);
      const type = request.getResponseHeader("content-type") ?? "";
      const answer = new Response(request.responseText, {
        status: request.status,
        headers: { "content-type": type },
      });
      void problemOf(answer).then((problem) => reject(new Refusal(problem)));
    };
    signal.addEventListener("abort", () => request.abort(), { once: true });
    request.send(file);
  });
}

/** Saves what an address holds under a name. Never opened in place: what came from outside runs nothing here. */
export async function takeFile(path: string, name: string): Promise<void> {
  const response = await fetch(`${API}${path}`, {
    headers: { accept: "application/octet-stream, application/problem+json", ...headers() },
    credentials: "same-origin",
    cache: "no-store",
  }).catch(() => {
    throw new Refusal(unreachable());
  });
  if (!response.ok) {
    tellSignedOut(path, response.status);
    throw new Refusal(await problemOf(response));
  }
  const address = URL.createObjectURL(await response.blob());
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}

function headers(): Record<string, string> {
  const here = standing();
  return here ? { "x-purpose": here.purpose, "x-reason": encodeURIComponent(here.reason) } : {};
}
