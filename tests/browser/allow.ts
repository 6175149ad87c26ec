/** Grants hosts by the browser's own prompt from a button that the test puts into a page of ours. */
import type { Browser, ExtensionPage } from '@/tests/_support/browser';

export async function allowByButton(browser: Browser, page: ExtensionPage, hosts: readonly string[]): Promise<void> {
  const origins = JSON.stringify(hosts.map((host) => `https://${host}/*`));
  await page.inject(`(() => {
    const button = document.createElement('button');
    button.textContent = 'Grant for this test';
    button.style.cssText = 'position: fixed; top: 8px; right: 8px; z-index: 9';
    button.addEventListener('click', () => void chrome.permissions.request({ origins: ${origins} }));
    document.body.append(button);
  })()`);
  if (!(await browser.allow(page, /grant for this test/i, hosts))) throw new Error(`the browser granted nothing: ${hosts.join(', ')}`);
  await page.inject(`[...document.querySelectorAll('button')].find((button) => button.textContent === 'Grant for this test')?.remove()`);
}
