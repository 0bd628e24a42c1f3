/** Words of planning: the order of a briefing, what a phase needs before it goes live, and how far a tasking has come. */

/** IIMARCH, in its order. The prompts are ours and say what belongs under a heading; they quote no official text. */
export const BRIEFING_HEADINGS = [
  heading("information", "Information", "What is known: the background, the threat and why now."),
  heading("intention", "Intention", "What is to be achieved, in a sentence that everybody can repeat."),
  heading("method", "Method", "How it is done: phases, roles, places, times and tactics."),
  heading(
    "administration",
    "Administration",
    "Who, with what: duties, kit, vehicles, meals, custody, records.",
  ),
  heading("risk_assessment", "Risk assessment", "What may go wrong, for whom, and what is done about it."),
  heading("communications", "Communications", "Channels, contacts, call signs, media and who speaks."),
  heading(
    "human_rights",
    "Human rights",
    "Which rights are touched, under which law, and why that is proportionate.",
  ),
] as const;
export type BriefingHeading = (typeof BRIEFING_HEADINGS)[number]["id"];

/** What is assessed, outside of here, before a phase goes live. */
export const IMPACT_KINDS = [
  { id: "data_protection", name: "Data protection impact assessment" },
  { id: "equality", name: "Equality impact assessment" },
  { id: "community", name: "Community impact assessment" },
] as const;
export type ImpactKind = (typeof IMPACT_KINDS)[number]["id"];

export const PHASE_STATES = ["draft", "live", "ended"] as const;
export type PhaseState = (typeof PHASE_STATES)[number];
export const PHASE_STATE_NAME: Readonly<Record<PhaseState, string>> = {
  draft: "Draft",
  live: "Live",
  ended: "Ended",
};

/** Why a lesson of the debrief is kept for the next phase. */
export const LESSON_KINDS = [
  { id: "keep", name: "Keep doing" },
  { id: "change", name: "Do differently" },
  { id: "stop", name: "Stop doing" },
] as const;
export type LessonKind = (typeof LESSON_KINDS)[number]["id"];

export const TASKING_STATES = [
  "draft",
  "offered",
  "accepted",
  "started",
  "completed",
  "declined",
  "cancelled",
] as const;
export type TaskingState = (typeof TASKING_STATES)[number];
export const TASKING_STATE_NAME: Readonly<Record<TaskingState, string>> = {
  draft: "Draft",
  offered: "Offered",
  accepted: "Accepted",
  started: "Started",
  completed: "Completed",
  declined: "Declined",
  cancelled: "Cancelled",
};

/**
 * Which state may follow which. It is accepted, or declined, when its lead has said so; a declined one may be planned anew
 * and offered again.
 */
export const NEXT_TASKING_STATES: Readonly<Record<TaskingState, readonly TaskingState[]>> = {
  draft: ["offered", "cancelled"],
  offered: ["accepted", "declined", "cancelled"],
  accepted: ["started", "declined", "cancelled"],
  started: ["completed", "cancelled"],
  declined: ["offered", "cancelled"],
  completed: [],
  cancelled: [],
};

export const PLACE_KINDS = [
  { id: "area", name: "Force area" },
  { id: "port", name: "Port" },
  { id: "airport", name: "Airport" },
  { id: "road", name: "Road, lay-by or services" },
  { id: "premises", name: "Premises" },
  { id: "sea", name: "At sea" },
] as const;
export type PlaceKind = (typeof PLACE_KINDS)[number]["id"];

/** What is deconflicted beside place and time. */
export const DECONFLICTION_SUBJECTS = [
  { id: "person", name: "Person" },
  { id: "address", name: "Address" },
  { id: "vehicle", name: "Vehicle" },
  { id: "phone", name: "Phone number" },
  { id: "vessel", name: "Vessel" },
  { id: "account", name: "Bank account" },
] as const;
export type DeconflictionSubject = (typeof DECONFLICTION_SUBJECTS)[number]["id"];

/** What a holder's desk says of something of theirs that lies in another's way. */
export const MATCH_ANSWERS = [
  { id: "spoke", name: "Tell them to contact us" },
  { id: "silent", name: "We know, and say nothing" },
  { id: "no_conflict", name: "No conflict" },
] as const;
export type MatchAnswer = (typeof MATCH_ANSWERS)[number]["id"];

/** A tasking shows so many live requirements as prompts in the field. */
export const MOST_PROMPTS = 5;

function heading<const Id extends string>(id: Id, name: string, holds: string) {
  return { id, name, holds } as const;
}
