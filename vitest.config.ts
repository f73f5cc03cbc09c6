import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: ['tests/support/postgres-setup.ts'],
    // Indexing the whole pack takes a second or two on a small machine; tests share it within a file.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
