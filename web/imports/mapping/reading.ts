/**
 * The server's own reading of templates and dates, so that what the editor shows is what an import would write. Both
 * files are pure: nothing of them touches a disk or a network.
 */
export { dateInWords, FORMATS, readDate } from "../../../src/intake/tables/dates.ts";
export { fill, parseTemplate, type Source, TemplateProblem } from "../../../src/intake/tables/template.ts";
