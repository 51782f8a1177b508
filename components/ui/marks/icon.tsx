import clsx from "clsx";
import type { ReactElement } from "react";
import styles from "./icon.module.css";

/** Icons on a 24 grid, with a stroke of 1.75 and round caps; made for Crosscase. */
const shapes = {
  crosscase: (
    <>
      <path d="M12 7.1l4.9 4.9-4.9 4.9L7.1 12z" fill="currentColor" stroke="none" />
      <rect x="3.9" y="8.55" width="16.2" height="6.9" rx=".9" transform="rotate(45 12 12)" />
      <rect x="3.9" y="8.55" width="16.2" height="6.9" rx=".9" transform="rotate(-45 12 12)" />
    </>
  ),
  check: <path d="M5 12.75l4.5 4.5L19 7.5" />,
  x: <path d="M6.5 6.5l11 11M17.5 6.5l-11 11" />,
  plus: <path d="M12 5.5v13M5.5 12h13" />,
  flag: <path d="M6 21V4M6 4.75h11.5L15 9l2.5 4.25H6" />,
  clock: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M12 7.25V12l3.25 2" />
    </>
  ),
  find: (
    <>
      <circle cx="10.75" cy="10.75" r="6" />
      <path d="M15.25 15.25l5 5" />
    </>
  ),
  pause: <path d="M9 6v12M15 6v12" />,
  play: <path d="M8 5.5v13L18.5 12z" />,
  undo: <path d="M8.5 5L4.5 9l4 4M5 9h9.25a5 5 0 0 1 0 10H9" />,
  link: (
    <path d="M10 14a4 4 0 0 0 5.65 0l3-3A4 4 0 0 0 13 5.35l-1 1M14 10a4 4 0 0 0-5.65 0l-3 3A4 4 0 0 0 11 18.65l1-1" />
  ),
  out: <path d="M10 5.5H5.5v13h13V14M13.5 5.5h5v5M18.5 5.5l-8 8" />,
  right: <path d="M5 12h14M13 6l6 6-6 6" />,
  left: <path d="M19 12H5M11 6l-6 6 6 6" />,
  down: <path d="M6.5 9.5L12 15l5.5-5.5" />,
  up: <path d="M6.5 14.5L12 9l5.5 5.5" />,
  eye: (
    <>
      <path d="M2.75 12S6 5.75 12 5.75 21.25 12 21.25 12 18 18.25 12 18.25 2.75 12 2.75 12z" />
      <circle cx="12" cy="12" r="2.75" />
    </>
  ),
  people: (
    <>
      <circle cx="9" cy="8.5" r="3.25" />
      <path d="M3.25 19.25c0-3.25 2.5-5.25 5.75-5.25s5.75 2 5.75 5.25M15.5 5.5a3.25 3.25 0 0 1 0 6M17.25 14.5c2.2.75 3.5 2.5 3.5 4.75" />
    </>
  ),
  "person-plus": (
    <>
      <circle cx="9.5" cy="8.5" r="3.25" />
      <path d="M3.5 19.25c0-3.25 2.6-5.25 6-5.25s6 2 6 5.25M18.5 8v6M15.5 11h6" />
    </>
  ),
  "person-away": (
    <>
      <circle cx="10" cy="8" r="3.5" />
      <path d="M3.5 19.5c.6-3.6 3.2-5.5 6.5-5.5 1.2 0 2.3.25 3.25.75M15.5 15.5l5 5M20.5 15.5l-5 5" />
    </>
  ),
  "person-out": (
    <>
      <circle cx="10" cy="8" r="3.5" />
      <path d="M3.5 19.5c.6-3.6 3.2-5.5 6.5-5.5 1.2 0 2.3.25 3.25.75M14.5 18h6.5M18.5 15.5L21 18l-2.5 2.5" />
    </>
  ),
  offline: (
    <path d="M8 6.5A5.75 5.75 0 0 1 17.4 11a3.8 3.8 0 0 1 2.3 6M16 18.5H7a4.25 4.25 0 0 1-.6-8.45M4 4l16.5 16.5" />
  ),
  pencil: <path d="M4.5 19.5l1-4.25L16.25 4.5l3.25 3.25L8.75 18.5zM13.5 7.25l3.25 3.25" />,
  book: (
    <path d="M12 6.5C10 5 7 4.5 3.75 4.75v13.5c3.25-.25 6.25.25 8.25 1.75 2-1.5 5-2 8.25-1.75V4.75C17 4.5 14 5 12 6.5zM12 6.5V20" />
  ),
  lock: (
    <>
      <rect x="5.5" y="10.5" width="13" height="9.25" rx="1.5" />
      <path d="M8.5 10.5V8a3.5 3.5 0 0 1 7 0v2.5" />
    </>
  ),
  theme: (
    <>
      <circle cx="12" cy="12" r="8.25" />
      <path d="M12 3.75a8.25 8.25 0 0 1 0 16.5z" fill="currentColor" />
    </>
  ),
  print: <path d="M7.25 9V4.25h9.5V9M7.25 16.75H4.5V9h15v7.75h-2.75M7.25 14h9.5v5.75h-9.5z" />,
  comment: <path d="M4 5h16v11.25h-8.25L8 19.75v-3.5H4z" />,
  grip: <path d="M9 6v.01M15 6v.01M9 12v.01M15 12v.01M9 18v.01M15 18v.01" strokeWidth="2.5" />,
  more: <path d="M5.5 12v.01M12 12v.01M18.5 12v.01" strokeWidth="2.5" />,
  sound: <path d="M4.5 9.5v5h3.5l4.5 3.75V5.75L8 9.5zM15.5 9.25a4 4 0 0 1 0 5.5M18 6.75a7.5 7.5 0 0 1 0 10.5" />,
  table: <path d="M4 5.5h16v13H4zM4 10h16M4 14.25h16M10 5.5v13" />,
  info: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M12 11.25v5M12 7.75v.01" />
    </>
  ),
  screen: <path d="M3.5 5h17v11h-17zM12 16v3.75M8 19.75h8" />,
  swap: <path d="M4.5 8.5h14M15 5l3.5 3.5L15 12M19.5 15.5h-14M9 12l-3.5 3.5L9 19" />,
  download: <path d="M12 4v11.25M7.25 10.5L12 15.25l4.75-4.75M4.5 19.75h15" />,
  history: <path d="M4.5 5v4.25h4.25M4.75 9A8.25 8.25 0 1 1 3.75 13M12 8v4.25l2.75 1.75" />,
} satisfies Record<string, ReactElement>;

export type IconName = keyof typeof shapes;
/** All names, for the /design page. */
export const iconNames = Object.keys(shapes) as IconName[];

/** Hidden from screen readers: put text beside it. */
export function Icon({ name, className }: { name: IconName; className?: string }) {
  return (
    <svg className={clsx(styles.icon, className)} viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
      {shapes[name]}
    </svg>
  );
}
