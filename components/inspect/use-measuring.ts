'use client';

import { useCallback, useEffect, useState } from 'react';
import { eventsOf } from './address';
import { eventNames, type Measuring, readEvent } from './event';

const unreached: Measuring = {
  kind: 'failed',
  title: 'The server cannot be reached',
  detail: 'The connection to this server was lost. Check it, and try again.',
};

/** Has an image measured as long as the page stands there, and says how far it is. Whoever leaves is not waited for. */
export function useMeasuring(image: string, platform: string | undefined) {
  const [state, setState] = useState<Measuring>({ kind: 'asking' });
  const [attempt, setAttempt] = useState({ nth: 1, isOn: true });

  useEffect(() => {
    if (!attempt.isOn) return;
    const source = new EventSource(eventsOf(image, platform));
    for (const name of eventNames) {
      source.addEventListener(name, ({ data }) => {
        const read = readEvent(name, String(data));
        if (read === undefined) return;
        // It would ask again and again for what has ended.
        if (read.kind === 'done' || read.kind === 'failed') source.close();
        setState(read);
      });
    }
    source.addEventListener('error', () => {
      // Where it was closed by the browser for good; otherwise it comes back by itself.
      if (source.readyState === EventSource.CLOSED) setState(unreached);
    });
    return () => source.close();
  }, [image, platform, attempt]);

  const begin = useCallback(() => {
    setState({ kind: 'asking' });
    setAttempt(({ nth }) => ({ nth: nth + 1, isOn: true }));
  }, []);
  const cancel = useCallback(() => {
    setAttempt(({ nth }) => ({ nth, isOn: false }));
    setState({ kind: 'cancelled' });
  }, []);
  return { state, begin, cancel };
}
