/** Chromium as the checks drive it: the little of playwright that they use. */
import { createRequire } from 'node:module';

export interface Locator {
  count(): Promise<number>;
  first(): Locator;
  locator(selector: string): Locator;
  waitFor(): Promise<void>;
  fill(text: string): Promise<void>;
  click(): Promise<void>;
  innerText(): Promise<string>;
  scrollIntoViewIfNeeded(): Promise<void>;
}

interface PageEvents {
  readonly console: { type(): string; text(): string };
  readonly pageerror: Error;
  readonly request: { url(): string };
}

export interface Page {
  on<Name extends keyof PageEvents>(name: Name, listener: (event: PageEvents[Name]) => void): void;
  setDefaultTimeout(milliseconds: number): void;
  goto(url: string): Promise<unknown>;
  locator(selector: string, options?: { readonly hasText: string }): Locator;
  click(selector: string): Promise<void>;
  innerText(selector: string): Promise<string>;
  screenshot(options: { readonly path: string }): Promise<unknown>;
}

export interface BrowserContext {
  newPage(): Promise<Page>;
  close(): Promise<void>;
}

interface LaunchOptions {
  readonly executablePath: string;
  readonly headless: true;
  readonly viewport: { readonly width: number; readonly height: number };
  readonly args: readonly string[];
}

interface Playwright {
  readonly chromium: {
    launchPersistentContext(profile: string, options: LaunchOptions): Promise<BrowserContext>;
  };
}

/** Starts the browser with a profile folder of its own, calling nobody but the pages that it is told to open. */
export async function openBrowser(executablePath: string, profile: string): Promise<BrowserContext> {
  // Its own types need those of the DOM, which would then be known to all of our code.
  const { chromium } = createRequire(import.meta.url)('playwright-core') as Playwright;
  const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync'];
  return await chromium.launchPersistentContext(profile, {
    executablePath,
    headless: true,
    viewport: { width: 1200, height: 1400 },
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', ...quiet],
  });
}
