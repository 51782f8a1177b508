import figuresStyles from "./figures.module.css";
import styles from "./boundary.module.css";

type Point = readonly [x: number, y: number];
const clearRoads: Point[] = [
  [118, 118],
  [150, 92],
  [182, 128],
  [140, 152],
  [98, 158],
  [206, 98],
  [168, 172],
  [122, 196],
  [232, 134],
  [84, 206],
  [200, 160],
  [262, 112],
];
const blockedRoads: Point[] = [
  [188, 262],
  [226, 232],
  [262, 206],
  [150, 274],
  [214, 282],
  [252, 262],
  [292, 232],
  [296, 186],
  [322, 212],
  [276, 288],
  [182, 300],
  [326, 252],
];
const winterBlocked: Point[] = [
  [452, 92],
  [486, 70],
  [506, 108],
  [470, 126],
  [532, 84],
  [546, 126],
];
const winterClear: Point[] = [
  [520, 250],
  [566, 224],
];
const winterRight: Point[] = [[496, 228]];

/** Brittleness: a decision boundary meets points it has never seen. */
export function Boundary({ title, description }: { title: string; description: string }) {
  return (
    <>
      <svg className={figuresStyles.wide} viewBox="0 0 640 356" role="img" aria-labelledby="boundary-t boundary-d">
        <title id="boundary-t">{title}</title>
        <desc id="boundary-d">{description}</desc>
        <Ground id="boundary-hatch" width={640} />
        <Trained />
        <path className={`${styles.bound} ${styles.dotted}`} d="M30 300L72 262M352 150C420 104 520 176 612 196" />
        <Winter />
        <g className={styles.onHatch}>
          <text className={figuresStyles.label} x="98" y="44">
            what it was trained on
          </text>
          <text className={`${figuresStyles.label} ${figuresStyles.strong}`} x="500" y="40" textAnchor="middle">
            first week of snow
          </text>
          <text className={figuresStyles.label} x="624" y="340" textAnchor="end">
            what it has never seen
          </text>
        </g>
      </svg>
      <svg className={figuresStyles.narrow} viewBox="0 0 400 640" role="img" aria-labelledby="boundary-nt boundary-nd">
        <title id="boundary-nt">{title}</title>
        <desc id="boundary-nd">{description}</desc>
        <Ground id="boundary-hatch-n" width={400} />
        <Trained />
        <path
          className={`${styles.bound} ${styles.dotted}`}
          d="M30 300L72 262M352 150Q376 136 394 138M6 502Q30 500 52 488C120 442 220 514 312 534Q352 544 394 556"
        />
        <g transform="translate(-300 338)">
          <Winter />
        </g>
        <g className={styles.onHatch}>
          <text className={figuresStyles.label} x="98" y="44">
            what it was trained on
          </text>
          <text className={`${figuresStyles.label} ${figuresStyles.strong}`} x="200" y="386" textAnchor="middle">
            first week of snow
          </text>
          <text className={figuresStyles.label} x="18" y="622">
            what it has never seen
          </text>
        </g>
      </svg>
    </>
  );
}

/** What the dots stand for; beside the caption, so that it is read as text. */
export function BoundaryKey() {
  return (
    <span className={styles.key}>
      <span>
        <svg viewBox="0 0 14 14" aria-hidden="true">
          <circle className={styles.keyClear} cx="7" cy="7" r="5.5" />
        </svg>
        clear road
      </span>
      <span>
        <svg viewBox="0 0 14 14" aria-hidden="true">
          <rect className={styles.keyBlocked} x="2" y="2" width="10" height="10" />
        </svg>
        blocked road
      </span>
      <span>
        <svg viewBox="0 0 14 14" aria-hidden="true">
          <circle className={styles.keyHalo} cx="7" cy="7" r="6" />
        </svg>
        wrong side
      </span>
    </span>
  );
}

function Ground({ id, width }: { id: string; width: number }) {
  return (
    <>
      <defs>
        <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse">
          <path className={styles.hatch} d="M-1 1l2-2M0 6l6-6M5 7l2-2" />
        </pattern>
      </defs>
      <rect className={styles.unseen} width={width} height="100%" />
      <rect width={width} height="100%" fill={`url(#${id})`} opacity=".22" />
    </>
  );
}

function Trained() {
  return (
    <>
      <path
        className={styles.cloud}
        d="M60 196C52 128 104 66 178 62c66-4 138 18 168 66 22 36 22 108-2 146-30 48-108 66-176 62C100 332 66 262 60 196z"
      />
      <path className={styles.bound} d="M72 262C118 218 160 228 214 200S300 150 352 150" />
      <Clear at={clearRoads} />
      <Blocked at={blockedRoads} />
    </>
  );
}

function Winter() {
  return (
    <>
      <g className={styles.halo}>
        {[...winterBlocked, ...winterClear].map(([x, y]) => (
          <circle key={`${x} ${y}`} cx={x} cy={y} r="13" />
        ))}
      </g>
      <Blocked at={[...winterBlocked, ...winterRight]} />
      <Clear at={winterClear} />
    </>
  );
}

function Clear({ at }: { at: readonly Point[] }) {
  return (
    <g className={styles.clear}>
      {at.map(([x, y]) => (
        <circle key={`${x} ${y}`} cx={x} cy={y} r="5.5" />
      ))}
    </g>
  );
}

function Blocked({ at }: { at: readonly Point[] }) {
  return (
    <g className={styles.blocked}>
      {at.map(([x, y]) => (
        <rect key={`${x} ${y}`} x={x - 5} y={y - 5} width="10" height="10" />
      ))}
    </g>
  );
}
