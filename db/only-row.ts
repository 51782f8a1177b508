/** The row of a statement that always gives one: an aggregate, or an insert that refuses nothing. */
export function onlyRow<Row>([row]: readonly Row[]): Row {
  if (row === undefined) throw new Error("a statement that always gives a row gave none");
  return row;
}
