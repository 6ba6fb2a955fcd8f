import {
  ArrowDown as arrowDown,
  ArrowRight as arrowRight,
  ArrowUp as arrowUp,
  Check as check,
  ChevronDown as chevronDown,
  ChevronUp as chevronUp,
  CircleSlash as circleSlash,
  Columns3 as columns3,
  Copy as copy,
  Download as download,
  ExternalLink as externalLink,
  FileDiff as fileDiff,
  FilePlus as filePlus,
  FileSearch as fileSearch,
  FileUp as fileUp,
  GitCompareArrows as gitCompareArrows,
  Globe as globe,
  History as history,
  type IconNode,
  Info as info,
  LoaderCircle as loaderCircle,
  Monitor as monitor,
  Moon as moon,
  OctagonAlert as octagonAlert,
  RotateCw as rotateCw,
  Ruler as ruler,
  Search as search,
  Send as send,
  Share2 as share2,
  SlidersHorizontal as slidersHorizontal,
  Sun as sun,
  TriangleAlert as triangleAlert,
  Wand as wand,
  WifiOff as wifiOff,
  X as x,
} from 'lucide';
import { createElement, type ReactNode } from 'react';
import { classes } from './classes';

type IconProps = { readonly size?: number; readonly className?: string };

export type Icon = (props: IconProps) => ReactNode;

/**
 * Icons of Lucide, whose look is in `app/styles/elements.css`. Drawn here and not by its components for React: those are
 * of the browser, so that each icon weighs on a page and is made alive again.
 */
function Drawn({ parts, size = 24, className }: IconProps & { readonly parts: IconNode }) {
  const look = { className: classes('icon', className), viewBox: '0 0 24 24', width: size, height: size };
  // Parts without keys: they never change, and a page with hundreds of icons would hold all of them twice.
  const drawn = parts.map(([part, attributes]) => createElement(part, attributes));
  return createElement('svg', { ...look, 'aria-hidden': true }, ...drawn);
}

export function X(props: IconProps) {
  return <Drawn parts={x} {...props} />;
}

export function Search(props: IconProps) {
  return <Drawn parts={search} {...props} />;
}

export function Sun(props: IconProps) {
  return <Drawn parts={sun} {...props} />;
}

export function Moon(props: IconProps) {
  return <Drawn parts={moon} {...props} />;
}

export function Monitor(props: IconProps) {
  return <Drawn parts={monitor} {...props} />;
}

export function Sliders(props: IconProps) {
  return <Drawn parts={slidersHorizontal} {...props} />;
}

export function Columns(props: IconProps) {
  return <Drawn parts={columns3} {...props} />;
}

export function Download(props: IconProps) {
  return <Drawn parts={download} {...props} />;
}

export function ArrowUp(props: IconProps) {
  return <Drawn parts={arrowUp} {...props} />;
}

export function ArrowDown(props: IconProps) {
  return <Drawn parts={arrowDown} {...props} />;
}

export function ArrowRight(props: IconProps) {
  return <Drawn parts={arrowRight} {...props} />;
}

export function ChevronDown(props: IconProps) {
  return <Drawn parts={chevronDown} {...props} />;
}

export function ChevronUp(props: IconProps) {
  return <Drawn parts={chevronUp} {...props} />;
}

export function Info(props: IconProps) {
  return <Drawn parts={info} {...props} />;
}

export function ErrorSign(props: IconProps) {
  return <Drawn parts={octagonAlert} {...props} />;
}

export function WarningSign(props: IconProps) {
  return <Drawn parts={triangleAlert} {...props} />;
}

export function Nothing(props: IconProps) {
  return <Drawn parts={circleSlash} {...props} />;
}

export function Working(props: IconProps) {
  return <Drawn parts={loaderCircle} {...props} />;
}

export function Offline(props: IconProps) {
  return <Drawn parts={wifiOff} {...props} />;
}

export function Send(props: IconProps) {
  return <Drawn parts={send} {...props} />;
}

export function Outside(props: IconProps) {
  return <Drawn parts={externalLink} {...props} />;
}

export function Ruler(props: IconProps) {
  return <Drawn parts={ruler} {...props} />;
}

export function Again(props: IconProps) {
  return <Drawn parts={rotateCw} {...props} />;
}

export function Both(props: IconProps) {
  return <Drawn parts={gitCompareArrows} {...props} />;
}

export function FileSearch(props: IconProps) {
  return <Drawn parts={fileSearch} {...props} />;
}

export function FileDiff(props: IconProps) {
  return <Drawn parts={fileDiff} {...props} />;
}

export function FilePlus(props: IconProps) {
  return <Drawn parts={filePlus} {...props} />;
}

export function FileUp(props: IconProps) {
  return <Drawn parts={fileUp} {...props} />;
}

export function Wand(props: IconProps) {
  return <Drawn parts={wand} {...props} />;
}

export function Share(props: IconProps) {
  return <Drawn parts={share2} {...props} />;
}

export function History(props: IconProps) {
  return <Drawn parts={history} {...props} />;
}

export function Globe(props: IconProps) {
  return <Drawn parts={globe} {...props} />;
}

export function Copy(props: IconProps) {
  return <Drawn parts={copy} {...props} />;
}

export function Tick(props: IconProps) {
  return <Drawn parts={check} {...props} />;
}
