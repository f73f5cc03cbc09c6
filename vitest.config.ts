import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

// Test files and the processes that they start share what Node has compiled: it is most of what a start costs.
process.env['NODE_COMPILE_CACHE'] ??= join(import.meta.dirname, 'node_modules', '.cache', 'compiled');

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: ['tests/support/postgres-setup.ts'],
    // A worker takes one file after the other, so that the pack is read once a worker rather than once a file.
    isolate: false,
    // Indexing the whole pack takes a second or two on a small machine.
    // Tests wait a lot, for processes and deadlines: one worker more than there are cores has something to do.
    maxWorkers: availableParallelism() + 1,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
