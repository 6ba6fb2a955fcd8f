import type { ReactNode } from 'react';
import { Button } from '../ui/button';
import { Field, Select, TextInput } from '../ui/field';

const platforms = ['linux/amd64', 'linux/arm64', 'linux/arm/v7', 'linux/386', 'linux/ppc64le', 'linux/s390x'];

/** Asks for an image by its reference. Sent by address, so that it works without a script. */
export function InspectForm({
  image,
  platform,
  error,
}: {
  readonly image: string;
  readonly platform: string | undefined;
  readonly error: ReactNode;
}) {
  const offered =
    platform === undefined || platforms.includes(platform) ? platforms : [platform, ...platforms];
  return (
    <search className="no-print max-w-[42rem]">
      <form action="/inspect" className="grid items-start gap-3 sm:grid-cols-[minmax(0,1fr)_auto_auto]">
        <Field label="Image" error={error}>
          {(wiring) => (
            <TextInput
              {...wiring}
              key={image}
              name="image"
              defaultValue={image}
              required
              maxLength={1024}
              autoComplete="off"
              autoCapitalize="off"
              spellCheck={false}
              placeholder="ghcr.io/owner/image:tag"
              className="font-mono"
            />
          )}
        </Field>
        <Field label="Platform">
          {(wiring) => (
            <Select {...wiring} key={platform} name="platform" defaultValue={platform ?? platforms[0]}>
              {offered.map((each) => (
                <option key={each}>{each}</option>
              ))}
            </Select>
          )}
        </Field>
        <Button type="submit" variant="primary" className="sm:mt-6">
          Measure it
        </Button>
      </form>
    </search>
  );
}
