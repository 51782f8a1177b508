/** The row of a statement that always returns a row: an aggregate, or an insert that skips no conflicts. */
export function onlyRow<Row>([row]: readonly Row[]): Row {
  if (row === undefined) throw new Error("a statement that always gives a row gave none");
  return row;
}
