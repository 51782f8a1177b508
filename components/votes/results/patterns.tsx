import { modeLooks } from "@/components/ui/look/modes/mode-looks";

/** The patterns of all looks as fills `<prefix>-<look>`, for SVG figures. Render it once on a page, before its figures. */
export function FigurePatterns({ prefix = "pat", scale = 1 }: { prefix?: string; scale?: number }) {
  return (
    <svg className="vh" width="0" height="0" aria-hidden="true">
      <defs>
        {Object.entries(modeLooks).map(([look, { pattern }]) => (
          <pattern
            key={look}
            id={`${prefix}-${look}`}
            className={`m-${look}`}
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
