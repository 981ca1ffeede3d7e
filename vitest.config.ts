import { defineConfig } from 'vitest/config';

const shared = {
  setupFiles: ['tests/support/seed.ts'],
  // They only cost when something hangs; a busy machine may be many times slower than a quiet one.
  testTimeout: 300_000,
  hookTimeout: 300_000,
};

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...shared,
          name: 'unit',
          include: ['src/**/*.test.ts', 'scripts/**/*.test.ts', 'tests/unit/**/*.test.ts'],
          // Modules under test keep no state that another file would see; loading them once halves the time.
          isolate: false,
        },
      },
      // Needs a build in dist.
      { test: { ...shared, name: 'dist', include: ['tests/built/**/*.test.ts'] } },
    ],
  },
});
