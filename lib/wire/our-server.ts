/** The front door sets this header on every response. A school's filter or a captive portal that answers instead does not. */
export const ourServerHeader = "x-crosscase";

/** Whether our server sent this response. Other responses tell nothing about the server or the user. */
export function isFromOurServer({ headers }: Pick<Response, "headers">): boolean {
  return headers.has(ourServerHeader);
}
