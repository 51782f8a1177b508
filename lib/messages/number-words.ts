import { getTranslations } from "next-intl/server";

/** Returns a function that writes numbers as words up to thirty, and as digits above. For sentences that count people. */
export async function numberWords(): Promise<(n: number) => string> {
  const t = await getTranslations("shared");
  return (n) => t("numberWord", { n });
}

/** Capitalises the first letter, because a number word may start a sentence. */
export function capitalise(sentence: string): string {
  return sentence.charAt(0).toLocaleUpperCase() + sentence.slice(1);
}
