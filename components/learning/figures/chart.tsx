import type { Chart as ChartData } from "@/lib/content/schema";
import styles from "./chart.module.css";
import figuresStyles from "./figures.module.css";

interface ChartProps {
  id: string;
  title: string;
  description: string;
  chart: ChartData;
}

/** Positions of the parts of a chart. The names of rows are beside the axis, or above it on a narrow screen. */
interface Layout {
  width: number;
  unit: { x: number; y: number };
  axis: { from: number; width: number; top: number };
  rows: { top: number; apart: number };
  name: { x: number; dy: number };
  /** The line under the last row. */
  line: { from: number; to: number; below: number };
  /** How far the total is below the last row. */
  total: number;
  foot: number;
}

/** About the width of a letter. */
const letter = { name: 7.6, series: 7 };

/** The axis begins beside the longest name. */
function wideFor({ rows, total }: ChartData): Layout {
  const [left, right] = [20, 622];
  const longest = Math.max(...[...rows, ...(total === null ? [] : [total])].map(({ name }) => name.length));
  const from = left + Math.min(320, Math.max(186, Math.round(longest * letter.name) + 12));
  return {
    width: 640,
    unit: { x: left, y: 24 },
    axis: { from, width: right - from, top: 54 },
    rows: { top: 86, apart: 52 },
    name: { x: left, dy: 5 },
    line: { from: left, to: right, below: 32 },
    total: 62,
    foot: 20,
  };
}
const narrow: Layout = {
  width: 360,
  unit: { x: 16, y: 24 },
  axis: { from: 24, width: 312, top: 52 },
  rows: { top: 106, apart: 66 },
  name: { x: 24, dy: -18 },
  line: { from: 16, to: 344, below: 26 },
  total: 74,
  foot: 22,
};

/** A figure that is rendered from its numbers: a row for each group, with a mark for each series. */
export function Chart({ id, ...chart }: ChartProps) {
  return (
    <>
      <Picture {...chart} id={id} className={figuresStyles.wide} layout={wideFor(chart.chart)} />
      <Picture {...chart} id={`${id}-n`} className={figuresStyles.narrow} layout={narrow} />
    </>
  );
}

function Picture({
  id,
  title,
  description,
  chart,
  className,
  layout,
}: ChartProps & { className?: string; layout: Layout }) {
  const { axis, rows, line } = layout;
  const last = rows.top + (chart.rows.length - 1) * rows.apart;
  const legend = placeLegend(chart.series, axis.width);
  const bottom = (chart.total === null ? last : last + layout.total) + 18;
  const at = (value: number) => {
    const perUnit = axis.width / (chart.ticks.at(-1) ?? 1);
    return Math.round((axis.from + value * perUnit) * 100) / 100;
  };
  return (
    <svg
      className={className}
      viewBox={`0 0 ${layout.width} ${bottom + 34 + (legend.at(-1)?.y ?? 0) + layout.foot}`}
      role="img"
      aria-labelledby={`${id}-t ${id}-d`}
    >
      <title id={`${id}-t`}>{title}</title>
      <desc id={`${id}-d`}>{description}</desc>
      <g className={styles.axis}>
        {chart.ticks.map((tick) => (
          <g key={tick}>
            <path d={`M${at(tick)} ${axis.top}V${bottom}`} />
            <text x={at(tick)} y={axis.top - 10} textAnchor="middle">
              {tick}
            </text>
          </g>
        ))}
      </g>
      <text className={figuresStyles.label} {...layout.unit}>
        {chart.unit}
      </text>
      {chart.rows.map((row, place) => (
        <Row key={row.name} {...row} y={rows.top + place * rows.apart} at={at} label={layout.name} />
      ))}
      {chart.total !== null && (
        <>
          <path className={styles.line} d={`M${line.from} ${last + line.below}H${line.to}`} />
          <g className={styles.total}>
            <Row {...chart.total} y={last + layout.total} at={at} label={layout.name} />
          </g>
        </>
      )}
      <g className={styles.legend} transform={`translate(${axis.from} ${bottom + 34})`}>
        {legend.map(({ name, x, y }, place) => (
          <g key={name} transform={`translate(${x} ${y})`}>
            <Mark series={place} x={6} y={-5} />
            <text x="22">{name}</text>
          </g>
        ))}
      </g>
    </svg>
  );
}

/** Places each name of the legend after the one before it, or below when the line has no room. */
function placeLegend(series: readonly string[], room: number): { name: string; x: number; y: number }[] {
  const [mark, gap, line] = [22, 24, 24];
  let [x, y] = [0, 0];
  return series.map((name) => {
    const width = mark + Math.round(name.length * letter.series);
    if (x > 0 && x + width > room) [x, y] = [0, y + line];
    const placed = { name, x, y };
    x += width + gap;
    return placed;
  });
}

interface RowProps {
  name: string;
  values: readonly number[];
  y: number;
  at: (value: number) => number;
  label: { x: number; dy: number };
}

function Row({ name, values, y, at, label }: RowProps) {
  return (
    <g>
      <text className={styles.group} x={label.x} y={y + label.dy}>
        {name}
      </text>
      <path className={styles.span} d={`M${at(Math.min(...values))} ${y}H${at(Math.max(...values))}`} />
      {values.map((value, series) => (
        <Mark key={series} series={series} x={at(value)} y={y} />
      ))}
    </g>
  );
}

/** A disc, a square or a triangle, so that series do not differ by colour alone. */
function Mark({ series, x, y }: { series: number; x: number; y: number }) {
  if (series === 0) return <circle className={styles.point} cx={x} cy={y} r="7.5" />;
  if (series === 1) return <rect className={styles.point} x={x - 6.5} y={y - 6.5} width="13" height="13" />;
  return <path className={styles.point} d={`M${x} ${y - 8.5}l8 14.5h-16z`} />;
}
