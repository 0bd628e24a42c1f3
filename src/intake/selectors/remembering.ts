/**
 * What a costly reading of a short text came to, kept for the next time: numbers recur in a file. Bounded: when it is
 * full it begins anew, so that a file of nothing but different numbers costs memory for one filling and no more.
 */
const MOST = 20_000;

export function remembering<Answer>(work: (text: string) => Answer): (text: string) => Answer {
  const known = new Map<string, Answer>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const answer = work(text);
    if (known.size >= MOST) known.clear();
    known.set(text, answer);
    return answer;
  };
}
