/**
 * What follows where a child or a possible victim is met, in the order of doing. Who is smuggled is no victim of trafficking by
 * that alone, and one can become the other: signs are noted by a person, and nothing is inferred.
 */
export interface DutyWords {
  readonly title: string;
  readonly says: string;
}

export function dutiesFor(met: { readonly child: boolean; readonly possibleVictim: boolean }): DutyWords[] {
  if (!met.child && !met.possibleVictim) return [];
  return [SAFE, INTERPRETER, ...(met.child ? CHILD : ADULT), HANDED];
}

const SAFE: DutyWords = {
  title: "Make sure they are safe now",
  says: "Away from whoever they came with. In danger: 999 and your duty desk.",
};
const INTERPRETER: DutyWords = {
  title: "Get an interpreter",
  says: "Never somebody who was found with them.",
};
const CHILD: readonly DutyWords[] = [
  {
    title: "Treat them as a child",
    says: "Also where their age is in doubt, until it is determined (Modern Slavery Act 2015 s.51).",
  },
  {
    title: "Tell the local authority",
    says: "Children’s services take them into their care. If they go missing: a missing-child alert at once.",
  },
  {
    title: "Signs of slavery or trafficking: refer to the NRM",
    says: "No consent is needed for a child, and an anonymous report is never enough.",
  },
];
const ADULT: readonly DutyWords[] = [
  {
    title: "Ask whether they consent to be referred",
    says: "In their language, on their own. They may change their mind.",
  },
  {
    title: "They consent: National Referral Mechanism",
    says: "Only a first-responder organisation may refer.",
  },
  {
    title: "They do not: duty to notify",
    says: "A report that carries nothing that identifies them (Modern Slavery Act 2015 s.52).",
  },
];
const HANDED: DutyWords = {
  title: "Your safeguarding lead follows it up",
  says: "They are told as soon as this is sent, and hand it to a named first responder.",
};
