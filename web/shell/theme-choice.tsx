import { useState } from "react";
import { Radios } from "../look/fields.tsx";
import { setTheme, THEMES, type Theme, theme } from "../look/theme.ts";

export function ThemeChoice() {
  const [chosen, setChosen] = useState<Theme>(theme);
  return (
    <Radios
      pointer="/theme"
      label="Light or dark"
      value={chosen}
      choices={THEMES.map((each) => ({ value: each.id, label: each.name }))}
      onPick={(next) => {
        setTheme(next);
        setChosen(next);
      }}
    />
  );
}
