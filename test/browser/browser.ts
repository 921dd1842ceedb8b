import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';

const CHROMIUM = process.env['VOLHOUD_CHROMIUM'] ?? '/usr/bin/chromium';
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--remote-debugging-pipe',
];

type Message = Readonly<Record<string, unknown>>;

/** A headless Chromium with a fresh profile, spoken to by the DevTools protocol over pipes. */
export class Browser {
  private readonly profile = mkdtempSync(join(tmpdir(), 'volhoud-chromium-'));
  private readonly process: ChildProcess;
  private readonly answers = new Map<
    number,
    { done: (result: Message) => void; fail: (error: Error) => void }
  >();
  private readonly listeners: ((method: string, params: Message) => void)[] = [];
  private count = 0;

  constructor() {
    if (!existsSync(CHROMIUM)) {
      throw new Error(
        `These tests need Chromium and ${CHROMIUM} is not there: install it (apt-get install chromium), or name it in VOLHOUD_CHROMIUM.`,
      );
    }
    this.process = spawn(CHROMIUM, [...FLAGS, `--user-data-dir=${this.profile}`, 'about:blank'], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
      detached: true,
    });
    let text = '';
    (this.process.stdio[4] as Readable).setEncoding('utf8').on('data', (data: string) => {
      const messages = (text + data).split('\0');
      text = messages.pop() ?? '';
      for (const message of messages) this.receive(JSON.parse(message));
    });
  }

  /** A tab of its own, of that width in CSS px. */
  async page(width: number, height = 800): Promise<Page> {
    const { targetId } = await this.send('Target.createTarget', { url: 'about:blank' });
    const { sessionId } = await this.send('Target.attachToTarget', { targetId, flatten: true });
    const page = new Page((method, params) => this.send(method, params, sessionId as string));
    this.listeners.push((method, params) => page.hear(method, params));
    for (const domain of ['Page', 'Runtime', 'Log', 'Network']) await page.send(`${domain}.enable`);
    await page.send('Emulation.setDeviceMetricsOverride', {
      width,
      height,
      deviceScaleFactor: 1,
      mobile: width < 600,
    });
    return page;
  }

  async close(): Promise<void> {
    const ended = new Promise((done) => this.process.once('exit', done));
    // Its helper processes write in the profile for as long as they live: all end at once, and what
    // the kernel still has to finish is waited for.
    if (this.process.pid !== undefined) process.kill(-this.process.pid, 'SIGKILL');
    await ended;
    await rm(this.profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }

  private send(method: string, params: Message = {}, sessionId?: string): Promise<Message> {
    const id = ++this.count;
    const message = { id, method, params, ...(sessionId !== undefined && { sessionId }) };
    (this.process.stdio[3] as Writable).write(`${JSON.stringify(message)}\0`);
    return new Promise((done, fail) => this.answers.set(id, { done, fail }));
  }

  private receive(message: Message): void {
    const answer = this.answers.get(message['id'] as number);
    if (answer === undefined) {
      for (const listen of this.listeners) listen(message['method'] as string, message['params'] as Message);
      return;
    }
    this.answers.delete(message['id'] as number);
    if ('error' in message) answer.fail(new Error(JSON.stringify(message['error'])));
    else answer.done(message['result'] as Message);
  }
}

/** A tab, and what it asked for and complained of. */
export class Page {
  /** Addresses of all requests. */
  readonly requests: string[] = [];
  /** What stands in the console: messages, errors, violations of the policy. */
  readonly complaints: string[] = [];
  readonly dialogs: string[] = [];
  readonly send: (method: string, params?: Message) => Promise<Message>;
  private loaded: () => void = () => {};

  constructor(send: (method: string, params?: Message) => Promise<Message>) {
    this.send = send;
  }

  hear(method: string, params: Message): void {
    if (method === 'Network.requestWillBeSent')
      this.requests.push((params['request'] as { url: string }).url);
    if (
      method === 'Log.entryAdded' ||
      method === 'Runtime.consoleAPICalled' ||
      method === 'Runtime.exceptionThrown'
    )
      this.complaints.push(JSON.stringify(params));
    if (method === 'Page.javascriptDialogOpening') this.dialogs.push(String(params['message']));
    if (method === 'Page.loadEventFired') this.loaded();
  }

  async open(file: string): Promise<void> {
    const loaded = new Promise<void>((done) => {
      this.loaded = done;
    });
    await this.send('Page.navigate', { url: `file://${file}` });
    await loaded;
  }

  /** The value of an expression in the page, as JSON can hold it. */
  async evaluate<Value>(expression: string): Promise<Value> {
    const { result, exceptionDetails } = await this.send('Runtime.evaluate', {
      expression,
      returnByValue: true,
    });
    if (exceptionDetails !== undefined) throw new Error(JSON.stringify(exceptionDetails));
    return (result as { value: Value }).value;
  }

  /** The text of each sheet of the printed page. */
  async printed(): Promise<string[]> {
    const { data } = await this.send('Page.printToPDF', { preferCSSPageSize: true, printBackground: true });
    return textsOfPdf(Buffer.from(data as string, 'base64'));
  }
}

function textsOfPdf(pdf: Buffer): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'volhoud-pdf-'));
  try {
    const file = join(folder, 'report.pdf');
    writeFileSync(file, pdf);
    const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8', maxBuffer: 1e8 });
    return text.split('\f').slice(0, -1);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    throw new Error(
      'These tests need pdftotext, which is not there: install it (apt-get install poppler-utils).',
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
