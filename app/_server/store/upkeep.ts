import 'server-only';
import { now } from '../clock';
import { getStore } from './index';

const betweenMilliseconds = 60 * 60 * 1000;

/**
 * Removes what has expired, now and once a day: of all servers that share a database the first to ask does it. They ask
 * every hour, so that it is done also where one fails.
 */
export function keepRemovingExpired(): void {
  const remove = () => getStore().removeExpired(now()).catch(console.error);
  void remove();
  setInterval(remove, betweenMilliseconds).unref();
}
