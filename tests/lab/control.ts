/** A small HTTP port on 127.0.0.1 to drive a running lab by hand: `curl -d '{"number":"YT…","carrier":"yto"}' localhost:PORT/parcels`. */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Fault } from './faults';
import type { Lab } from './lab';
import { type Stage, STAGES } from './life';
import type { NewParcel } from './world';

type Input = Readonly<Record<string, unknown>>;

async function readInput(message: IncomingMessage): Promise<Input> {
  let text = '';
  for await (const part of message) text += String(part);
  return text === '' ? {} : (JSON.parse(text) as Input);
}

function readParcel(input: Input): NewParcel {
  const { number, carrier, phoneTail } = input;
  if (typeof number !== 'string' || typeof carrier !== 'string') throw new Error('a parcel has a number and a carrier, both text');
  return { number, carrier, ...(typeof phoneTail === 'string' ? { phoneTail } : {}) };
}

const doors: Readonly<Record<string, (lab: Lab, input: Input) => unknown>> = {
  'GET /': (lab) => ({ port: lab.port, hosts: lab.hosts, doors: Object.keys(doors), stages: STAGES }),
  'GET /parcels': (lab) => lab.world.list(),
  'POST /parcels': (lab, input) => lab.world.add(readParcel(input)),
  'POST /move': (lab, input) => lab.world.move(String(input['number']), String(input['stage']) as Stage),
  'POST /turn': (lab, input) => lab.world.turn(Number(input['hours']) * 3_600_000),
  'POST /keys': (lab, input) => lab.world.setKeys(String(input['source']), (input['keys'] as readonly unknown[]).map(String)),
  'POST /faults': (lab, input) => lab.faults.order(String(input['host']), input['fault'] as Fault, Number(input['times'] ?? 1)),
  'DELETE /faults': (lab) => lab.faults.clear(),
  'GET /log': (lab) => lab.log,
};

export interface Control { readonly port: number; close(): Promise<void> }

/** Opens the control port (0: any free one). Never reachable from outside this machine. */
export async function openControl(lab: Lab, port = 0): Promise<Control> {
  const server = createServer((message, response) => {
    const path = new URL(message.url ?? '/', 'http://127.0.0.1').pathname;
    const door = doors[`${message.method ?? 'GET'} ${path}`];
    const reply = async (): Promise<void> => {
      if (door === undefined) {
        response.writeHead(404).end('no such door\n');
        return;
      }
      const value = door(lab, await readInput(message));
      response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' }).end(`${JSON.stringify(value ?? { done: true }, null, 2)}\n`);
    };
    reply().catch((error: unknown) => response.writeHead(400).end(`${String(error)}\n`));
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return { port: (server.address() as AddressInfo).port, close: () => new Promise((resolve) => server.close(() => resolve())) };
}
