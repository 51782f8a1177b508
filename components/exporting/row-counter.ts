/** Counts the rows of a file while it arrives, in pieces of any length (T14). */
const [quote, newline] = [0x22, 0x0a];

/** A row for each line below the first. In CSV a line break inside quotes is text, and a doubled quote closes and reopens the quotes. */
export class RowCounter {
  private inQuotes = false;
  private lines = 0;

  constructor(private readonly format: "csv" | "json") {}

  add(bytes: Uint8Array): void {
    for (const byte of bytes) {
      if (byte === quote && this.format === "csv") this.inQuotes = !this.inQuotes;
      else if (byte === newline && !this.inQuotes) this.lines += 1;
    }
  }

  get rows(): number {
    return Math.max(0, this.lines - 1);
  }
}
