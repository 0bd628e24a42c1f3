/** XML of a workbook's parts as it streams: no document types, hence no entities; bounded depth and bounded texts. */
import type { Readable } from "node:stream";
import { SaxesParser, type SaxesTagPlain } from "saxes";
import { type InputFile, Unreadable } from "../../incoming.ts";
import { damaged } from "./archive.ts";

/** Office writes about ten levels. */
const DEEPEST = 60;
/** The longest text that Excel puts into a cell is 32,767 characters; entities make six of one. */
const LONGEST_TEXT = 2 * 1024 * 1024;

export interface Handlers {
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  close?(name: string): void;
  text?(text: string): void;
}

/** Calls the handlers, names without their prefix; yields after each piece that was read. */
export async function* parseXml(file: InputFile, stream: Readable, handlers: Handlers): AsyncGenerator<void> {
  const parser = new SaxesParser();
  const decoder = new TextDecoder("utf-8");
  let depth = 0;
  let sinceEvent = 0;
  parser.on("doctype", () => {
    throw new Unreadable(
      `${file.name} declares a document type inside, which no workbook does. It was not read further.`,
    );
  });
  parser.on("opentag", (tag: SaxesTagPlain) => {
    sinceEvent = 0;
    depth += 1;
    if (depth > DEEPEST)
      throw new Unreadable(`${file.name} is nested deeper than any workbook. It was not read further.`);
    handlers.open?.(local(tag.name), tag.attributes);
  });
  parser.on("closetag", (tag: SaxesTagPlain) => {
    sinceEvent = 0;
    depth -= 1;
    handlers.close?.(local(tag.name));
  });
  parser.on("text", (text) => handlers.text?.(text));
  try {
    for await (const chunk of stream) {
      const text = decoder.decode(chunk as Buffer, { stream: true });
      sinceEvent += text.length;
      parser.write(text);
      if (sinceEvent > LONGEST_TEXT)
        throw new Unreadable(
          `${file.name} holds a text longer than any cell of a workbook. It was not read further.`,
        );
      yield;
    }
    parser.write(decoder.decode());
    parser.close();
    yield;
  } catch (problem) {
    throw problem instanceof Unreadable ? problem : damaged(file);
  } finally {
    stream.destroy();
  }
}

function local(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}
