import { AuthorizationResponseError, ClientError, ResponseBodyError } from "openid-client";
import { expect, it } from "vitest";
import { refusalOf } from "./provider-refusal";

const answered = (error: string) => new AuthorizationResponseError("no", { cause: new URLSearchParams({ error }) });
const answeredWith = (status: number) =>
  new ResponseBodyError("no", { cause: { error: "invalid" }, response: new Response(null, { status }) });
const failedWith = (status: number) => new ClientError("no", { cause: new Response(null, { status }) });

it("T19c, Q33d: a provider that says it is busy or broken, or answers 500 or more, is away; what the person did not go through with is cancelled; anything else is refused", () => {
  const errors = {
    "outside-away": [
      answered("temporarily_unavailable"),
      answered("server_error"),
      answeredWith(500),
      answeredWith(503),
      failedWith(400),
    ],
    "outside-cancelled": [answered("access_denied"), answered("login_required")],
    "outside-refused": [answered("invalid_request"), answeredWith(400), answeredWith(499), failedWith(399)],
  };
  for (const [refusal, each] of Object.entries(errors))
    expect(each.map((error) => refusalOf(error).refusal)).toEqual(each.map(() => refusal));
  expect(() => refusalOf(new TypeError("a defect of ours"))).toThrow("a defect of ours");
});
