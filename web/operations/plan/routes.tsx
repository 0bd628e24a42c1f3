/** The addresses of planning: operations, their phases, taskings, deconfliction. */
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { keepNames } from "../../shell/address-state.ts";
import { within } from "../../shell/inside-route.tsx";

const operations = createRoute({
  ...within,
  path: "/operations",
  component: lazyRouteComponent(() => import("./operation/operations-page.tsx"), "OperationsPage"),
});
const newOperation = createRoute({
  ...within,
  path: "/operations/new",
  component: lazyRouteComponent(() => import("./operation/new-operation-page.tsx"), "NewOperationPage"),
});
const operation = createRoute({
  ...within,
  path: "/operations/$name",
  validateSearch: keepNames(["do"]),
  component: lazyRouteComponent(() => import("./operation/operation-page.tsx"), "OperationPage"),
});
const newPhase = createRoute({
  ...within,
  path: "/operations/$name/new",
  validateSearch: keepNames(["template"]),
  component: lazyRouteComponent(() => import("./operation/new-phase-page.tsx"), "NewPhasePage"),
});
const planUnderWay = createRoute({
  ...within,
  path: "/operations/$name/plan",
  component: lazyRouteComponent(() => import("./page/plan-under-way.tsx"), "PlanUnderWay"),
});
const phase = createRoute({
  ...within,
  path: "/operations/$name/$phase",
  component: lazyRouteComponent(() => import("./page/plan-under-way.tsx"), "ToPlan"),
});
const plan = createRoute({
  ...within,
  path: "/operations/$name/$phase/plan",
  validateSearch: keepNames(["do"]),
  component: lazyRouteComponent(() => import("./page/plan-page.tsx"), "PlanPage"),
});
const briefing = createRoute({
  ...within,
  path: "/operations/$name/$phase/briefing",
  component: lazyRouteComponent(() => import("./briefing/briefing-page.tsx"), "BriefingPage"),
});
const calendar = createRoute({
  ...within,
  path: "/operations/$name/$phase/calendar",
  validateSearch: keepNames(["as", "state", "agency"]),
  component: lazyRouteComponent(() => import("./calendar/calendar-page.tsx"), "CalendarPage"),
});
const weeks = createRoute({
  ...within,
  path: "/operations/$name/$phase/weeks",
  validateSearch: keepNames(["sort", "week", "region", "agency"]),
  component: lazyRouteComponent(() => import("./calendar/weeks-page.tsx"), "WeeksPage"),
});
const taskings = createRoute({
  ...within,
  path: "/taskings",
  validateSearch: keepNames(["show", "phase", "state", "agency", "area", "from", "to", "sort"]),
  component: lazyRouteComponent(() => import("../taskings/taskings-page.tsx"), "TaskingsPage"),
});
const newTasking = createRoute({
  ...within,
  path: "/taskings/new",
  validateSearch: keepNames(["phase"]),
  component: lazyRouteComponent(() => import("../taskings/new-tasking-page.tsx"), "NewTaskingPage"),
});
const tasking = createRoute({
  ...within,
  path: "/taskings/$id",
  validateSearch: keepNames(["do"]),
  component: lazyRouteComponent(() => import("../taskings/tasking-page.tsx"), "TaskingPage"),
});
const deconfliction = createRoute({
  ...within,
  path: "/deconfliction",
  validateSearch: keepNames(["show"]),
  component: lazyRouteComponent(() => import("../deconflict/desk-page.tsx"), "DeskPage"),
});
const powers = createRoute({
  ...within,
  path: "/settings/powers",
  component: lazyRouteComponent(() => import("./powers/powers-page.tsx"), "PowersPage"),
});

export const PLAN_ROUTES = [
  operations,
  newOperation,
  operation,
  newPhase,
  planUnderWay,
  phase,
  plan,
  briefing,
  calendar,
  weeks,
  taskings,
  newTasking,
  tasking,
  deconfliction,
  powers,
] as const;
