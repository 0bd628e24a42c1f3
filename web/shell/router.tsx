/** Every page with its address. The shell and sign-in come at once; each other page is fetched when it is opened. */
import { createRoute, createRouter, lazyRouteComponent } from "@tanstack/react-router";
import { FILTER_WORDS } from "../operations/board/filters.ts";
import { PLAN_ROUTES } from "../operations/plan/routes.tsx";
import { keepNames, parseAddress, writeAddress } from "./address-state.ts";
import { inside, root, within } from "./inside-route.tsx";
import { MissingPage } from "./missing-page.tsx";

const signIn = createRoute({
  getParentRoute: () => root,
  path: "/sign-in",
  validateSearch: keepNames(["next"]),
  component: lazyRouteComponent(() => import("../access/sign-in-page.tsx"), "SignInPage"),
});

const home = createRoute({
  ...within,
  path: "/",
  component: lazyRouteComponent(() => import("../intelligence/home/home-page.tsx"), "HomePage"),
});
const reports = createRoute({
  ...within,
  path: "/reports",
  validateSearch: keepNames(["state", "precedence", "mine", "agency", "sort"]),
  component: lazyRouteComponent(() => import("../intelligence/reports/reports-page.tsx"), "ReportsPage"),
});
const newReport = createRoute({
  ...within,
  path: "/reports/new",
  validateSearch: keepNames(["draft"]),
  component: lazyRouteComponent(() => import("../intelligence/write/new-report-page.tsx"), "NewReportPage"),
});
const editReport = createRoute({
  ...within,
  path: "/reports/$id/edit",
  component: lazyRouteComponent(() => import("../intelligence/write/edit-report-page.tsx"), "EditReportPage"),
});
const report = createRoute({
  ...within,
  path: "/reports/$reference",
  validateSearch: keepNames(["do"]),
  component: lazyRouteComponent(() => import("../intelligence/report/report-page.tsx"), "ReportPage"),
});
const check = createRoute({
  ...within,
  path: "/check",
  validateSearch: keepNames(["again"]),
  component: lazyRouteComponent(() => import("../check/check-page.tsx"), "CheckPage"),
});
const search = createRoute({
  ...within,
  path: "/search",
  validateSearch: keepNames(["q", "sort", "help"]),
  component: lazyRouteComponent(() => import("../search/search-page.tsx"), "SearchPage"),
});
const thing = createRoute({
  ...within,
  path: "/things/$id",
  validateSearch: keepNames(["sort", "on", "do"]),
  component: lazyRouteComponent(() => import("../identity/thing/thing-page.tsx"), "ThingPage"),
});
const review = createRoute({
  ...within,
  path: "/review",
  validateSearch: keepNames(["kind", "near", "open"]),
  component: lazyRouteComponent(() => import("../identity/review/review-page.tsx"), "ReviewPage"),
});
const pair = createRoute({
  ...within,
  path: "/review/$left/$right",
  component: lazyRouteComponent(() => import("../identity/pair/pair-page.tsx"), "PairPage"),
});
const submission = createRoute({
  ...within,
  path: "/submissions/$id",
  component: lazyRouteComponent(() => import("../intelligence/report/submission-page.tsx"), "SubmissionPage"),
});
const requirements = createRoute({
  ...within,
  path: "/requirements",
  validateSearch: keepNames(["show", "sort"]),
  component: lazyRouteComponent(
    () => import("../intelligence/requirements/requirements-page.tsx"),
    "RequirementsPage",
  ),
});
const newRequirement = createRoute({
  ...within,
  path: "/requirements/new",
  component: lazyRouteComponent(
    () => import("../intelligence/requirements/new-requirement-page.tsx"),
    "NewRequirementPage",
  ),
});
const requirement = createRoute({
  ...within,
  path: "/requirements/$id",
  validateSearch: keepNames(["do"]),
  component: lazyRouteComponent(
    () => import("../intelligence/requirements/requirement-page.tsx"),
    "RequirementPage",
  ),
});
const requests = createRoute({
  ...within,
  path: "/requests",
  validateSearch: keepNames(["show", "open"]),
  component: lazyRouteComponent(() => import("../intelligence/requests/requests-page.tsx"), "RequestsPage"),
});
const imports = createRoute({
  ...within,
  path: "/imports",
  validateSearch: keepNames(["sort"]),
  component: lazyRouteComponent(() => import("../imports/runs/imports-page.tsx"), "ImportsPage"),
});
const newImport = createRoute({
  ...within,
  path: "/imports/new",
  validateSearch: keepNames(["mends"]),
  component: lazyRouteComponent(() => import("../imports/begin/new-import-page.tsx"), "NewImportPage"),
});
const importRun = createRoute({
  ...within,
  path: "/imports/$id",
  validateSearch: keepNames(["mapping"]),
  component: lazyRouteComponent(() => import("../imports/run/run-page.tsx"), "RunPage"),
});
const mappings = createRoute({
  ...within,
  path: "/imports/mappings",
  component: lazyRouteComponent(() => import("../imports/mapping/mappings-page.tsx"), "MappingsPage"),
});
const newMapping = createRoute({
  ...within,
  path: "/imports/mappings/new",
  validateSearch: keepNames(["run", "view"]),
  component: lazyRouteComponent(() => import("../imports/mapping/new-mapping-page.tsx"), "NewMappingPage"),
});
const mapping = createRoute({
  ...within,
  path: "/imports/mappings/$id",
  validateSearch: keepNames(["run", "view"]),
  component: lazyRouteComponent(() => import("../imports/mapping/mapping-page.tsx"), "MappingPage"),
});
const oversight = createRoute({
  ...within,
  path: "/oversight",
  validateSearch: keepNames(["q"]),
  component: lazyRouteComponent(() => import("../oversight/held-page.tsx"), "HeldPage"),
});
const log = createRoute({
  ...within,
  path: "/oversight/log",
  validateSearch: keepNames(["act", "account", "subject", "from", "to", "sort"]),
  component: lazyRouteComponent(() => import("../oversight/log-page.tsx"), "LogPage"),
});
const settings = createRoute({
  ...within,
  path: "/settings",
  component: lazyRouteComponent(() => import("../access/settings-page.tsx"), "SettingsPage"),
});
const sessions = createRoute({
  ...within,
  path: "/settings/sessions",
  component: lazyRouteComponent(() => import("../access/sessions-page.tsx"), "SessionsPage"),
});
const accounts = createRoute({
  ...within,
  path: "/settings/accounts",
  validateSearch: keepNames(["q", "sort", "open"]),
  component: lazyRouteComponent(() => import("../access/accounts-page.tsx"), "AccountsPage"),
});
const operationBoard = createRoute({
  ...within,
  path: "/operations/$name/board",
  validateSearch: keepNames(["scope", "measure", "open", "wall", ...FILTER_WORDS]),
  component: lazyRouteComponent(() => import("../operations/board/board-page.tsx"), "OperationBoardPage"),
});
const anyBoard = createRoute({
  ...within,
  path: "/board",
  validateSearch: keepNames(["scope", "measure", "open", "wall", ...FILTER_WORDS]),
  component: lazyRouteComponent(() => import("../operations/board/board-page.tsx"), "AnyBoardPage"),
});
const returns = createRoute({
  ...within,
  path: "/operations/$name/returns",
  validateSearch: keepNames(["scope", "show", "day"]),
  component: lazyRouteComponent(() => import("../operations/returns/returns-page.tsx"), "ReturnsPage"),
});
const card = createRoute({
  ...within,
  path: "/cards/$id",
  validateSearch: keepNames(["do"]),
  component: lazyRouteComponent(() => import("../operations/returns/card-page.tsx"), "CardPage"),
});
const measures = createRoute({
  ...within,
  path: "/measures",
  validateSearch: keepNames(["open", "q"]),
  component: lazyRouteComponent(() => import("../operations/returns/measures-page.tsx"), "MeasuresPage"),
});
const activities = createRoute({
  ...within,
  path: "/activities",
  validateSearch: keepNames(["state", "day", "mine", "sort"]),
  component: lazyRouteComponent(
    () => import("../operations/activities/activities-page.tsx"),
    "ActivitiesPage",
  ),
});
const activity = createRoute({
  ...within,
  path: "/activities/$id",
  validateSearch: keepNames(["do"]),
  component: lazyRouteComponent(() => import("../operations/activities/activity-page.tsx"), "ActivityPage"),
});
const duties = createRoute({
  ...within,
  path: "/duties",
  validateSearch: keepNames(["show", "open"]),
  component: lazyRouteComponent(() => import("../operations/activities/duties-page.tsx"), "DutiesPage"),
});
const devices = createRoute({
  ...within,
  path: "/devices",
  component: lazyRouteComponent(() => import("../operations/activities/devices-page.tsx"), "DevicesPage"),
});
const languageCards = createRoute({
  ...within,
  path: "/language-cards",
  component: lazyRouteComponent(
    () => import("../operations/activities/language-cards-page.tsx"),
    "LanguageCardsPage",
  ),
});
const explained = createRoute({
  ...within,
  path: "/operations/scopes/$scope/explained",
  validateSearch: keepNames(["measure"]),
  component: lazyRouteComponent(() => import("../operations/returns/explained-page.tsx"), "ExplainedPage"),
});
/** Any other address. Inside, so that whoever mistyped one keeps the places and the search around it. */
const missing = createRoute({ ...within, path: "$", component: MissingPage });

export const router = createRouter({
  routeTree: root.addChildren([
    signIn,
    inside.addChildren([
      home,
      reports,
      newReport,
      editReport,
      report,
      check,
      search,
      thing,
      review,
      pair,
      submission,
      requirements,
      newRequirement,
      requirement,
      requests,
      imports,
      newImport,
      importRun,
      mappings,
      newMapping,
      mapping,
      oversight,
      log,
      settings,
      sessions,
      accounts,
      ...PLAN_ROUTES,
      operationBoard,
      anyBoard,
      explained,
      languageCards,
      devices,
      duties,
      activity,
      activities,
      measures,
      card,
      returns,
      missing,
    ]),
  ]),
  parseSearch: parseAddress,
  stringifySearch: writeAddress,
  scrollRestoration: true,
  defaultPreload: false,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
