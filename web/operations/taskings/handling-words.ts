/** What the handling of a source means for a tasking, said where the source is chosen. */

const SAYS: Readonly<Record<string, string>> = {
  A1: "The originator has to agree first. You ask from the tasking, and it cannot be offered before.",
  A2: "Covert action only: protect the source and the technique; not for evidence or to support an arrest.",
  A3: "Overt action, as its owner specifies.",
};

const EVALUATED_FALSE = "Suspected to be false (E): it supports nothing.";

/** Of grades as on the chip, `2 C · C A1 S2`: each thing that has to be known once. */
export function actionSays(grades: readonly string[]): readonly string[] {
  const words = grades.flatMap((grade) => {
    const parts = grade.split(/[\s·]+/);
    return [parts[1] === "E" ? EVALUATED_FALSE : "", SAYS[parts[3] ?? ""] ?? ""];
  });
  return [...new Set(words.filter(Boolean))];
}
