/** Texts on rights and consent, in the languages of those who are met: supplied by their owner, shown in the field. */
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import type { LanguageCardWire } from "../../../src/contract/field.ts";
import { Button } from "../../look/button.tsx";
import { ErrorSummary } from "../../look/error-summary.tsx";
import { fieldErrors } from "../../look/field-errors.ts";
import { SelectField, TextAreaField, TextField } from "../../look/fields.tsx";
import { dayText } from "../../look/instants.ts";
import { Page } from "../../look/page.tsx";
import { Empty, ProblemNotice, Skeleton } from "../../look/states.tsx";
import { put, remove } from "../../server/call.ts";
import { randomId } from "../../server/random-id.ts";
import { usePlanAct } from "../plan/use-plan-act.ts";
import { languageCardsQuery } from "./queries.ts";
import "./activities.css";

const SUBJECTS = [
  { id: "rights", name: "Rights" },
  { id: "consent", name: "Consent" },
  { id: "debrief", name: "Debrief" },
  { id: "safety", name: "Safety" },
] as const;
type Subject = LanguageCardWire["subject"];
const NAMES = new Intl.DisplayNames("en-GB", { type: "language" });

function languageName(code: string): string {
  try {
    return NAMES.of(code) ?? code;
  } catch {
    return code;
  }
}

export function LanguageCardsPage() {
  const found = useQuery(languageCardsQuery);
  const [changing, setChanging] = useState<LanguageCardWire | "new" | null>(null);
  const cards = (found.data?.cards ?? []).toSorted((a, b) =>
    languageName(a.language).localeCompare(languageName(b.language)),
  );
  return (
    <Page
      title="Language cards"
      lead={
        <p>
          The system holds no official text: your agency supplies what its officers show. Every device of the
          agency carries the cards, also without a signal.
        </p>
      }
      width="reading"
      beside={
        found.data?.mayChange ? (
          <Button look="plain" onClick={() => setChanging("new")}>
            New card
          </Button>
        ) : null
      }
    >
      <div className="stack">
        {changing === "new" ? <CardForm card={null} onDone={() => setChanging(null)} /> : null}
        {found.isPending ? <Skeleton lines={6} /> : null}
        {found.error ? <ProblemNotice error={found.error} again={() => void found.refetch()} /> : null}
        {found.isSuccess && cards.length === 0 && changing === null ? (
          <Empty title="No cards yet">
            <p>
              Ask whoever owns the wording (custody, legal services, safeguarding) for approved texts, and add
              them here.
            </p>
          </Empty>
        ) : null}
        {cards.map((card) =>
          changing !== "new" && changing?.id === card.id ? (
            <CardForm key={card.id} card={card} onDone={() => setChanging(null)} />
          ) : (
            <section key={card.id} className="panel stack">
              <div className="spread">
                <h2>
                  {languageName(card.language)}: {SUBJECTS.find(({ id }) => id === card.subject)?.name}
                </h2>
                <span className="small soft">
                  version {card.version}, {dayText(card.writtenAt)}
                </span>
              </div>
              <p lang={card.language} dir="auto" className="card-text">
                {card.text}
              </p>
              {card.english ? <p className="card-text soft">{card.english}</p> : null}
              {found.data?.mayChange ? (
                <Button look="quiet" size="small" onClick={() => setChanging(card)}>
                  Change
                </Button>
              ) : null}
            </section>
          ),
        )}
      </div>
    </Page>
  );
}

function CardForm({ card, onDone }: { readonly card: LanguageCardWire | null; readonly onDone: () => void }) {
  const [id] = useState(() => card?.id ?? randomId());
  const [language, setLanguage] = useState(card?.language ?? "");
  const [subject, setSubject] = useState<Subject>(card?.subject ?? "rights");
  const [text, setText] = useState(card?.text ?? "");
  const [english, setEnglish] = useState(card?.english ?? "");
  const save = usePlanAct({
    run: () => put(`/language-cards/${id}`, { language: language.trim(), subject, text, english }),
    said: "Saved: devices carry it after they next have a signal",
    after: onDone,
  });
  const drop = usePlanAct({ run: () => remove(`/language-cards/${id}`), said: "Removed", after: onDone });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.send(
      fieldErrors([
        [
          "/language",
          !/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(language.trim()) &&
            "Enter a language as sq, fa or ku-Latn",
        ],
        ["/text", text.trim() === "" && "Enter the text"],
      ]),
    );
  };
  const failure = save.failure ?? drop.failure;
  return (
    <form className="panel stack" onSubmit={submit} noValidate>
      <ErrorSummary errors={save.errors} />
      {failure && save.errors.size === 0 ? <ProblemNotice error={failure} /> : null}
      <TextField
        pointer="/language"
        label="Language"
        hint="Its code: sq is Albanian, vi Vietnamese, ckb Central Kurdish"
        width="short"
        value={language}
        disabled={card !== null}
        error={save.errors.get("/language")}
        onChange={(event) => setLanguage(event.target.value)}
      />
      <SelectField
        pointer="/subject"
        label="Subject"
        value={subject}
        disabled={card !== null}
        onChange={(event) => setSubject(event.target.value as Subject)}
      >
        {SUBJECTS.map(({ id: value, name }) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </SelectField>
      <TextAreaField
        pointer="/text"
        label="Text"
        rows={6}
        dir="auto"
        value={text}
        error={save.errors.get("/text")}
        onChange={(event) => setText(event.target.value)}
      />
      <TextAreaField
        pointer="/english"
        label="What it says, in English"
        rows={4}
        value={english}
        onChange={(event) => setEnglish(event.target.value)}
      />
      <div className="button-row">
        <Button type="submit" busy={save.busy}>
          Save
        </Button>
        <Button look="quiet" onClick={onDone}>
          Leave it
        </Button>
        {card ? (
          <Button look="harm" busy={drop.busy} onClick={() => drop.send()}>
            Remove the card
          </Button>
        ) : null}
      </div>
    </form>
  );
}
