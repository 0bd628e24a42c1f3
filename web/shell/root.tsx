import { Outlet } from "@tanstack/react-router";
import { StepUpDialog } from "../access/step-up-dialog.tsx";
import { Toasts } from "./toasts.tsx";

export function Root() {
  return (
    <>
      <Outlet />
      <Toasts />
      <StepUpDialog />
    </>
  );
}
