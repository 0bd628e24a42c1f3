import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import { desk, outline } from "../testing/reading.ts";

const { read, refusal } = desk();

const PRESS_RELEASE = `<!doctype html><html lang="en-GB"><head><title>Five charged | Force news</title>
<meta property="og:site_name" content="Northshire Police"><meta name="author" content="Press office">
<meta property="article:published_time" content="2025-10-21T09:00:00Z">
<style>.visually-off { display: none } @media print { .lead { display: none } }</style>
<script>document.write("written by a script")</script></head><body>
<div class="cookie-banner">We use cookies to make this site work. Accept all?</div>
<header><a href="/">Home</a><nav><ul><li><a href="/news">News</a></li><li>Careers</li></ul></nav></header>
<main><article><h1>Five charged over small boats</h1><p class="lead">Five men were charged after engines
were found in a unit in <a href="/kent">Kent</a> &amp; two vans stopped.</p>
<p>Published 21 October 2025</p><h2>What was found</h2><ul><li>Three engines</li><li>40 lifejackets</li></ul>
<table><tr><th>Place</th><th>Engines</th></tr><tr><td>Ramsgate</td><td>2</td></tr></table>
<p class="visually-off">Hidden by a rule.</p><p style="display:none">Hidden by its style.</p><p hidden>Hidden outright.</p>
<p>Paid <span style="color:#fff">white on white</span>in cash.</p>
<img src="/photo.jpg" alt="A photograph"><iframe src="https://example.org/player"></iframe>
<div class="related-links"><p>Related: an older story about something else altogether.</p></div></article></main>
<footer>Copyright Northshire Police</footer></body></html>`;

describe("a web page", () => {
  test("yields the article without menus, banners and footers", async () => {
    const document = await read("release.html", PRESS_RELEASE);
    expect(outline(document)).toEqual([
      "h1 Five charged over small boats",
      "paragraph Five men were charged after engines were found in a unit in Kent & two vans stopped.",
      "paragraph Published 21 October 2025",
      "h2 What was found",
      "item Three engines",
      "item 40 lifejackets",
      "table Place | Engines\nRamsgate | 2",
      "paragraph Paid in cash.",
    ]);
  });

  test("yields the article of a page built of nothing but divs", async () => {
    const words =
      "The court heard that the boat had been bought in Germany and driven to the coast by two men. ";
    const document = await read(
      "court.html",
      `<body><div id="top"><div class="x"><a href="/a">Crime</a> <a href="/b">Courts</a></div></div>
       <div class="page"><div class="c1"><h1>Boat driver jailed</h1><p>${words}</p><p>${words}</p></div>
       <div class="c2"><p><a href="/1">Ten other stories that you may like to read after this one</a></p></div></div></body>`,
    );
    expect(outline(document)).toEqual([
      "h1 Boat driver jailed",
      `paragraph ${words.trim()}`,
      `paragraph ${words.trim()}`,
    ]);
  });

  test("says of itself who published it, when, and in what language", async () => {
    const document = await read("release.html", PRESS_RELEASE);
    expect(document).toMatchObject({
      title: { value: "Five charged over small boats", by: "page" },
      author: { value: "Press office", by: "properties" },
      date: { value: "2025-10-21", by: "page" },
      publisher: { value: "Northshire Police", by: "properties" },
      language: "en-GB",
    });
  });

  test("says what was left out of it: scripts, hidden text, pictures, what stands around", async () => {
    const { notes } = await read("release.html", PRESS_RELEASE);
    expect(notes).toEqual([
      "1 script left out; none was run.",
      "Hidden text left out in 4 places: a reader of the page does not see it.",
      "Menus, banners and the like left out: 5 parts of the page around its main text.",
      "1 picture left out; none was fetched.",
      "1 embedded page, film or recording left out; none was fetched.",
    ]);
  });

  test("has nothing that it refers to fetched", async () => {
    let asked = 0;
    const server = createServer((_, response) => {
      asked++;
      response.end();
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
    onTestFinished(() => void server.close());
    const { port } = server.address() as AddressInfo;
    const at = `http://127.0.0.1:${port}`;
    await read(
      "page.html",
      `<html><head><base href="${at}"><link rel="stylesheet" href="${at}/s.css"><script src="${at}/a.js"></script>
       <meta http-equiv="refresh" content="0;url=${at}"></head><body><img src="${at}/p.png" onerror="fetch('${at}')">
       <p>The van was stopped at Dover.</p><object data="${at}/o"></object></body></html>`,
    );
    expect(asked).toBe(0);
  });

  test.each([
    ["windows-1251", "Операция в порту", 0x410, 0xc0],
    ["iso-8859-5", "Операция в порту", 0x410, 0xb0],
  ])("in %s is read by the encoding that it names", async (encoding, text, first, byte) => {
    const letters = Buffer.from(
      [...text].map((each) =>
        each.charCodeAt(0) >= first ? each.charCodeAt(0) - first + byte : each.charCodeAt(0),
      ),
    );
    const page = Buffer.concat([
      Buffer.from(`<html><meta charset="${encoding}"><p>`),
      letters,
      Buffer.from("</p>"),
    ]);
    expect(outline(await read("page.html", page))).toEqual([`paragraph ${text}`]);
  });

  test("in Arabic keeps its letters and their order", async () => {
    const document = await read(
      "page.html",
      `<html lang="ar" dir="rtl"><h1>عملية في دوفر</h1><p>اعتقلت الشرطة 3 رجال.</p>`,
    );
    expect(outline(document)).toEqual(["h1 عملية في دوفر", "paragraph اعتقلت الشرطة 3 رجال."]);
    expect(document.language).toBe("ar");
  });

  test("whose text only a script would write is refused with what to do", async () => {
    expect(
      await refusal("app.html", `<html><body><div id="root"></div><script>render()</script></body></html>`),
    ).toMatch(/no text on the web page.*Save the page as PDF/);
  });

  test("nested without end is refused", async () => {
    expect(await refusal("deep.html", `<html><body>${"<div>".repeat(100_000)}words`)).toMatch(
      /nests its elements more than 500 deep/,
    );
  });
});
