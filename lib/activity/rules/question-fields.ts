/**
 * The answers that a worksheet has room for. A lesson's questions say which of them it uses, and in which order. New ones would be new roots of every
 * worksheet (lib/sync/format/fields.ts).
 */
export const questionFields = ["harmed", "prevention", "response", "answer4", "answer5", "answer6"] as const;
export type QuestionField = (typeof questionFields)[number];
