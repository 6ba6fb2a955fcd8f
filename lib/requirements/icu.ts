import { invariantMode, isWithoutIcu } from '../contents/icu';
import { languageOfImage } from '../contents/runtime';
import { defineDetector, withChanges, yes } from './requirement';

/** ICU, where the file switches the invariant mode of .NET off. */
export default defineDetector({
  id: 'icu',
  title: 'ICU',
  description:
    'With invariant mode off, .NET looks for ICU when it starts; the small images of .NET bring it only as `-extra`.',
  *detect({ target }) {
    const variable = target?.stage.end.variables.environment().get(invariantMode);
    if (!target?.image || !variable?.span || !/^(false|0)$/i.test(variable.value ?? '')) return;
    if (languageOfImage(target.image)?.name !== 'dotnet') return;
    const current = target.image.id;
    yield {
      kind: 'icu',
      value: 'ICU',
      certainty: 'certain',
      because: [{ text: 'invariant mode is switched off', span: variable.span }],
      meets: (image) =>
        image.id !== current && isWithoutIcu(image)
          ? withChanges('it has no ICU: install it, or take its `-extra` variant')
          : yes,
    };
  },
});
