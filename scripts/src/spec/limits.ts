/**
 * What a document may hold. The largest that are known (16 MB, 1,000 operations) have 400,000 values, 30 deep; within these limits
 * the costliest one takes seconds and less than 1 GiB.
 */
const MiB = 1024 * 1024;

export const maxBytes: number = 64 * MiB;

/** Containers in one another. Some who read a document are recursive, and a stack overflows somewhere beyond 1,000. */
export const maxDepth = 256;

/** Values, those that aliases and merge keys repeat counted again: a few lines of aliases can stand for billions. */
export const maxValues = 1_000_000;

/** Characters of a key: it ends up as a name in code, and in messages. */
export const maxKeyLength = 1024;

/** Characters that may separate values, in YAML: its parser takes 200 bytes for each before anything can be counted. */
export const maxSeparators = 2_000_000;

/** Files of one document. */
export const maxFiles = 10_000;
