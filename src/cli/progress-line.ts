/** One line on a terminal that says how far long work is: count, rate and time left. */
import type { Progress } from "../imports/index.ts";

export function progressLine(): { show(progress: Progress): void; done(): void } {
  const started = performance.now();
  let shown = false;
  return {
    show({ record, bytesRead, bytesTotal }) {
      if (!process.stderr.isTTY) return;
      shown = true;
      const seconds = (performance.now() - started) / 1000;
      const left = bytesRead > 0 ? Math.max(0, (seconds / bytesRead) * (bytesTotal - bytesRead)) : 0;
      const done = bytesTotal > 0 ? Math.floor((100 * bytesRead) / bytesTotal) : 0;
      process.stderr.write(
        `\r${record.toLocaleString("en-GB")} records, ${done}%, ${Math.round(record / seconds).toLocaleString("en-GB")} a second, about ${Math.ceil(left)} s left   `,
      );
    },
    done() {
      if (shown) process.stderr.write("\n");
    },
  };
}
