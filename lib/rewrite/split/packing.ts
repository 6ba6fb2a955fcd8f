import { packDotnet } from './dotnet';
import { packJava } from './java';
import { packNative } from './native';
import { packPython } from './python';
import { type Packing, type Refusal, refused, type Subject } from './subject';
import { packTree } from './tree';

type Pack = (subject: Subject) => Packing | Refusal;

const byLanguage: ReadonlyMap<string, Pack> = new Map([
  ['nodejs', packTree],
  ['ruby', packTree],
  ['python', packPython],
  ['java', packJava],
  ['dotnet', packDotnet],
]);

export function packingOf(subject: Subject): Packing | Refusal {
  const { language, product, target } = subject;
  const launch = target.start;
  if (launch === undefined || launch.inherited) return refused('Nothing in the file says what it starts.');
  if (product?.isService) return refused('The base itself is what runs.');
  const pack = language === undefined ? undefined : byLanguage.get(language);
  return (pack ?? packNative)(subject);
}
