import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/evidence/plant-canaries.ts'],
    testTimeout: 30_000,
    hookTimeout: 30_000,
    // A test that leaves a socket or a timer behind is a fault of the product: report it, do not wait for ever.
    teardownTimeout: 5_000,
    restoreMocks: true,
    unstubEnvs: true,
    coverage: { include: ['src/**'], exclude: ['src/wfm/generated/**'] },
  },
});
