/** XML as events, by local name. A document type, with which entities are declared, is refused: no Word file has one. */
import { SaxesParser } from "saxes";
import { Unreadable } from "../../incoming.ts";
import { decodeText, statedEncoding } from "../encoding.ts";

export interface XmlReader {
  open(name: string, attribute: (name: string) => string | null): void;
  text(text: string): void;
  close(name: string): void;
}

const DEEPEST = 500;
const STEP = 64 * 1024;

export function readXml(part: string, bytes: Uint8Array, reader: XmlReader): void {
  const parser = new SaxesParser({ xmlns: true });
  let depth = 0;
  parser.on("doctype", () => {
    throw new Unreadable(`The Word file declares entities in ${part}, as Word never does. It was not read.`);
  });
  parser.on("error", (error) => {
    throw new Unreadable(
      `The Word file is damaged: ${part} is not well-formed (${error.message.slice(0, 120)}). Open it in Word, save it again, and bring that in.`,
    );
  });
  parser.on("opentag", (tag) => {
    if (++depth > DEEPEST)
      throw new Unreadable(`The Word file nests its parts more than ${DEEPEST} deep. It was not read.`);
    const { attributes } = tag;
    reader.open(tag.local, (name) => {
      for (const key of Object.keys(attributes))
        if (attributes[key]?.local === name) return attributes[key].value;
      return null;
    });
  });
  parser.on("text", (text) => reader.text(text));
  parser.on("cdata", (text) => reader.text(text));
  parser.on("closetag", (tag) => {
    depth--;
    reader.close(tag.local);
  });
  const { text } = decodeText(bytes, statedEncoding(bytes));
  for (let at = 0; at < text.length; at += STEP) parser.write(text.slice(at, at + STEP));
  parser.close();
}
