/** Version of the engine, the same as in package.json; a stored report says with which it was made. */
export const engineVersion = '0.1.0';
