/** Light, dark, or as the device says. Kept on this device. */
export const THEMES = [
  { id: "device", name: "As the device" },
  { id: "light", name: "Light" },
  { id: "dark", name: "Dark" },
] as const;
export type Theme = (typeof THEMES)[number]["id"];

const PLACE = "tributary.theme";

export function theme(): Theme {
  const kept = localStorage.getItem(PLACE);
  return kept === "light" || kept === "dark" ? kept : "device";
}

export function setTheme(next: Theme): void {
  if (next === "device") localStorage.removeItem(PLACE);
  else localStorage.setItem(PLACE, next);
  applyTheme();
}

export function applyTheme(): void {
  const chosen = theme();
  if (chosen === "device") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = chosen;
}
