import { version } from '../package.json';

/** Version of the engine; a stored report says with which it was made. */
export const engineVersion: string = version;
