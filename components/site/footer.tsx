import { TextLink } from '../ui/text-link';

/** `catalog` is left out where there is none to speak of, as on the error page. */
export function Footer({
  catalog,
}: {
  readonly catalog?: { readonly date: string; readonly revision: string };
}) {
  return (
    <footer className="no-print mt-16 border-t border-line">
      <div className="mx-auto flex max-w-[90rem] flex-wrap gap-x-8 gap-y-2 px-4 py-6 text-sm text-muted sm:px-6">
        {catalog && (
          <p>
            Catalog of <time dateTime={catalog.date}>{catalog.date}</time>, revision{' '}
            <span className="font-mono">{catalog.revision}</span>
          </p>
        )}
        <p>
          Open source, Apache-2.0. Facts carry their sources;{' '}
          <TextLink href="/facts">how each is established</TextLink>.
        </p>
        <p className="no-print flex gap-4">
          <TextLink href="/guides">Guides</TextLink>
          <TextLink href="/rules">Rules</TextLink>
          <TextLink href="/developers">API</TextLink>
          <TextLink href="/shared">Your shared reports</TextLink>
        </p>
      </div>
    </footer>
  );
}
