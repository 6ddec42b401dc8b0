/**
 * Opens /docs in Chromium in front of a simulator and uses it as a person would: no violation of the page's policy, no
 * request to another origin, a call of listSites that answers 200 after "Authorize". Run by check-docs-page.sh.
 *
 *   check-docs-page.ts BROWSER [SCREENSHOT]
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createBridge } from '../src/bridge.ts';
import { simulatorVariables } from '../src/cli/simulator-variables.ts';
import { loadConfiguration } from '../src/config/configuration.ts';
import { createLogger } from '../src/log/logger.ts';
import { startSimulator } from '../src/simulator/simulator.ts';
import { openBrowser, type BrowserContext, type Page } from './browser.ts';

const clientId = 'docs-page';
const secret = 'a secret that guards made-up data';

const failures: string[] = [];
function expect(what: string, isTrue: boolean, found = ''): void {
  console.log(`  ${isTrue ? 'ok   ' : 'FAIL '} ${what}${found === '' ? '' : `: ${found}`}`);
  if (!isTrue) failures.push(what);
}

/** What the browser says about the page, as it happens. */
function watch(page: Page, origin: string): { readonly complaints: string[]; readonly foreign: string[] } {
  const complaints: string[] = [];
  const foreign: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(`${origin}/`) && !url.startsWith('data:')) foreign.push(url);
  });
  return { complaints, foreign };
}

async function authorize(page: Page): Promise<void> {
  await page.click('button.authorize');
  const basic = page.locator('.auth-container', { hasText: '(http, Basic)' });
  await basic.locator('input[name="username"], #auth-basic-username').fill(clientId);
  await basic.locator('input[name="password"], #auth-basic-password').fill(secret);
  await basic.locator('button.authorize').click();
  await page.click('button.btn-done');
}

interface Shown {
  readonly status: string;
  readonly text: string;
}

/** Opens an operation, executes it as it stands and returns the status that the page shows, with the text of the answer. */
async function execute(page: Page, tag: string, operation: string): Promise<Shown> {
  const block = page.locator(`#operations-${tag}-${operation}`);
  if ((await block.count()) === 0) await page.click(`#operations-tag-${tag}`);
  await block.scrollIntoViewIfNeeded();
  await block.locator('.opblock-summary-control').click();
  await block.locator('button.execute').click();
  const answer = block.locator('.live-responses-table tbody .response').first();
  await answer.waitFor();
  const status = await answer.locator('.response-col_status').innerText();
  return { status: status.trim(), text: await answer.locator('.response-col_description').innerText() };
}

async function check(context: BrowserContext, origin: string, screenshot: string | undefined): Promise<void> {
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const seen = watch(page, origin);
  await page.goto(`${origin}/docs`);
  await page.locator('.opblock-tag').first().waitFor();
  const tags = await page.locator('.opblock-tag').count();
  expect('the page lists what there is', tags > 10, `${tags} tags`);
  expect('it says that WFM is a simulator', (await page.innerText('body')).includes('simulator'));
  await authorize(page);
  const sites = await execute(page, 'Sites', 'listSites');
  expect('with credentials listSites answers', sites.status.startsWith('200'), sites.status);
  expect('with sites', sites.text.includes('"timeZoneId"'));
  if (screenshot !== undefined) await page.screenshot({ path: screenshot });
  const raw = await execute(page, 'ConfigService850', 'ConfigService850_GetSite');
  expect('the example of a raw call is accepted', raw.status.startsWith('200'), raw.status);
  await page.goto(`${origin}/docs?document=cloud`);
  await page.locator('.opblock-tag').first().waitFor();
  await authorize(page);
  const units = await execute(page, 'Workforce_Management', 'getWorkforcemanagementManagementunits');
  expect('the other document is there, and answers', units.status.startsWith('200'), units.status);
  expect(
    'no error and no violation of the policy',
    seen.complaints.length === 0,
    seen.complaints.join(' | '),
  );
  expect('no request to another origin', seen.foreign.length === 0, seen.foreign.join(' '));
}

async function main(browser: string, screenshot: string | undefined): Promise<void> {
  const logger = createLogger('silent');
  const simulator = await startSimulator({ logger });
  const bridge = createBridge(
    loadConfiguration({
      ...simulatorVariables(simulator),
      HOST: '127.0.0.1',
      PORT: '0',
      DATABASE_URL: 'memory:',
      API_CLIENT_ID: clientId,
      API_CLIENT_SECRET: secret,
      TOKEN_SIGNING_KEY: 'a signing key of at least thirty-two bytes',
    }),
    { logger, upstream: 'simulator' },
  );
  const { url } = await bridge.start();
  const profile = mkdtempSync(join(tmpdir(), 'wfm-bridge-docs-'));
  const context = await openBrowser(browser, profile);
  try {
    console.log(`${browser} on ${url}/docs`);
    await check(context, url, screenshot);
  } finally {
    await context.close();
    rmSync(profile, { recursive: true, force: true });
    await bridge.close();
    await simulator.close();
  }
}

const [browser = '/usr/bin/chromium', screenshot] = process.argv.slice(2);
await main(browser, screenshot);
console.log(failures.length === 0 ? 'docs page: all well' : `docs page: ${failures.length} failures`);
process.exitCode = failures.length === 0 ? 0 : 1;
