/** Why a mapping was not saved: each fault by its path in the document, as those who read it as JSON need it. */
import { ProblemNotice } from "../../look/states.tsx";
import { refusalOf } from "../../server/problem.ts";

export function MappingProblem({ error }: { readonly error: unknown }) {
  const { title, detail, errors = [] } = refusalOf(error);
  if (errors.length === 0) return <ProblemNotice error={error} />;
  return (
    <div className="notice" data-tone="harm" role="alert">
      <h2>{title}</h2>
      {detail ? <p>{detail}</p> : null}
      <ul>
        {errors.map((each) => (
          <li key={each.pointer + each.message}>
            <code>{each.pointer.replace(/^\/body/, "") || "/"}</code> {each.message}
          </li>
        ))}
      </ul>
    </div>
  );
}
