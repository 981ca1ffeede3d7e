import fc from 'fast-check';

/**
 * Property tests choose the same cases in every run, so that a failure can be repeated and a change is judged by what it
 * changed. `FC_SEED=$RANDOM npm test` goes looking for new ones.
 */
fc.configureGlobal({ seed: Number(process.env.FC_SEED ?? 20_261_123) });
