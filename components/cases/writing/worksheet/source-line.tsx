import { Icon } from "@/components/ui/marks/icon";
import { kerningClass } from "@/components/ui/marks/kerning";
import { parseSource } from "@/lib/features/cases/writing/rules/handing-in";
import paper from "./source-line.module.css";

interface SourceLineProps {
  source: string;
  /** "Found:", before a source. */
  found: string;
  /** "Invented", in place of a source. */
  invented: string;
}

/** The source of a scenario. A source that is not a link is shown as it was typed. */
export function SourceLine({ source, found, invented }: SourceLineProps) {
  const read = parseSource(source);
  switch (read.is) {
    case "none":
      return <p className={paper.source}>{invented}</p>;
    case "words":
      return (
        <p className={paper.source}>
          <span className={paper.origin}>{found}</span>
          <Icon name="link" />
          <span dir="auto" className={kerningClass(read.text)}>
            {read.text}
          </span>
        </p>
      );
    case "link":
      return (
        <p className={paper.source}>
          <span className={paper.origin}>{found}</span>
          <Icon name="link" />
          <SourceLink href={read.href} short={read.short} />
        </p>
      );
  }
}

export function SourceLink({ href, short }: { href: string; short: string }) {
  return (
    <a href={href} target="_blank" rel="noreferrer noopener" dir="ltr" className={kerningClass(short)}>
      {short}
    </a>
  );
}
