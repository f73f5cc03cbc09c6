/** Our own core by its name in the tables; all others are its peers. */
export const THIS_CORE = 'this core';

/** Everything that is compared, in the order of the table. Apart from the engines, so that naming them does not load them. */
export const ENGINE_NAMES = [
  THIS_CORE,
  'fuse.js default',
  'fuse.js token search',
  'MiniSearch',
  'nlp.js',
  'nlp.js, decoys as None',
] as const;

export type EngineName = (typeof ENGINE_NAMES)[number];
