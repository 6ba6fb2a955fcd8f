import type { ReactNode } from 'react';
import { classes } from './classes';

type IconProps = { readonly size?: number; readonly className?: string };

export type Icon = (props: IconProps) => ReactNode;

/**
 * Lines on a square of 24, whose look is in `app/styles/elements.css`. Drawn here: as components of a library for the
 * browser, a set of icons weighs on every page, and each of them is made alive again.
 */
function Lines({ d, size = 24, className }: IconProps & { readonly d: string }) {
  return (
    <svg
      className={classes('icon', className)}
      viewBox="0 0 24 24"
      width={size}
      height={size}
      aria-hidden="true"
    >
      <path d={d} />
    </svg>
  );
}

export function X(props: IconProps) {
  return <Lines d="M6 6l12 12M18 6 6 18" {...props} />;
}

export function Search(props: IconProps) {
  return <Lines d="M17.5 10.5a7 7 0 1 1-14 0 7 7 0 0 1 14 0zM15.5 15.5 21 21" {...props} />;
}

export function Sun(props: IconProps) {
  return (
    <Lines
      d="M16 12a4 4 0 1 1-8 0 4 4 0 0 1 8 0zM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4"
      {...props}
    />
  );
}

export function Moon(props: IconProps) {
  return <Lines d="M20.5 14.5A8.5 8.5 0 0 1 9.5 3.5a8.8 8.8 0 1 0 11 11z" {...props} />;
}

export function Monitor(props: IconProps) {
  return <Lines d="M3 4h18v12H3zM8 20.5h8M12 16v4.5" {...props} />;
}

export function Sliders(props: IconProps) {
  return <Lines d="M3 7h11M18 7h3M16 4.5v5M3 17h3M10 17h11M8 14.5v5" {...props} />;
}

export function Columns(props: IconProps) {
  return <Lines d="M3 4h18v16H3zM9 4v16M15 4v16" {...props} />;
}

export function Download(props: IconProps) {
  return <Lines d="M12 3v12M7 10.5l5 5 5-5M4 20.5h16" {...props} />;
}

export function ArrowUp(props: IconProps) {
  return <Lines d="M12 20V4.5M5.5 11 12 4.5l6.5 6.5" {...props} />;
}

export function ArrowDown(props: IconProps) {
  return <Lines d="M12 4v15.5M5.5 13l6.5 6.5 6.5-6.5" {...props} />;
}

export function ArrowRight(props: IconProps) {
  return <Lines d="M4 12h15.5M13 5.5l6.5 6.5-6.5 6.5" {...props} />;
}

export function ChevronDown(props: IconProps) {
  return <Lines d="M6 9.5l6 6 6-6" {...props} />;
}

export function ChevronUp(props: IconProps) {
  return <Lines d="M6 15l6-6 6 6" {...props} />;
}

export function Info(props: IconProps) {
  return <Lines d="M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0zM12 11.5V16M12 8h.01" {...props} />;
}

export function ErrorSign(props: IconProps) {
  return <Lines d="M8.3 3h7.4L21 8.3v7.4L15.7 21H8.3L3 15.7V8.3zM12 8v4.5M12 16h.01" {...props} />;
}

export function WarningSign(props: IconProps) {
  return <Lines d="M12 4 2.5 20h19zM12 10v4M12 17h.01" {...props} />;
}

export function Nothing(props: IconProps) {
  return <Lines d="M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0zM5.8 5.8l12.4 12.4" {...props} />;
}

export function Working(props: IconProps) {
  return <Lines d="M21 12a9 9 0 1 1-9-9" {...props} />;
}

export function Offline(props: IconProps) {
  return (
    <Lines
      d="M3 3l18 18M12 19.5h.01M8.5 15.5a5 5 0 0 1 7 0M5 12a10 10 0 0 1 4.5-2.6M15 9.6a10 10 0 0 1 4 2.4M2 8.5a15 15 0 0 1 4-2.6M10.5 4.6A15 15 0 0 1 22 8.5"
      {...props}
    />
  );
}

export function Send(props: IconProps) {
  return <Lines d="M21 3 10 14M21 3l-7 18-4-7-7-4z" {...props} />;
}

export function Outside(props: IconProps) {
  return <Lines d="M14 4h6v6M20 4l-9 9M10 5H4v15h15v-6" {...props} />;
}

export function Ruler(props: IconProps) {
  return <Lines d="M2.5 8h19v8h-19zM7 8v3.5M12 8v3.5M17 8v3.5" {...props} />;
}

export function Again(props: IconProps) {
  return <Lines d="M20 12a8 8 0 1 1-2.5-5.8L20 8.5M20 3.5v5h-5" {...props} />;
}

export function Both(props: IconProps) {
  return <Lines d="M4 8h14M14 4l4 4-4 4M20 16H6M10 12l-4 4 4 4" {...props} />;
}

export function FileSearch(props: IconProps) {
  return (
    <Lines
      d="M10 21H5V3h8l6 6v1.5M13 3v6h6M19 16.5a3 3 0 1 1-6 0 3 3 0 0 1 6 0zM18.2 18.7 21 21.5"
      {...props}
    />
  );
}

export function FileDiff(props: IconProps) {
  return <Lines d="M14 3H5v18h14V8zM12 8.5v5M9.5 11h5M9.5 17h5" {...props} />;
}

export function FilePlus(props: IconProps) {
  return <Lines d="M14 3H5v18h14V8zM12 10v7M8.5 13.5h7" {...props} />;
}

export function FileUp(props: IconProps) {
  return <Lines d="M14 3H5v18h14V8zM12 17.5v-7M9 13.5l3-3 3 3" {...props} />;
}

export function Wand(props: IconProps) {
  return <Lines d="M4 20 15 9M18 3v4M16 5h4M20 12v3M18.5 13.5h3M9 3v3M7.5 4.5h3" {...props} />;
}

export function Share(props: IconProps) {
  return (
    <Lines
      d="M8.6 10.5l6.8-4M8.6 13.5l6.8 4M21 5a3 3 0 1 1-6 0 3 3 0 0 1 6 0zM9 12a3 3 0 1 1-6 0 3 3 0 0 1 6 0zM21 19a3 3 0 1 1-6 0 3 3 0 0 1 6 0z"
      {...props}
    />
  );
}

export function History(props: IconProps) {
  return <Lines d="M4 12a8 8 0 1 0 2.5-5.8L4 8.5M4 3.5v5h5M12 7.5V12l3 2" {...props} />;
}

export function Globe(props: IconProps) {
  return (
    <Lines
      d="M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0zM3 12h18M12 3a14 14 0 0 1 0 18M12 3a14 14 0 0 0 0 18"
      {...props}
    />
  );
}

export function Copy(props: IconProps) {
  return <Lines d="M9 9h11v11H9zM5 15H4V4h11v1" {...props} />;
}

export function Tick(props: IconProps) {
  return <Lines d="M4 13l5 5L20 6" {...props} />;
}
