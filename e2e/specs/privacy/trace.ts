/** What is left of a student in a text. A PIN counts where it stands alone: times and ids have any six digits in them somewhere. */

const isPin = (trace: string) => /^\d+$/.test(trace);

/** A regular expression, in JavaScript and in PostgreSQL. */
const alone = (pin: string) => `(?<![\\w.])${pin}(?!\\w)`;

export function hasTrace(text: string, trace: string): boolean {
  return isPin(trace) ? new RegExp(alone(trace)).test(text) : text.includes(trace);
}

/** To look for them in rows: texts that are found as they stand, and regular expressions. */
export function traceQuery(traces: readonly string[]): { needles: string[]; patterns: string[] } {
  return {
    needles: traces.filter((trace) => !isPin(trace)),
    patterns: traces.filter(isPin).map(alone),
  };
}
