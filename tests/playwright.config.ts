import { defineConfig } from '@playwright/test';
import { BROWSER_FLAGS, browserPath } from './support/browser.ts';

const port = Number(process.env.E2E_PORT ?? 4391);
const executablePath = browserPath();

export default defineConfig({
  testDir: 'e2e',
  outputDir: '../test-results',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  // They only cost when something fails; a busy machine may be many times slower than a quiet one.
  timeout: 300_000,
  expect: { timeout: 120_000 },
  forbidOnly: true,
  use: {
    baseURL: `http://localhost:${port}`,
    launchOptions: { args: BROWSER_FLAGS, ...(executablePath ? { executablePath } : {}) },
  },
  webServer: {
    command: `"${process.execPath}" scripts/serve.ts dist --port ${port}`,
    cwd: `${import.meta.dirname}/..`,
    url: `http://localhost:${port}/`,
    reuseExistingServer: false,
    timeout: 300_000,
  },
});
