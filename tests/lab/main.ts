/** `npm run lab`: the lab alone, with its control port, until it is stopped. */
import { openControl } from './control';
import { startLab } from './lab';

const LAB_PORT = 8443;
const CONTROL_PORT = 8444;

export async function main(): Promise<number> {
  const lab = await startLab({ port: LAB_PORT });
  lab.world.setKeys('seventeentrack', ['lab-key']);
  lab.world.setKeys('kuaidi100', ['LAB/lab-key']);
  lab.world.add({ number: 'YT2648103957264', carrier: 'yto' });
  const control = await openControl(lab, CONTROL_PORT);
  console.log(`The lab plays ${lab.hosts.join(', ')} on https://127.0.0.1:${lab.port}.`);
  console.log(`Drive it on http://127.0.0.1:${control.port}/ (GET / lists the doors). Keys: 17TRACK "lab-key"; Kuaidi100 customer "LAB", key "lab-key".`);
  console.log(`Chromium: --host-resolver-rules="MAP * 127.0.0.1:${lab.port}" --ignore-certificate-errors. Ctrl-C stops it.`);
  await new Promise<void>((resolve) => process.once('SIGINT', () => resolve()));
  await control.close();
  await lab.close();
  return 0;
}
