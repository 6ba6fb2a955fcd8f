import type { Severity as SeverityId } from '@/lib/report/report';
import { classes } from './classes';
import { ErrorSign, Info, WarningSign } from './icons';

const looks = {
  error: { icon: ErrorSign, label: 'Error', colour: 'text-error', background: 'bg-error-soft' },
  warning: { icon: WarningSign, label: 'Warning', colour: 'text-warning', background: 'bg-warning-soft' },
  info: { icon: Info, label: 'Note', colour: 'text-info', background: 'bg-info-soft' },
} as const satisfies Record<SeverityId, unknown>;

export function SeverityIcon({
  severity,
  size = 15,
}: {
  readonly severity: SeverityId;
  readonly size?: number;
}) {
  const { icon: Icon, colour } = looks[severity];
  return <Icon size={size} className={classes('shrink-0', colour)} />;
}

/** The severity in words with its shape. */
export function Severity({ severity }: { readonly severity: SeverityId }) {
  const { label, colour, background } = looks[severity];
  return (
    <span className={classes('severity', colour, background)}>
      <SeverityIcon severity={severity} size={13} />
      {label}
    </span>
  );
}
