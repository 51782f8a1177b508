import figuresStyles from "./figures.module.css";
import styles from "./errors-by-group.module.css";

/** Errors in 100 faces, from table 4 of Buolamwini and Gebru (2018): Microsoft, Face++, IBM. */
const groups: readonly { name: string; errors: readonly [number, number, number] }[] = [
  { name: "darker-skinned women", errors: [20.8, 34.5, 34.7] },
  { name: "darker-skinned men", errors: [6.0, 0.7, 12.0] },
  { name: "lighter-skinned women", errors: [1.7, 6.0, 7.1] },
  { name: "lighter-skinned men", errors: [0.0, 0.8, 0.3] },
];
const everyone = { name: "everyone together", errors: [6.3, 10.0, 12.1] } as const;
const ticks = [0, 10, 20, 30, 40];

/** Bias: an average hides whom the errors fall on. */
export function ErrorsByGroup({ title, description }: { title: string; description: string }) {
  return (
    <>
      <svg className={figuresStyles.wide} viewBox="0 0 640 356" role="img" aria-labelledby="groups-t groups-d">
        <title id="groups-t">{title}</title>
        <desc id="groups-d">{description}</desc>
        <Axis from={206} step={104} top={34} bottom={302} />
        <text className={figuresStyles.label} x="20" y="24">
          errors in 100 faces
        </text>
        {groups.map((group, row) => (
          <Row key={group.name} {...group} y={66 + row * 52} from={206} perError={10.4} label={{ x: 20, dy: 5 }} />
        ))}
        <path className={styles.line} d="M20 254H622" />
        <g className={styles.average}>
          <Row {...everyone} y={284} from={206} perError={10.4} label={{ x: 20, dy: 5 }} />
        </g>
        <Legend x={206} y={336} />
      </svg>
      <svg className={figuresStyles.narrow} viewBox="0 0 360 452" role="img" aria-labelledby="groups-nt groups-nd">
        <title id="groups-nt">{title}</title>
        <desc id="groups-nd">{description}</desc>
        <text className={figuresStyles.label} x="16" y="24">
          errors in 100 faces
        </text>
        <Axis from={24} step={78} top={52} bottom={396} />
        {groups.map((group, row) => (
          <Row key={group.name} {...group} y={106 + row * 66} from={24} perError={7.8} label={{ x: 24, dy: -18 }} />
        ))}
        <path className={styles.line} d="M16 330H344" />
        <g className={styles.average}>
          <Row {...everyone} y={378} from={24} perError={7.8} label={{ x: 24, dy: -18 }} />
        </g>
        <Legend x={24} y={430} />
      </svg>
    </>
  );
}

function Axis({ from, step, top, bottom }: { from: number; step: number; top: number; bottom: number }) {
  return (
    <g className={styles.axis}>
      {ticks.map((tick, place) => (
        <g key={tick}>
          <path d={`M${from + place * step} ${top}V${bottom}`} />
          <text x={from + place * step} y={top - 10} textAnchor="middle">
            {tick}
          </text>
        </g>
      ))}
    </g>
  );
}

interface RowProps {
  name: string;
  errors: readonly [number, number, number];
  y: number;
  from: number;
  perError: number;
  label: { x: number; dy: number };
}

function Row({ name, errors, y, from, perError, label }: RowProps) {
  const at = (error: number) => Math.round((from + error * perError) * 100) / 100;
  const [microsoft, facePlusPlus, ibm] = errors;
  return (
    <g>
      <text className={styles.group} x={label.x} y={y + label.dy}>
        {name}
      </text>
      <path className={styles.span} d={`M${at(Math.min(...errors))} ${y}H${at(Math.max(...errors))}`} />
      <Disc x={at(microsoft)} y={y} />
      <Square x={at(facePlusPlus)} y={y} />
      <Triangle x={at(ibm)} y={y} />
    </g>
  );
}

const Disc = ({ x, y }: { x: number; y: number }) => <circle className={styles.point} cx={x} cy={y} r="7.5" />;
const Square = ({ x, y }: { x: number; y: number }) => (
  <rect className={styles.point} x={x - 6.5} y={y - 6.5} width="13" height="13" />
);
const Triangle = ({ x, y }: { x: number; y: number }) => (
  <path className={styles.point} d={`M${x} ${y - 8.5}l8 14.5h-16z`} />
);

function Legend({ x, y }: { x: number; y: number }) {
  return (
    <g className={styles.legend} transform={`translate(${x} ${y})`}>
      <Disc x={6} y={-5} />
      <text x="22">Microsoft</text>
      <Square x={122} y={-5} />
      <text x="138">Face++</text>
      <Triangle x={222} y={-5} />
      <text x="238">IBM</text>
    </g>
  );
}
