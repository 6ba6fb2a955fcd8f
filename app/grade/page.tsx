import type { Metadata } from 'next';
import { LetterTable, NamedWeights, WeightTable } from '@/components/grade/scale-tables';
import { Page, PageHeader, Section } from '@/components/ui/page';
import { TextLink } from '@/components/ui/text-link';
import { scale } from '@/lib/grade/scale';

export const metadata: Metadata = {
  title: 'How a grade is reckoned',
  description:
    'What each finding costs a Dockerfile of 100 points, which letter the rest is, and when there is no grade.',
  alternates: { canonical: '/grade' },
};

export default function GradePage() {
  return (
    <Page>
      <PageHeader title="How a grade is reckoned">
        <p>
          A file begins with {scale.full} points. What is found costs points, by how grave it is and how sure
          that is; what is left is the letter. A report names the finding and the line of every point that is
          lost.
        </p>
      </PageHeader>
      <Section id="letters" title="What is left is the letter">
        <LetterTable />
      </Section>
      <Section id="weights" title="What a finding costs">
        <div className="prose mb-4">
          <p>
            What does not build or start leaves less than E takes, whatever else is good. Notes are choices
            and ways of writing: they cost nothing, with the few exceptions below.
          </p>
        </div>
        <WeightTable />
      </Section>
      <Section id="named" title="Rules that weigh otherwise">
        <div className="prose mb-4">
          <p>
            A secret that everyone can read who pulls the image, a base that gets no fixes and a program that
            runs as root are graver than other risks; two ways of writing that builders forgive are lighter.
          </p>
        </div>
        <NamedWeights />
      </Section>
      <Section id="rules" title="How it is added up">
        <div className="prose">
          <ul>
            <li>
              Of each <TextLink href="/rules">rule</TextLink> the costliest finding costs all of its points,
              the next a quarter, rounded down, and further ones nothing: the same fault forty times is one
              fault to mend.
            </li>
            <li>
              What the file suppresses costs nothing: somebody looked at it and decided. The report says how
              many there are, and lists them with their reasons.
            </li>
            <li>
              What is not known costs nothing either. Where the final image stands on something that is not
              known, or on Windows, there is no grade, unless the file fails on whatever base.
            </li>
            <li>No file gets less than 0 points. One finding more never raises a grade.</li>
            <li>
              The grade is about what the rules can see in this file. Vulnerable packages, what the program
              does and how it is run are not in it.
            </li>
          </ul>
          <p>
            This is scale {scale.version}. A shared report keeps the grade it was given; when the weights
            change, the scale gets a new number. Reports made before there were grades show none.
          </p>
        </div>
      </Section>
    </Page>
  );
}
