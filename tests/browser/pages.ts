/** The product's pages as a person uses them: by what they read and press (English). */
import { type Browser, type ExtensionPage, PATIENCE_MS, until } from '@/tests/_support/browser';

/** The popup, in a tab of its own. */
export class PopupPage {
  readonly page: ExtensionPage;
  private constructor(page: ExtensionPage) {
    this.page = page;
  }

  static async open(browser: Browser): Promise<PopupPage> {
    return new PopupPage(await browser.open('popup.html'));
  }

  /** First run: one screen that says what it does and ends in the paste box. */
  async leaveWelcome(): Promise<void> {
    await this.page.click('button', /start|begin|got it|continue|paste/i);
    await until('the paste box', () => this.page.sees('textbox', /number|paste/i));
  }

  async paste(text: string): Promise<void> {
    await this.page.fill('textbox', /number|paste/i, text);
  }

  /** Keeps everything that was found without a doubt. */
  async keep(): Promise<void> {
    await this.page.click('button', /^(keep|follow|add)/i);
  }

  async reads(pattern: RegExp, timeoutMs?: number): Promise<void> {
    await reads(this.page, pattern, timeoutMs);
  }
}

/** Waits until the page says so. */
export function reads(page: ExtensionPage, pattern: RegExp, timeoutMs = PATIENCE_MS): Promise<void> {
  return until(`the page says ${String(pattern)}`, async () => pattern.test(await page.text()), timeoutMs).catch(async (error: unknown) => {
    throw new Error(`${String(error)}; it says: ${(await page.text()).slice(0, 1500)}`);
  });
}

/** First run: the tab that opens by itself after the install, from the welcome to the paste box. */
export async function begin(browser: Browser): Promise<ExtensionPage> {
  const page = await browser.find('#/welcome');
  await reads(page, /every order/i);
  await page.click('button', /start/i);
  await until('the paste box', () => page.sees('textbox', /number|paste/i));
  return page;
}
