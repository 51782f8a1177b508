import { modeStyles, neutralStyle } from "@/components/ui/look/modes/mode-looks";
import { modeClass } from "@/components/ui/marks/mode-mark";

/** The modes' patterns as fills `<prefix>-<mode>`, for SVG figures. Render it once on a page, before its figures. */
export function FigurePatterns({ prefix = "pat", scale = 1 }: { prefix?: string; scale?: number }) {
  return (
    <svg className="vh" width="0" height="0" aria-hidden="true">
      <defs>
        {Object.entries({ ...modeStyles, other: neutralStyle }).map(([mode, { pattern }]) => (
          <pattern
            key={mode}
            id={`${prefix}-${mode}`}
            className={modeClass(mode)}
            width={pattern.width}
            height={pattern.height}
            patternUnits="userSpaceOnUse"
            patternTransform={`scale(${scale})`}
          >
            {pattern.tile}
          </pattern>
        ))}
      </defs>
    </svg>
  );
}
