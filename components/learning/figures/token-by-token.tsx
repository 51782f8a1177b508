import figuresStyles from "./figures.module.css";
import styles from "./token-by-token.module.css";

interface Column {
  written: string;
  /** Likeliest first. `share` is a probability. The shares sum to less than 1, because not all pieces are shown. */
  pieces: readonly { text: string; share: number }[];
}

export const columns: readonly Column[] = [
  {
    written: "Halvorsen,",
    pieces: [
      { text: "Halvorsen", share: 0.46 },
      { text: "Whitlock", share: 0.24 },
      { text: "Reyes", share: 0.1 },
    ],
  },
  {
    written: "The Lost",
    pieces: [
      { text: "The Lost", share: 0.41 },
      { text: "A Short", share: 0.27 },
      { text: "Harbour", share: 0.11 },
    ],
  },
  {
    written: "Tides",
    pieces: [
      { text: "Tides", share: 0.63 },
      { text: "Years", share: 0.18 },
      { text: "Quay", share: 0.07 },
    ],
  },
  {
    written: "(1987),",
    pieces: [
      { text: "(1987)", share: 0.36 },
      { text: "(1991)", share: 0.31 },
      { text: "(1974)", share: 0.12 },
    ],
  },
  {
    written: "p. 212",
    pieces: [
      { text: "p. 212", share: 0.3 },
      { text: "p. 88", share: 0.27 },
      { text: "p. 140", share: 0.22 },
    ],
  },
];

/** Hallucination: likely piece after likely piece, and no row in which truth is checked. */
export function TokenByToken({ title, description }: { title: string; description: string }) {
  return (
    <>
      <svg className={figuresStyles.wide} viewBox="0 0 640 356" role="img" aria-labelledby="tokens-t tokens-d">
        <title id="tokens-t">{title}</title>
        <desc id="tokens-d">{description}</desc>
        <text className={figuresStyles.label} x="20" y="28">
          what it writes, one piece at a time
        </text>
        {columns.map((column, place) => (
          <g key={column.written} transform={`translate(${20 + place * 122} 0)`}>
            <text className={styles.token} y="56">
              {column.written}
            </text>
            <path className={styles.under} d="M0 68H102" />
            {column.pieces.map((piece, rank) => (
              <Piece key={piece.text} {...piece} rank={rank} width={102} y={98 + rank * 38} />
            ))}
            <rect className={styles.empty} y="260" width="102" height="64" />
          </g>
        ))}
        <text className={figuresStyles.label} x="20" y="246">
          is it true? No part of the model asks.
        </text>
      </svg>
      <svg className={figuresStyles.narrow} viewBox="0 0 360 548" role="img" aria-labelledby="tokens-nt tokens-nd">
        <title id="tokens-nt">{title}</title>
        <desc id="tokens-nd">{description}</desc>
        <text className={figuresStyles.label} x="16" y="28">
          what it writes,
        </text>
        <text className={figuresStyles.label} x="16" y="46">
          piece by piece
        </text>
        <text className={figuresStyles.label} x="272" y="28">
          is it true?
        </text>
        <text className={figuresStyles.label} x="272" y="46">
          Not asked.
        </text>
        {columns.map((column, place) => (
          <g key={column.written} transform={`translate(16 ${84 + place * 94})`}>
            <text className={styles.token} y="6">
              {column.written}
            </text>
            {column.pieces.map((piece, rank) => (
              <g key={piece.text} transform={`translate(112 ${rank * 24 - 6})`}>
                <text className={rank === 0 ? styles.chosen : styles.other} y="10">
                  {piece.text}
                </text>
                <rect className={styles.track} x="76" y="1" width="56" height="8" />
                <rect
                  className={rank === 0 ? styles.barChosen : styles.bar}
                  x="76"
                  y="1"
                  width={56 * piece.share}
                  height="8"
                />
              </g>
            ))}
            <rect className={styles.empty} x="256" y="-10" width="72" height="62" />
            {place > 0 && <path className={styles.track} d="M0 -24H328V-23H0z" />}
          </g>
        ))}
      </svg>
    </>
  );
}

function Piece({
  text,
  share,
  rank,
  width,
  y,
}: {
  text: string;
  share: number;
  rank: number;
  width: number;
  y: number;
}) {
  return (
    <g transform={`translate(0 ${y})`}>
      <text className={rank === 0 ? styles.chosen : styles.other}>{text}</text>
      <rect className={styles.track} y="7" width={width} height="8" />
      <rect
        className={rank === 0 ? styles.barChosen : styles.bar}
        y="7"
        width={Math.round(width * share * 10) / 10}
        height="8"
      />
    </g>
  );
}
