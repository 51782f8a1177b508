/** The longest utterance in characters, because Chrome stops some online voices after about 15 seconds. */
export const maxUtterance = 180;

/** A whole sentence, or part of a long one: up to its last comma, else its last space, else as many letters as fit. */
const pieces = new RegExp(
  [
    `.{1,${maxUtterance}}$`,
    `.{60,${maxUtterance - 1}}[,;:–]\\s`,
    `.{1,${maxUtterance}}\\s`,
    `.{1,${maxUtterance}}`,
  ].join("|"),
  "gsu",
);

/** Cuts a paragraph into utterances: sentence by sentence, and long sentences in pieces (S11). */
export function cutUtterances(text: string, language: string): string[] {
  const sentences = new Intl.Segmenter(language, { granularity: "sentence" }).segment(text.replace(/\s+/g, " ").trim());
  return Array.from(sentences).flatMap(({ segment }) =>
    (segment.trim().match(pieces) ?? []).map((piece) => piece.trim()),
  );
}

type Voice = Pick<SpeechSynthesisVoice, "lang" | "localService" | "default">;

/** Chooses a voice for the language. Voices on the device are preferred, then voices of the same country, then the default (S11). */
export function chooseVoice<Of extends Voice>(voices: readonly Of[], language: string): Of | null {
  const wanted = parts(language);
  const rank = (voice: Of) =>
    4 * Number(voice.localService) + 2 * Number(parts(voice.lang).join() === wanted.join()) + Number(voice.default);
  const speaking = voices.filter((voice) => parts(voice.lang)[0] === wanted[0]);
  return speaking.reduce<Of | null>((best, voice) => (best === null || rank(voice) > rank(best) ? voice : best), null);
}

/** Splits "en-GB", or "en_GB" as Android writes it. */
function parts(language: string): string[] {
  return language.toLowerCase().split(/[-_]/);
}
