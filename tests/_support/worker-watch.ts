/**
 * Watches the extension's service worker from outside, through the debugger. Before the first line of every worker start
 * `notifications.create` is wrapped, so each pop-up that the extension asks for is seen even if the worker dies right after.
 * (The breakpoint `beforeScriptExecution` outlives the worker: the session stays with its target.)
 */
import { pause, type SeenPopUp, until } from './browser';
import type { Incoming, Params, Wire } from './socket';

const WRAP = `(() => {
  if (typeof __popUp !== 'function') return false;
  for (const api of [chrome.notifications, globalThis.browser?.notifications]) {
    if (api === undefined || api.create.seen) continue;
    const create = api.create;
    api.create = function (...given) {
      __popUp(JSON.stringify(given.slice(0, 2)));
      return create.apply(this, given);
    };
    api.create.seen = true;
  }
  return true;
})()`;

interface TargetInfo { readonly targetId: string; readonly type: string; readonly url: string }
interface CallFrame { readonly callFrameId: string }

export class WorkerWatch {
  readonly #wire: Wire;
  readonly #url: string;
  #session: string | null = null;
  readonly popUps: SeenPopUp[] = [];
  readonly errors: string[] = [];

  private constructor(wire: Wire, extensionId: string) {
    this.#wire = wire;
    this.#url = `chrome-extension://${extensionId}/`;
    wire.onEvent = (event) => this.#take(event);
  }

  static async start(wire: Wire, extensionId: string): Promise<WorkerWatch> {
    const watch = new WorkerWatch(wire, extensionId);
    await wire.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: true, filter: [{ type: 'service_worker' }] });
    return watch;
  }

  /** Settles when the worker that runs now is wrapped: one that was already starting when the watch came may have slipped by. */
  async ready(): Promise<void> {
    await until('the worker is watched', () => Promise.race([this.evaluate(WRAP).then((done) => done === true, () => false), pause(1000).then(() => false)]));
  }

  /** Runs an expression in the worker (it must be running) and gives its JSON value. */
  async evaluate(expression: string): Promise<unknown> {
    if (this.#session === null) throw new Error('no worker is attached');
    const { result } = await this.#wire.send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true }, this.#session);
    return (result as Params)['value'];
  }

  send(method: string, params: Params): Promise<Params> {
    if (this.#session === null) throw new Error('no worker is attached');
    return this.#wire.send(method, params, this.#session);
  }

  /** Has the worker's script run to its end, listeners and all? */
  #isUp(): Promise<boolean> {
    const answered = this.evaluate('chrome.runtime.onMessage.hasListeners()').then((has) => has === true, () => false);
    return Promise.race([answered, pause(500).then(() => false)]);
  }

  /**
   * Ends the worker. One that is just starting is let come up first: closed before its bindings stand, Chromium takes the
   * whole renderer down, pages and all.
   */
  async kill(): Promise<void> {
    const end = Date.now() + 3000;
    while (!(await this.#isUp()) && Date.now() < end) await pause(20);
    const { targetInfos } = await this.#wire.send('Target.getTargets');
    const worker = (targetInfos as readonly TargetInfo[]).find((info) => info.type === 'service_worker' && info.url.startsWith(this.#url));
    if (worker !== undefined) await this.#wire.send('Target.closeTarget', { targetId: worker.targetId });
  }

  #take({ method, params = {}, sessionId }: Incoming): void {
    if (method === 'Target.attachedToTarget') {
      const info = params['targetInfo'] as TargetInfo;
      void this.#attach(String(params['sessionId']), info.url.startsWith(this.#url));
    } else if (method === 'Runtime.executionContextCreated' && sessionId !== undefined && sessionId === this.#session) {
      // A worker that starts again at once after its death meets no breakpoint: it is wrapped while it opens its database.
      void this.#wire.send('Runtime.evaluate', { expression: WRAP }, sessionId).catch(() => null);
    } else if (method === 'Debugger.paused' && sessionId !== undefined) {
      void this.#wrapAndGoOn(sessionId, (params['callFrames'] as readonly CallFrame[])[0]?.callFrameId ?? '');
    } else if (method === 'Runtime.bindingCalled' && params['name'] === '__popUp') {
      this.#note(String(params['payload']));
    } else if (method === 'Runtime.exceptionThrown') {
      const { exceptionDetails } = params as { exceptionDetails: { text: string; exception?: { description?: string } } };
      this.errors.push(exceptionDetails.exception?.description ?? exceptionDetails.text);
    }
  }

  async #attach(session: string, ours: boolean): Promise<void> {
    const send = (method: string, params: Params = {}): Promise<Params | null> => this.#wire.send(method, params, session).catch(() => null);
    if (ours) {
      this.#session = session;
      await Promise.all([
        send('Runtime.enable'),
        send('Runtime.addBinding', { name: '__popUp' }),
        send('Debugger.enable'),
        send('Debugger.setInstrumentationBreakpoint', { instrumentation: 'beforeScriptExecution' }),
        send('Network.enable'),
        send('Runtime.evaluate', { expression: WRAP }),
      ]);
    }
    await send('Runtime.runIfWaitingForDebugger');
  }

  async #wrapAndGoOn(session: string, callFrameId: string): Promise<void> {
    await this.#wire.send('Debugger.evaluateOnCallFrame', { callFrameId, expression: WRAP }, session).catch(() => null);
    await this.#wire.send('Debugger.resume', {}, session).catch(() => null);
  }

  #note(payload: string): void {
    const [id, options] = JSON.parse(payload) as [string, { title: string; message: string }];
    this.popUps.push({ id, title: options.title, message: options.message });
  }
}
