import { createTranslator } from "use-intl/core";
import { AppError, type RefusalCode } from "@/lib/errors/errors";
import en from "@/messages/en.json";
import { phases } from "@/lib/activity/rules/phases";
import { locale } from "./locale";

const translate = createTranslator({ locale, messages: en, namespace: "errors" });

/** The sentence of a refusal, from messages/en.json. Other errors are rethrown, because people must not see them. */
export function formatRefusal(error: unknown): { code: RefusalCode; sentence: string; field?: string } {
  if (!(error instanceof AppError)) throw error;
  return {
    code: error.code,
    sentence: translate(error.code, withPhaseName(error.values)),
    ...(error.field === undefined ? {} : { field: error.field }),
  };
}

/** If the values have a phase, adds its name. */
function withPhaseName(values: AppError["values"]): AppError["values"] {
  const named = phases.find((phase) => phase === values.phase);
  return named === undefined ? values : { ...values, phaseName: en.app.phases[named] };
}

export function isRefusalCode(text: string): text is RefusalCode {
  return Object.hasOwn(en.errors, text);
}
