import { SourceList } from '@/components/fact/source-list';
import { Section } from '@/components/ui/page';
import { Popover } from '@/components/ui/popover';
import { errorOf, offBy, type SizeEstimates } from '@/lib/catalog/size-estimates';
import { megabytes, roughMegabytes } from '@/lib/fact/words';

const formats = {
  deb: 'Debian packages',
  apk: 'Packages of Wolfi and Alpine',
  rpm: 'Packages of Enterprise Linux',
} as const satisfies Record<SizeEstimates['format'], string>;

/** How sizes nobody measured come about, and how far they are off where somebody did. */
export function Estimates({ all }: { readonly all: readonly SizeEstimates[] }) {
  return (
    <Section id="estimates" title="How sizes are estimated, and how far that is off">
      <div className="max-w-3xl space-y-3">
        <p>
          Where nobody measured an image and the list of its packages is complete, its size is estimated: the
          sum of the package files, as the index of the archive has them, times one factor for each form of
          package, and what is not from a package as it was measured elsewhere. Where the size of one package
          is missing, the size of the image is not known.
        </p>
        <p>
          An estimate has two digits and a “≈”. It ranks among the measured, and wherever it decides, that is
          said. The tests below are images whose size somebody measured; the factor for each was found without
          it.
        </p>
      </div>
      {all.map((one) => (
        <Format key={one.format} estimates={one} />
      ))}
    </Section>
  );
}

function Format({ estimates }: { readonly estimates: SizeEstimates }) {
  const { format, factor, tests } = estimates;
  const error = errorOf(estimates);
  return (
    <div className="mt-6 overflow-x-auto">
      <table className="w-full min-w-xl max-w-4xl text-sm tabular-nums">
        <caption className="pb-2 text-left text-base">
          <span className="font-medium">{formats[format]}</span>
          <span className="text-muted">
            {' '}
            · factor {factor}
            {error &&
              ` · off by ${percent(error.median)} in the middle and ${percent(error.largest)} at most, in ${tests.length} ${tests.length === 1 ? 'test' : 'tests'}`}
          </span>
        </caption>
        <thead>
          <tr className="border-y border-line-strong text-left text-muted">
            <th scope="col" className="py-1.5 pr-4 font-medium">
              Image
            </th>
            <th scope="col" className="pr-4 font-medium">
              Platform
            </th>
            <th scope="col" className="pr-4 text-right font-medium">
              Measured, MB
            </th>
            <th scope="col" className="pr-4 text-right font-medium">
              Estimated, MB
            </th>
            <th scope="col" className="text-right font-medium">
              Off by
            </th>
          </tr>
        </thead>
        <tbody>
          {tests.map((test) => (
            <tr key={`${test.image} ${test.platform}`} className="border-b border-line">
              <th scope="row" className="py-1.5 pr-4 text-left font-normal wrap-anywhere">
                {test.image}
              </th>
              <td className="pr-4">{test.platform}</td>
              <td className="pr-4 text-right">
                <Popover
                  label={megabytes(test.measured)}
                  name={`${test.image}: measured ${megabytes(test.measured)} MB. Show the source`}
                  className="underline decoration-control decoration-dotted underline-offset-4"
                >
                  <SourceList sources={[{ kind: 'document', url: test.source, retrieved: test.retrieved }]} />
                </Popover>
              </td>
              <td className="pr-4 text-right text-muted italic">{roughMegabytes(test.estimated)}</td>
              <td className="text-right">{signed(offBy(test))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function percent(share: number): string {
  return `${Math.round(100 * share)} %`;
}

function signed(share: number): string {
  const rounded = Math.round(100 * share);
  return `${rounded > 0 ? '+' : rounded < 0 ? '−' : ''}${Math.abs(rounded)} %`;
}
