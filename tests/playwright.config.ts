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
  timeout: 60_000,
  expect: { timeout: 10_000 },
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
  },
});
