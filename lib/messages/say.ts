import { createTranslator } from "use-intl/core";
import { AppError } from "@/lib/errors";
import en from "@/messages/en.json";

const translate = createTranslator({ locale: "en", messages: en });

/** The sentence of a refusal, from messages/en.json. Other errors are thrown on: they are not for people's eyes. */
export function sayRefusal(error: unknown): { code: string; sentence: string; field?: string } {
  if (!(error instanceof AppError)) throw error;
  // A refusal's code is a key under errors; a test checks that each one used has its sentence.
  const sentence = translate(`errors.${error.code}` as never, error.values as never);
  return { code: error.code, sentence, ...(error.field === undefined ? {} : { field: error.field }) };
}
