/** Which screen stands at which address. */
import { useEffect, useRef } from "react";
import { go, useAddress } from "./address.ts";
import { useField, useOpen } from "./context.tsx";
import { ActivityScreen } from "./screens/activity.tsx";
import { AgenciesScreen } from "./screens/agencies.tsx";
import { CardScreen, CardsScreen } from "./screens/cards.tsx";
import { ConflictsScreen } from "./screens/conflicts.tsx";
import { CountersScreen } from "./screens/counters.tsx";
import { DetailsScreen } from "./screens/details.tsx";
import { EncounterScreen } from "./screens/encounter/index.tsx";
import { FinishScreen } from "./screens/finish.tsx";
import { NoteScreen } from "./screens/note.tsx";
import { OutboxScreen } from "./screens/outbox.tsx";
import { PowerScreen } from "./screens/power.tsx";
import { ReferenceScreen } from "./screens/reference.tsx";
import { ResultScreen } from "./screens/result.tsx";
import { SettingsScreen } from "./screens/settings.tsx";
import { TaskingScreen } from "./screens/tasking.tsx";
import { Today } from "./screens/today.tsx";
import { SignIn } from "./threshold/sign-in.tsx";

export function Screens() {
  const [first, second, third, fourth] = useAddress();
  useLeaveWhenRevoked();
  switch (first) {
    case "outbox":
      return <OutboxScreen />;
    case "settings":
      return <SettingsScreen />;
    case "sign-in":
      return <SignInAgain />;
    case "cards":
      return second ? <CardScreen id={second} /> : <CardsScreen />;
    case "taskings":
      return <TaskingScreen id={second ?? ""} />;
    case "activities":
      return second ? <Activity id={second} what={third} part={fourth} /> : <Today />;
    default:
      return <Today />;
  }
}

interface ActivityProps {
  readonly id: string;
  readonly what: string | undefined;
  readonly part: string | undefined;
}

function Activity({ id, what, part = "" }: ActivityProps) {
  const at = { activity: id, part };
  switch (what) {
    case "counters":
      return <CountersScreen id={id} />;
    case "details":
      return <DetailsScreen id={id} />;
    case "agencies":
      return <AgenciesScreen id={id} />;
    case "conflicts":
      return <ConflictsScreen id={id} />;
    case "finish":
      return <FinishScreen id={id} />;
    case "encounter":
      return <EncounterScreen key={part} {...at} />;
    case "power":
      return <PowerScreen key={part} {...at} />;
    case "result":
      return <ResultScreen key={part} {...at} />;
    case "reference":
      return <ReferenceScreen key={part} {...at} />;
    case "note":
      return <NoteScreen key={part} {...at} />;
    default:
      return <ActivityScreen id={id} />;
  }
}

function SignInAgain() {
  const [{ choices }, field] = useField();
  return (
    <SignIn
      only={choices.person}
      onIn={(person) => {
        void field.choose({ person }).then(() => field.sync(true));
        go("outbox", { instead: true });
      }}
      onBack={() => go("outbox", { instead: true })}
    />
  );
}

/** The device was revoked: it has sent what it had, which waits apart, and forgets everything. */
function useLeaveWhenRevoked(): void {
  const [{ revoked, outbox }, field] = useField();
  const { leave } = useOpen();
  const gone = useRef(false);
  useEffect(() => {
    if (!revoked || outbox.waiting > 0 || gone.current) return;
    gone.current = true;
    void field
      .forget()
      .then(() =>
        leave(
          "This device was revoked. What it had recorded was sent and waits for your supervisor. Everything on it is wiped.",
        ),
      );
  }, [revoked, outbox.waiting, field, leave]);
}
