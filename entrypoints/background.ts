import { defineBackground } from 'wxt/utils/define-background';
import { createHouse } from '@/lib/commands/house';
import { createRouter } from '@/lib/messages/router';
import { listenToBrowser } from '@/lib/platform/events';
import { handText } from '@/lib/platform/handed-text';
import { logTrouble } from '@/lib/platform/log';
import { openPage } from '@/lib/platform/pages';
import { listenForEnvelopes } from '@/lib/platform/wire';

export default defineBackground({
  // Every listener is registered here, at once; each waits for the one database by itself.
  main() {
    const house = createHouse();
    const tell = (where: string, work: Promise<void>): void => void work.catch((error: unknown) => logTrouble(where, error));
    listenForEnvelopes(createRouter(() => house.handlers()));
    listenToBrowser({
      alarm: () => tell('alarm', house.wake()),
      installed: (first) => {
        tell('menu', house.showWords());
        tell('install', house.wake());
        if (first) tell('welcome', openPage('dashboard.html#/welcome'));
      },
      started: () => tell('start', house.wake()),
      noticeClicked: (id) => tell('notice', house.noticeClicked(id)),
      noticeClosed: (id) => tell('notice', house.noticeClosed(id)),
      textGiven: (text) => tell('text', handText(text).then(() => openPage('dashboard.html#paste'))),
      permissionsChanged: () => tell('permissions', house.permissionsChanged()),
    });
    // Whatever woke this worker: alarms may be gone and work may be overdue.
    tell('wake', house.wake());
  },
});
