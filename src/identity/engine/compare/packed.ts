/** An outcome and the rarity of what agrees, in one number: four bits of outcome, then eighths of a bit up to 31. */
export const packed = (outcome: number, rarity: number): number =>
  outcome | (Math.min(255, Math.round(rarity * 8)) << 4);

export const outcomeOf = (value: number): number => value & 15;

export const rarityOf = (value: number): number => (value >> 4) / 8;
