/** What can be read of a message. */
import { parse, TYPE, type MessageFormatElement } from "@formatjs/icu-messageformat-parser";

/** Each message of a file with its key. */
export function messagesIn(tree: object, above: readonly string[] = []): [key: string, message: string][] {
  return Object.entries(tree).flatMap(([key, value]: [string, unknown]): [string, string][] => {
    if (typeof value === "string") return [[[...above, key].join("."), value]];
    return typeof value === "object" && value !== null ? messagesIn(value, [...above, key]) : [];
  });
}

/** Each run of words of a message, without the names of its arguments. A branch of a plural or a select is a run of its own. */
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

/** A message as one line: an argument is "…", a number "#", and branches stand one after another between bars. */
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
