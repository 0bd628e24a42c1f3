/** How far to trust text that was read from a picture, in words before figures. */
export function ocrWords(confidence: number | null): string | null {
  if (confidence === null) return null;
  const share = `${Math.round(confidence * 100)}%`;
  if (confidence >= 0.95) return `read from a picture, almost all of it with certainty (${share})`;
  if (confidence >= 0.8) return `read from a picture, with some doubtful words (${share})`;
  return `read from a picture and doubtful (${share}): hold it against the picture before relying on it`;
}
