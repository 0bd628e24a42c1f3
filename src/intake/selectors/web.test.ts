import { describe, expect, test } from "vitest";
import { keysIn, textsOf } from "./testing.ts";

describe("email and web addresses", () => {
  test("a mailbox is found without the full stop behind it and in small letters", () => {
    expect(keysIn("Write to Kawa.R+1@Post.Example.")).toEqual(["email:kawa.r+1@post.example"]);
  });

  test("sites are found with scheme, with www, bare, and made harmless", () => {
    expect(keysIn("https://a-b.example/x?y=1, www.c.example; d.shop and hxxp://e[.]example/f")).toEqual([
      "web:a-b.example/x?y=1",
      "web:c.example",
      "web:d.shop",
      "web:e.example/f",
    ]);
  });

  test("missing blanks, versions, file names and abbreviations are no sites", () => {
    expect(
      keysIn("It stopped.Then it,e.g. v2.1, i.e. report.docx, left at 3 p.m. approx.in the dark"),
    ).toEqual([]);
  });
});

describe("social handles", () => {
  test("a profile's page is a handle on its platform", () => {
    expect(keysIn("t.me/channelrun and https://www.instagram.com/nails_by_mai/")).toEqual([
      "handle:telegram:channelrun",
      "handle:instagram:nails_by_mai",
    ]);
  });

  test("an @name takes the platform named beside it", () => {
    expect(keysIn("Telegram account @calais_seats")).toEqual(["handle:telegram:calais_seats"]);
    expect(keysIn("@big_zef on TikTok")).toEqual(["handle:tiktok:big_zef"]);
    expect(keysIn("@big_zef")).toEqual(["handle:big_zef"]);
  });

  test("a name after a platform is a handle where a colon or a word for one announces it", () => {
    expect(keysIn("Snapchat: zed_crossing22 and TikTok handle jetboat.albania")).toEqual([
      "handle:snapchat:zed_crossing22",
      "handle:tiktok:jetboat.albania",
    ]);
  });

  test("what became of an account is not its name", () => {
    expect(
      textsOf("handle", "The Snapchat account was closed and Telegram posts were deleted @ 0900."),
    ).toEqual([]);
  });
});
