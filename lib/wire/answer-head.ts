/**
 * HEAD at a route of ours. Next would run GET for it and drop the answer unread: a stream would keep its turn, and a sign-in would begin.
 * `app/head.test.ts` finds a route without it.
 */
export function answerHead(): Response {
  return new Response(null, { status: 405, headers: { allow: "GET" } });
}
