/** Rows by what they hold: those of a code lie together, in the order of rows. */
export function rowsBy(codes: Int32Array): { readonly starts: Int32Array; readonly rows: Int32Array } {
  let most = 0;
  for (const code of codes) if (code > most) most = code;
  const starts = new Int32Array(most + 2);
  for (const code of codes) starts[code + 1] = (starts[code + 1] as number) + 1;
  for (let code = 0; code <= most; code++)
    starts[code + 1] = (starts[code + 1] as number) + (starts[code] as number);
  const next = starts.slice();
  const rows = new Int32Array(codes.length);
  codes.forEach((code, row) => {
    const at = next[code] as number;
    rows[at] = row;
    next[code] = at + 1;
  });
  return { starts, rows };
}
