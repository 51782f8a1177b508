import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it, vi } from "vitest";
import messages from "@/messages/en.json";
import { AccountForm } from "./account-form";

const sentence = messages.errors["password-shape"];
let refusal: { code: string; field: string; sentence: string } | null = null;
vi.mock("@/components/actions/use-form", () => ({
  useForm: () => ({ state: { refusal, typed: {} }, pending: false, isRetrying: false, form: {} }),
}));

const shown = (refused: string | null) => {
  refusal = refused === null ? null : { code: refused, field: refused, sentence };
  return renderToStaticMarkup(
    <NextIntlClientProvider locale="en" timeZone="UTC" messages={{ auth: { form: messages.auth.form } }}>
      <AccountForm page="setup" action={() => Promise.resolve({ refusal: null, typed: {} })} />
    </NextIntlClientProvider>,
  );
};

it("what a password has to be is said once: as a hint, or by the refusal of the password in its place", () => {
  const hint = messages.auth.form.passwordHint;
  expect(shown(null)).toContain(hint);
  expect(shown("email")).toContain(hint);
  expect(shown("password")).not.toContain(hint);
  expect(shown("password")).toContain(sentence);
});
