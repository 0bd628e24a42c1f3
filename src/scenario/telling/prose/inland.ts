/** Sentences about documents, premises, lodgings, money and what victims say. */
import type { EventKind } from "../../world/happening.ts";
import type { Prose } from "./index.ts";

type Kinds = Extract<EventKind, "payment" | "documents" | "premises" | "lodging" | "rider" | "disclosure">;

export const INLAND: Readonly<Record<Kinds, Prose>> = {
  payment: {
    titles: [
      "Payments to one account",
      "Money moved for passage",
      "Suspicious payments at {town}",
      "Unregistered money transfer",
    ],
    tells: [
      "{financier} [holds|keeps] the money until [arrival|the passengers have arrived] and then [releases|pays] it to {organiser}.",
      "Account {account} received {count} payments [in a week|since the start of the month], {money} in all[, and was emptied each time|].",
      "{company} [took in|handled|received] {money} in cash on {date}[; the money was brought by|, brought by] {financier}.",
      "{financier} [paid|sent] {money} to IBAN {account} on {date}[ with the word 'furniture'|].",
      "{payer} [paid|handed] {money} to {financier} at {place} on {date} [for a relative|for two seats|and was given a code].",
      "A wallet, {wallet}, was [shown|given] to customers for [payment in USDT|payment in tether]; it is [used by|in the hands of] {financier}.",
      "{organiser} [draws on|is paid from] account {account}[, opened in another name|].",
      "[Staff at|The cashiers at] {company} know {financier} as [a good customer|the man with the bag|the man from the exchange].",
    ],
    adds: [
      "[The sums are just below the reporting limit|The sums are round|The payments come from all over the country].",
      "[The business is not registered for money transfer|The business is registered|Registration lapsed in the spring]. [Remittance itself is lawful|].",
      "[Codes are sent by message and the number of a banknote serves as receipt|A ledger is kept in two colours|Receipts are not given].",
    ],
    reporters: [
      ["HMRC", 5],
      ["NCA", 5],
      ["force", 3],
      ["COLP", 1],
    ],
    provenances: [
      "Financial enquiry",
      "Suspicious activity report, sanitised",
      "Information received",
      "Account records",
    ],
    met: { financier: "register", payer: "said" },
  },
  documents: {
    titles: [
      "False document at {town}",
      "Genuine document, wrong holder",
      "Document seized at {place}",
      "Passport refused at check-in",
    ],
    tells: [
      "{holder} presented a [passport|document] at {place} on {date}[ for the flight to {country}|]. It [was counterfeit|was altered|belongs to another person].",
      "{holder} [said|stated] that it was bought for {money} from {provider}.",
      "{provider} [supplies|sells|delivers] documents; [customers reach him|he is reached] on {contact}.",
      "[The document was ordered|It was ordered] through {handle} on {handle.platform} and [sent|brought] by {provider}.",
      "{holder} was [on the way from|travelling from] {country} with a document [in another name|that was not theirs]. The number {contact} was [in the wallet|on a note].",
    ],
    adds: [
      "[The laminate had been lifted|The photograph had been replaced|The stitching was new].",
      "[The document was retained and sent for examination|The document was seized and exhibited].",
      "[It was reported lost two years ago|The series has been seen before|The holder on the chip is another person].",
    ],
    reporters: [
      ["BF", 7],
      ["IE", 3],
      ["UKVI", 3],
      ["NCA", 2],
      ["force", 2],
    ],
    provenances: ["Document examination", "Passport control", "Interview on arrival", "Check-in staff"],
    met: { holder: "document" },
  },
  premises: {
    titles: [
      "Visit to {company} in {town}",
      "Workers sleeping at their workplace",
      "Concern about labour at {town}",
      "Visit to premises in {town}",
    ],
    tells: [
      "[Officers|Staff|Officers of two agencies] visited {company}, {premises}, on {date}. {manager} [was in charge|said he was the manager|opened the door]. Some {count} people were [working|at work|asleep in a back room].",
      "{worker} [said|told officers] that {manager} [keeps|holds] [the wages|the passports] and pays {money} a day.",
      "The director of {company} is [shown as|recorded as] {director}[, who is not seen there|, who lives elsewhere|].",
      "{director} [owns|is behind|runs] {company} at {premises} and [two others like it|other premises under other names].",
      "{neighbour} [said|reported] that [people live behind|a van brings workers to|the lights are on all night at] {company}, {premises}.",
      "{manager} [answers for|runs] {company} at {premises}; [the money goes|takings go] to {director}.",
      "{worker} [has worked|works] [twelve|fourteen] hours a day at {premises} and [owes|is paying off] a debt.",
    ],
    adds: [
      "[The visit was with the consent of the manager|The visit was made under a warrant|Entry was with consent].",
      "[Mattresses lay behind a partition|The fire exit was locked|There was one lavatory for all].",
      "[Takings are in cash|No till receipts were given|The books were not on the premises].",
      "[The workers were spoken to apart from the manager|An interpreter was used|A leaflet about rights at work was left].",
    ],
    reporters: [
      ["IE", 5],
      ["GLAA", 4],
      ["HMRC", 3],
      ["force", 4],
      ["COUNCILS", 2],
      ["TS", 1],
      ["FIRE", 1],
    ],
    provenances: [
      "Visit to premises",
      "Joint visit",
      "Call from a member of the public",
      "Account of a worker",
      "Company records",
    ],
    met: { manager: "said", director: "register", worker: "said", neighbour: "said" },
  },
  lodging: {
    titles: [
      "Overcrowded house in {town}",
      "Rooms let to people without papers",
      "Landlord at {town}",
      "Accommodation linked to workers",
    ],
    tells: [
      "[Some|About] {count} people [live|sleep] at {premises}. The landlord is {landlord}, who [collects|takes] {money} a week from each.",
      "{tenant} [pays|said he pays] {money} a week [in cash|] to {landlord} for a bed at {premises}.",
      "{neighbour} [complained of|reported] [comings and goings|vans at five in the morning|rubbish and noise] at {premises}.",
      "{landlord} [lets|rents out] {premises} by the bed; [no checks are made|no agreement is signed].",
      "[On {date}|During a visit on {date}] {tenant} was [found|living] at {premises} with {count} others.",
    ],
    adds: [
      "[There was no smoke alarm|The cellar is used as a bedroom|Doors were fitted with padlocks].",
      "[The licence is for five people|The house has no licence|The council was told].",
      "[The men are collected by van at half past five|Nobody stays longer than a month|New people come on Sundays].",
    ],
    reporters: [
      ["force", 4],
      ["COUNCILS", 5],
      ["IE", 3],
      ["FIRE", 2],
      ["GLAA", 1],
    ],
    provenances: ["Housing visit", "Call from a neighbour", "Visit with consent", "Account of a tenant"],
    met: { landlord: "register", tenant: "said", neighbour: "said" },
  },
  rider: {
    titles: ["Rider account rented out", "Food delivery accounts in {town}", "Substitute rider stopped"],
    tells: [
      "{worker} was [riding|delivering] [on an account that is not his|under another name] at {place} on {date} and [rents|hires] it from {owner} for {money} a week.",
      "{owner} [rents out|lets] rider accounts at {money} a week[ and keeps the earnings first|].",
      "{worker} [said|stated] that {owner} [keeps|holds] [his passport until the rent is paid|part of the earnings].",
    ],
    adds: [
      "[The bicycle had an illegal motor|The photograph in the app did not match|The app was signed in on two phones].",
      "[Five riders gave the same address|The platform was told|The rider was advised].",
    ],
    reporters: [
      ["IE", 5],
      ["force", 3],
      ["BTP", 1],
      ["HMRC", 1],
    ],
    provenances: ["Street check", "Account of a rider", "Platform's records"],
    met: { worker: "document", owner: "said" },
  },
  disclosure: {
    titles: [
      "Account of a potential victim",
      "Debt and threats after arrival",
      "Safeguarding concern at {town}",
      "Disclosure to support staff",
    ],
    tells: [
      "{victim} [told|disclosed to] [a support worker|staff|a nurse] on {date} that {money} is [still owed|owed for the journey] to {organiser}.",
      "{victim} is [afraid of|watched by] {driver}, who [comes to the door|waits outside the work place|has been to the house].",
      "{organiser} has [threatened|rung] the family of {victim} at home.",
      "{victim} was [moved|taken] by {driver} [between three houses|from town to town|at night] and [does not know the addresses|was told not to speak].",
      "{victim} [knows the man in charge only as|called the man in charge] {organiser}.",
    ],
    adds: [
      "[The person is safe now and has an interpreter|The person has been placed in safe accommodation|A safeguarding lead has been named].",
      "[Consent to a referral is being sought|Consent was given|The person does not want a referral at present].",
      "[No injury was seen|Old injuries were seen by a nurse|The account was given calmly].",
    ],
    reporters: [
      ["COUNCILS", 4],
      ["force", 5],
      ["GLAA", 3],
      ["IE", 2],
      ["NCA", 1],
    ],
    provenances: [
      "Disclosure to support staff",
      "Account of the person, given freely",
      "Social worker's note",
    ],
    met: { victim: "said" },
  },
};
