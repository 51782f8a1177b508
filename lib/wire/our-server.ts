/** The front door puts this header on each answer. A school's filter or a captive portal, which answers in our place, does not. */
export const ourServerHeader = "x-crosscase";

/** Whether our server gave this answer; otherwise it says nothing about anyone here. */
export function isFromOurServer({ headers }: Pick<Response, "headers">): boolean {
  return headers.has(ourServerHeader);
}
