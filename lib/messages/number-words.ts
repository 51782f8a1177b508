import { getTranslations } from "next-intl/server";

/** Numbers as words, up to thirty; above that in digits. For sentences that count people. */
export async function numberWords(): Promise<(n: number) => string> {
  const t = await getTranslations("shared");
  return (n) => t("numberWord", { n });
}

/** Makes the first letter a capital: a number word may begin a sentence. */
export function capitalise(sentence: string): string {
  return sentence.charAt(0).toLocaleUpperCase() + sentence.slice(1);
}
