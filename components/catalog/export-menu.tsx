import { buttonClasses } from '../ui/button';
import { Download } from '../ui/icons';
import type { DrawnTable } from './drawn-table';

export function ExportMenu({ model }: { readonly model: DrawnTable }) {
  const search = model.href(model.query).slice(1);
  return (
    <div className="flex items-center">
      {['csv', 'json'].map((format) => (
        <a
          key={format}
          href={`/catalog.${format}${search}`}
          download
          className={buttonClasses({ variant: 'quiet', size: 'small' })}
          title={`What is shown, as ${format.toUpperCase()}`}
        >
          {format === 'csv' && <Download size={14} />}
          {format.toUpperCase()}
        </a>
      ))}
    </div>
  );
}
