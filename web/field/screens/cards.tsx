/** Rights and consent in somebody's own language, to hold up to them. Texts of the agency; nothing here is ours. */
import { useState } from "react";
import type { LanguageCardWire } from "../../../src/contract/field.ts";
import { useField } from "../context.tsx";
import { Pick } from "../pick.tsx";
import { Screen, To } from "../screen.tsx";
import { CARD_SUBJECTS, languageName, languagesByName, nameOf } from "../work/words.ts";

const RIGHT_TO_LEFT = new Set(["ar", "ckb", "fa", "he", "ps", "sd", "ug", "ur", "yi"]);

export function CardsScreen() {
  const [{ bundle }] = useField();
  const [language, setLanguage] = useState("");
  const cards = bundle?.cards ?? [];
  const languages = languagesByName(cards.map((card) => card.language));
  const shown = cards.filter((card) => language === "" || card.language === language);
  return (
    <Screen title="Language cards" back="">
      {cards.length === 0 ? (
        <div className="empty">
          <h2>No cards on this device</h2>
          <p>
            Your agency supplies the texts: its safeguarding lead, coordinator or administrator writes them in
            Tributary. They come here with the next signal, and stay readable without one.
          </p>
        </div>
      ) : (
        <Pick
          pointer="/language"
          label="Language"
          none="All languages"
          words={languages.map((id) => ({ id, name: `${languageName(id)} · ${ownName(id)}` }))}
          value={language}
          onPick={setLanguage}
        />
      )}
      {cards.length > 0 ? (
        <ul className="plain-list rows">
          {languages.flatMap((each) =>
            CARD_SUBJECTS.flatMap(({ id: subject }) =>
              shown.filter((card) => card.language === each && card.subject === subject),
            ).map((card) => (
              <li key={card.id}>
                <To to={`cards/${card.id}`} className="row-link">
                  <strong>
                    {languageName(card.language)}: {nameOf(CARD_SUBJECTS, card.subject)}
                  </strong>
                  <span lang={card.language} dir={direction(card.language)}>
                    {ownName(card.language)}
                  </span>
                </To>
              </li>
            )),
          )}
        </ul>
      ) : null}
    </Screen>
  );
}

export function CardScreen({ id }: { readonly id: string }) {
  const [{ bundle }] = useField();
  const card = bundle?.cards.find((each) => each.id === id);
  if (!card) {
    return (
      <Screen title="Language card" back="cards">
        <p>It is not on this device.</p>
      </Screen>
    );
  }
  return (
    <Screen title={`${languageName(card.language)}: ${nameOf(CARD_SUBJECTS, card.subject)}`} back="cards">
      <p className="card-text" lang={card.language} dir={direction(card.language)}>
        {card.text}
      </p>
      {card.english ? <English card={card} /> : null}
    </Screen>
  );
}

function English({ card }: { readonly card: LanguageCardWire }) {
  return (
    <section className="stack-tight" aria-labelledby="english">
      <h2 id="english">In English</h2>
      <p className="said">{card.english}</p>
      <p className="soft">Version {card.version}</p>
    </section>
  );
}

function direction(language: string): "rtl" | "ltr" {
  return RIGHT_TO_LEFT.has(language.split("-")[0] ?? "") ? "rtl" : "ltr";
}

function ownName(language: string): string {
  try {
    return new Intl.DisplayNames(language, { type: "language" }).of(language) ?? language;
  } catch {
    return language;
  }
}
