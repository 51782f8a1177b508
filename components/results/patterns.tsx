/** The modes' patterns as fills `<prefix>-<mode>`, for the SVG figures of a page: once on it, before them. */
export function FigurePatterns({ prefix = "pat", scale = 1 }: { prefix?: string; scale?: number }) {
  const of = (mode: string, width: number, height: number) => ({
    id: `${prefix}-${mode}`,
    width,
    height,
    patternUnits: "userSpaceOnUse",
    patternTransform: `scale(${scale})`,
  });
  return (
    <svg className="vh" width="0" height="0" aria-hidden="true">
      <defs>
        <pattern {...of("brittleness", 6, 6)}>
          <path d="M-1 1l2-2M0 6l6-6M5 7l2-2" stroke="var(--brittleness)" strokeWidth="1.3" fill="none" />
        </pattern>
        <pattern {...of("bias", 6, 6)}>
          <path d="M1.5 1.5v.01M4.5 4.5v.01" stroke="var(--bias)" strokeWidth="2.3" strokeLinecap="round" fill="none" />
        </pattern>
        <pattern {...of("hallucination", 10, 4)}>
          <path
            d="M-2.5 2c1.25 2 3.75 2 5 0s3.75-2 5 0 3.75 2 5 0"
            stroke="var(--hallucination)"
            strokeWidth="1.15"
            fill="none"
          />
        </pattern>
        <pattern {...of("adversarial", 6, 6)}>
          <path d="M0 0h3v3H0zM3 3h3v3H3z" fill="var(--adversarial)" />
        </pattern>
        <pattern {...of("other", 4, 4)}>
          <path d="M0 1h4" stroke="var(--ink-2)" strokeWidth="1" />
        </pattern>
      </defs>
    </svg>
  );
}
