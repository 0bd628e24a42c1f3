/** Sentences that fit beside any event: what is known of a person, and what the writer adds. */

/** How a later sentence speaks of somebody who was named by this word. */
export const NOUNS: Readonly<Record<string, string>> = {
  organiser: "the organiser",
  other: "the associate",
  recruiter: "the recruiter",
  financier: "the man with the money",
  provider: "the provider",
  facilitator: "the facilitator",
  child: "the child",
  victim: "this person",
  person: "this person",
  second: "the second person",
};

/** What a report says of a person's own things: the words for it, with `{who}` and `{it}`. */
export const DETAILS = {
  phone: [
    "{who} [gave|gave as a contact|left] the number {it}.",
    "{who} [uses|was using|can be reached on] mobile {it}.",
    "The number [held for|given by|known for] {whom} is {it}.",
    "{who} [had|was carrying] a phone with the number {it}.",
    "Contact number: {it}.",
  ],
  document: [
    "{who} [produced|showed|held] {type} number {it}.",
    "{who} [was identified by|relied on] {type} {it}.",
    "[A|One] {type}, number {it}, was [seen|copied|produced].",
  ],
  home: [
    "{who} [gave an address at|lives at|said that home is] {it}.",
    "The address [given|on record] is {it}.",
    "{who} [has been living at|was last known at|receives post at] {it}.",
  ],
  handle: [
    "{who} [is on|uses] {platform} as {it}.",
    "The {platform} name {it} [was on the phone|is used by {whom}].",
  ],
} as const;

/** Said by the writer, about nobody: they fill a short item as such sentences do. */
export const FILLERS: readonly string[] = [
  "[No further details are known at this time|Nothing more is known|There is nothing further at present].",
  "[This has not been corroborated|The information is not corroborated|No other source has reported this].",
  "[Local checks were made with no result|Checks on local systems were negative|National checks are outstanding].",
  "[The reporting officer can be contacted through the intelligence unit|Enquiries through the intelligence unit, please].",
  "[The source did not wish to be named|The source asked not to be contacted again|The source is willing to speak again].",
  "[It is not known whether this is connected with earlier reports|This may be linked to earlier reports|No link to other reports was looked for].",
  "[CCTV has been requested|Camera footage was not available|House to house enquiries were not made].",
  "[The weather was dry|It was raining hard|It was dark and the street was poorly lit].",
  "[Officers took no further action|No arrests were made|No offences were disclosed].",
  "[This is submitted for information only|Submitted for the attention of the intelligence unit|For development].",
  "[The time is approximate|Times are from the log|The date is as remembered by the source].",
  "[Spelling of names is as heard|Names are as given|Names were not checked against a document].",
];
