/** The check digits that a property of a model carries, out of those that are known. */
import type { Checksum } from "../checksums.ts";
import { BadModel, type ModelProperty } from "../model.ts";

export type ChecksumOf = (property: ModelProperty) => Checksum | undefined;

export function checksumsOf(checksums: readonly Checksum[]): ChecksumOf {
  return ({ property, checksum }) => {
    if (checksum === undefined) return undefined;
    const found = checksums.find(({ id }) => id === checksum);
    if (found) return found;
    throw new BadModel(`${property}: there are no check digits "${checksum}".`);
  };
}
