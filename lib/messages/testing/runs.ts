/** Splits a message into the parts that readers see. */
import { parse, TYPE, type MessageFormatElement } from "@formatjs/icu-messageformat-parser";

/** Each message of a file with its key. */
export function messagesIn(tree: object, above: readonly string[] = []): [key: string, message: string][] {
  return Object.entries(tree).flatMap(([key, value]: [string, unknown]): [string, string][] => {
    if (typeof value === "string") return [[[...above, key].join("."), value]];
    return typeof value === "object" && value !== null ? messagesIn(value, [...above, key]) : [];
  });
}

/** Each run of words in a message, without its arguments. Each branch of a plural or select is a run of its own. */
export function runsOf(message: string): string[] {
  const visit = (elements: readonly MessageFormatElement[]): string[] =>
    elements.flatMap((element) => {
      if (element.type === TYPE.literal) return [element.value];
      if (element.type === TYPE.tag) return visit(element.children);
      return element.type === TYPE.plural || element.type === TYPE.select
        ? Object.values(element.options).flatMap(({ value }) => visit(value))
        : [];
    });
  return visit(parse(message));
}

/** A message as one line: arguments become "…", numbers "#", and branches follow each other between bars. */
export function lineOf(message: string): string {
  const visit = (elements: readonly MessageFormatElement[]): string =>
    elements
      .map((element) => {
        if (element.type === TYPE.literal) return element.value;
        if (element.type === TYPE.tag) return visit(element.children);
        if (element.type === TYPE.plural || element.type === TYPE.select)
          return `|${Object.values(element.options)
            .map(({ value }) => visit(value))
            .join("|")}|`;
        return element.type === TYPE.pound || element.type === TYPE.number ? "#" : "…";
      })
      .join("");
  return visit(parse(message)).replace(/\|(\|*)/g, "|");
}
