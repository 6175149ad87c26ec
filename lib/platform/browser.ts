/** The one door to the browser's API; only lib/platform goes through it. */
import browser from 'webextension-polyfill';

export { browser };
