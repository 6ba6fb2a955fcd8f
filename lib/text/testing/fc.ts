import fc from 'fast-check';

/**
 * fast-check with the same cases in every run: whether a commit passes is no matter of luck. `PLINTH_SEED=…` looks at
 * others; `npm run fuzz` goes on looking.
 */
fc.configureGlobal({ seed: Number(process.env.PLINTH_SEED ?? 20_261_130) });

export { fc };
