import type { ReactNode } from "react";
import figuresStyles from "./figures.module.css";
import styles from "./stop-sign.module.css";

const octagon = (radius: number) => {
  const near = Math.round(radius * Math.sin(Math.PI / 8) * 10) / 10;
  const far = Math.round(radius * Math.cos(Math.PI / 8) * 10) / 10;
  return `${near},${-far} ${far},${-near} ${far},${near} ${near},${far} ${-near},${far} ${-far},${near} ${-far},${-near} ${-near},${-far}`;
};

/** Adversarial examples: a stop sign, what was added, what the network reads. */
export function StopSign({ title, description }: { title: string; description: string }) {
  return (
    <>
      <svg className={figuresStyles.wide} viewBox="0 0 640 316" role="img" aria-labelledby="sign-t sign-d">
        <title id="sign-t">{title}</title>
        <desc id="sign-d">{description}</desc>
        <At x={108} y={128}>
          <Sign />
        </At>
        <text className={styles.operator} x="214" y="140" textAnchor="middle">
          +
        </text>
        <At x={320} y={128}>
          <Ghost />
          <Strips />
        </At>
        <text className={styles.operator} x="426" y="140" textAnchor="middle">
          =
        </text>
        <At x={532} y={128}>
          <Sign />
          <Strips />
        </At>
        <Reads x={108} y={248} first="a person: stop" then="the network: stop" />
        <Reads x={320} y={248} first="four strips of tape," then="placed by search" />
        <Reads x={532} y={248} first="a person: stop" then="the network: limit 45" misread />
      </svg>
      <svg className={figuresStyles.narrow} viewBox="0 0 360 592" role="img" aria-labelledby="sign-nt sign-nd">
        <title id="sign-nt">{title}</title>
        <desc id="sign-nd">{description}</desc>
        <At x={96} y={96}>
          <Sign />
        </At>
        <Beside y={90} first="a person: stop" then="the network: stop" />
        <text className={styles.operator} x="96" y="208" textAnchor="middle">
          +
        </text>
        <At x={96} y={296}>
          <Ghost />
          <Strips />
        </At>
        <Beside y={290} first="four strips of tape," then="placed by search" />
        <text className={styles.operator} x="96" y="408" textAnchor="middle">
          =
        </text>
        <At x={96} y={496}>
          <Sign />
          <Strips />
        </At>
        <Beside y={490} first="a person: stop" then="the network: limit 45" misread />
      </svg>
    </>
  );
}

function At({ x, y, children }: { x: number; y: number; children: ReactNode }) {
  return <g transform={`translate(${x} ${y})`}>{children}</g>;
}

function Sign() {
  return (
    <>
      <polygon className={styles.rim} points={octagon(84)} />
      <polygon className={styles.sign} points={octagon(76)} />
      <text className={styles.stop} y="15" textAnchor="middle">
        STOP
      </text>
    </>
  );
}

function Ghost() {
  return <polygon className={styles.ghost} points={octagon(84)} />;
}

function Strips() {
  return (
    <>
      <rect className={styles.black} x="-34" y="-50" width="30" height="11" transform="rotate(-3 -34 -50)" />
      <rect className={styles.white} x="14" y="-54" width="26" height="10" transform="rotate(4 14 -54)" />
      <rect className={styles.black} x="-48" y="34" width="34" height="12" transform="rotate(2 -48 34)" />
      <rect className={styles.white} x="20" y="38" width="24" height="11" transform="rotate(-5 20 38)" />
    </>
  );
}

interface ReadsProps {
  x: number;
  y: number;
  first: string;
  then: string;
  misread?: boolean;
}

function Reads({ x, y, first, then, misread }: ReadsProps) {
  return (
    <>
      <text className={styles.reads} x={x} y={y} textAnchor="middle">
        {first}
      </text>
      <text
        className={misread ? `${styles.reads} ${styles.misread}` : styles.reads}
        x={x}
        y={y + 24}
        textAnchor="middle"
      >
        {then}
      </text>
    </>
  );
}

function Beside({ y, first, then, misread }: Omit<ReadsProps, "x">) {
  return (
    <>
      <text className={styles.reads} x="192" y={y}>
        {first}
      </text>
      <text className={misread ? `${styles.reads} ${styles.misread}` : styles.reads} x="192" y={y + 24}>
        {then}
      </text>
    </>
  );
}
