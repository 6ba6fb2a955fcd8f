import { scaleLog } from '@visx/scale';
import { exactBytes, megabytes } from '@/lib/fact/words';
import type { Point, Points } from './points';
import { colourOf, symbolOf } from './symbols';

const width = 760;
const height = 440;
const margin = { top: 34, right: 16, bottom: 44, left: 62 };

/** Size against number of packages on logarithmic axes. Every point is a link; hovering or focusing names it. */
export function Scatter({ data: { groups, points } }: { readonly data: Points }) {
  const x = scaleLog<number>({
    domain: around(points.map(({ packages }) => packages)),
    range: [margin.left, width - margin.right],
  });
  const y = scaleLog<number>({
    domain: around(points.map(({ bytes }) => bytes)),
    range: [height - margin.bottom, margin.top],
  });
  return (
    <figure>
      <div className="overflow-x-auto">
        {/* biome-ignore lint/a11y/useSemanticElements: inside a drawing there is no fieldset */}
        <svg
          viewBox={`0 0 ${width} ${height}`}
          role="group"
          aria-label="Compressed size against number of packages"
          className="h-auto w-full max-w-[60rem] min-w-[36rem] text-[12px]"
        >
          <Grid x={x} y={y} />
          {points.map((point) => (
            <Mark key={point.images[0].id} point={point} x={x(point.packages)} y={y(point.bytes)} />
          ))}
        </svg>
      </div>
      <figcaption className="mt-3 flex flex-wrap gap-x-5 gap-y-1.5 text-sm">
        {groups.map((name, index) => (
          <span key={name} className="inline-flex items-center gap-1.5">
            <svg viewBox="-7 -7 14 14" width="14" height="14" aria-hidden="true">
              <path d={symbolOf(index)} style={{ fill: colourOf(index) }} />
            </svg>
            {name}
          </span>
        ))}
      </figcaption>
    </figure>
  );
}

function Mark({ point, x, y }: { readonly point: Point; readonly x: number; readonly y: number }) {
  const [image, ...others] = point.images;
  const name = others.length === 0 ? image.name : `${image.name} and ${others.length} more`;
  const text = `${name}: ${megabytes(point.bytes)} MB, ${point.packages} packages`;
  return (
    <a href={`/images/${image.id}`} aria-label={text} className="group outline-none">
      <title>{exactBytes(point.bytes)}</title>
      <circle
        cx={x}
        cy={y}
        r="11"
        className="fill-transparent stroke-transparent group-hover:stroke-ink group-focus-visible:stroke-accent"
        strokeWidth="1.5"
      />
      <path
        d={symbolOf(point.group)}
        transform={`translate(${x} ${y})`}
        style={{ fill: colourOf(point.group) }}
      />
      <text
        x={margin.left}
        y="16"
        className="fill-ink font-medium opacity-0 group-hover:opacity-100 group-focus-visible:opacity-100"
      >
        {text}
      </text>
    </a>
  );
}

type Scale = { (value: number): number; domain(): number[] };

function Grid({ x, y }: { readonly x: Scale; readonly y: Scale }) {
  const bottom = height - margin.bottom;
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: lines and figures take no focus
    <g aria-hidden="true">
      {ticks(x).map((value) => (
        <g key={value} transform={`translate(${x(value)} 0)`}>
          <line y1={margin.top} y2={bottom} className="stroke-line" />
          <text y={bottom + 18} textAnchor="middle" className="fill-muted tabular-nums">
            {value}
          </text>
        </g>
      ))}
      {ticks(y).map((value) => (
        <g key={value} transform={`translate(0 ${y(value)})`}>
          <line x1={margin.left} x2={width - margin.right} className="stroke-line" />
          <text x={margin.left - 8} dy="0.32em" textAnchor="end" className="fill-muted tabular-nums">
            {value / 1e6} MB
          </text>
        </g>
      ))}
      <text x={width - margin.right} y={height - 6} textAnchor="end" className="fill-muted">
        packages
      </text>
    </g>
  );
}

/** 1, 2 and 5 of every power of ten within the scale. */
function ticks(scale: Scale): readonly number[] {
  const [low = 1, high = 1] = scale.domain();
  const found: number[] = [];
  for (let power = 10 ** Math.floor(Math.log10(low)); power <= high; power *= 10) {
    for (const step of [1, 2, 5]) if (step * power >= low && step * power <= high) found.push(step * power);
  }
  return found;
}

/** A little room on both sides, so that no point lies on the frame. */
function around(values: readonly number[]): [number, number] {
  return values.length === 0 ? [1, 10] : [Math.min(...values) / 1.4, Math.max(...values) * 1.4];
}
