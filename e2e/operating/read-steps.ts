/** Reads the commands of docs/operating.md: each block marked `sh`, with the block marked `text` that follows it and says what they answer. */

export interface Step {
  /** The nearest heading, or words in bold at the beginning of a line, above the block: "The first day in one list". */
  under: string;
  commands: string;
  /** Lines that the commands print, in this order, each perhaps within a longer line. */
  answers: readonly string[];
}

/** A block of code: `language` is what follows its first fence. */
export interface Block {
  under: string;
  language: string;
  text: string;
  /** Whether only empty lines stand between it and the block before it. */
  followsBlock: boolean;
}

export function readBlocks(markdown: string): Block[] {
  const blocks: Block[] = [];
  let under = "";
  let open: { language: string; indent: string; lines: string[]; followsBlock: boolean } | null = null;
  let afterBlock = false;
  for (const line of markdown.split("\n")) {
    const [, indent = "", language] = /^( *)```(\w*)$/.exec(line) ?? [];
    if (open !== null && language === "" && indent === open.indent) {
      blocks.push({ under, language: open.language, text: open.lines.join("\n"), followsBlock: open.followsBlock });
      afterBlock = true;
      open = null;
    } else if (open !== null) open.lines.push(line.startsWith(open.indent) ? line.slice(open.indent.length) : line);
    else if (language !== undefined) open = { language, indent, lines: [], followsBlock: afterBlock };
    else if (line.trim() !== "") {
      afterBlock = false;
      under = /^#+ (.+)$/.exec(line)?.[1] ?? /^ *(?:- )?\*\*(.+?)[.,:]?\*\*/.exec(line)?.[1] ?? under;
    }
  }
  return blocks;
}

/** Whether a block says what the commands before it answer. */
export const isAnswer = (block: Block, before: Block | undefined) =>
  block.language === "text" && block.followsBlock && before?.language === "sh";

export function readSteps(markdown: string): Step[] {
  const blocks = readBlocks(markdown);
  return blocks.flatMap(({ under, language, text }, at) => {
    if (language !== "sh") return [];
    const next = blocks[at + 1];
    const answers = next !== undefined && isAnswer(next, blocks[at]) ? next.text.split("\n") : [];
    return [{ under, commands: text, answers }];
  });
}

/** The first line of the answer that the output does not have after those before it; null when it has all. */
export function findMissingAnswer(output: string, answers: readonly string[]): string | null {
  let from = 0;
  for (const answer of answers) {
    const at = output.indexOf(answer, from);
    if (at < 0) return answer;
    from = at + answer.length;
  }
  return null;
}
