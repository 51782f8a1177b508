/**
 * Answers HEAD at a route of ours. Otherwise Next would run GET and drop the unread answer: a stream would stay in its queue, and a sign-in would
 * start. `app/head.test.ts` finds routes without it.
 */
export function answerHead(): Response {
  return new Response(null, { status: 405, headers: { allow: "GET" } });
}
