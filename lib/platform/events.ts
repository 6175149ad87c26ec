/** Every browser event the background listens to, in our own words. Register all of them at top level, at once. */
import { browser } from './browser';

export interface BackgroundEvents {
  alarm(name: string): void;
  installed(first: boolean): void;
  started(): void;
  noticeClicked(id: string): void;
  noticeClosed(id: string): void;
  /** Text chosen by context menu or omnibox. */
  textGiven(text: string): void;
  permissionsChanged(): void;
}

const MENU = 'follow-selection';

export function listenToBrowser(events: BackgroundEvents): void {
  browser.alarms.onAlarm.addListener(({ name }) => events.alarm(name));
  browser.runtime.onInstalled.addListener(({ reason }) => events.installed(reason === 'install'));
  browser.runtime.onStartup.addListener(() => events.started());
  browser.notifications.onClicked.addListener((id) => events.noticeClicked(id));
  browser.notifications.onClosed.addListener((id) => events.noticeClosed(id));
  browser.contextMenus.onClicked.addListener(({ selectionText }) => events.textGiven(selectionText ?? ''));
  browser.omnibox.onInputEntered.addListener((text) => events.textGiven(text));
  browser.permissions.onAdded.addListener(() => events.permissionsChanged());
  browser.permissions.onRemoved.addListener(() => events.permissionsChanged());
}

/** Makes the menu anew; safe to repeat. `title` holds %s for the selection. */
export async function showContextMenu(title: string): Promise<void> {
  await browser.contextMenus.removeAll();
  browser.contextMenus.create({ id: MENU, title, contexts: ['selection'] });
}

export function setOmniboxHint(description: string): void {
  browser.omnibox.setDefaultSuggestion({ description });
}
