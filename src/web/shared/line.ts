import type { ProtocolErrorBody } from '../../protocol/index.js';
import type { WireSignals } from './wire.js';

/** How the connection stands, in the words that people are shown. */
export type LineState =
  | 'connecting'
  | 'online'
  | 'reconnecting'
  | 'offline'
  | 'refused'
  /** The server is there, and lets nobody new in just now. */
  | 'busy';

/** How a hello went: welcome; try again after a while; or no use trying. */
export type Greeting =
  { kind: 'welcome' } | { kind: 'again' | 'busy'; afterMs: number } | { kind: 'refused' };

interface LinePorts {
  connect: () => void;
  disconnect: () => void;
  /** Says hello and takes over what the server answers. */
  greet: () => Promise<Greeting>;
  changed: () => void;
  /** What the browser believes, `navigator.onLine`. It is only ever right when it says no. */
  browserOnline: () => boolean;
  /** Between 0 and 1: spreads reconnects, so that a restarted server is not stormed. */
  random: () => number;
}

/** A resync sooner than this after the last one would tell nothing new. */
const RESYNC_EVERY_MS = 10_000;
const RETRY_MS = 2000;
/** Browsers err: what they call offline is tried all the same. */
const OFFLINE_RETRY_MS = 5000;

/**
 * Keeps one connection alive and honest: hello after every connect, again when somebody comes
 * back to the page (a phone may have let the socket die unseen), and reconnects when the
 * server says goodbye.
 */
export class Line {
  state: LineState = 'connecting';
  private retry: ReturnType<typeof setTimeout> | undefined;
  /** Counts connections: a hello answered after its connection broke must not count. */
  private connection = 0;
  private greetedAt = 0;
  private farewell: ProtocolErrorBody | undefined;

  constructor(private readonly ports: LinePorts) {}

  readonly signals: WireSignals = {
    connected: () => {
      this.connection += 1;
      this.farewell = undefined;
      void this.greet(false);
    },
    lost: (retries) => {
      this.connection += 1;
      if (this.state === 'refused') return;
      this.become(this.ports.browserOnline() ? 'reconnecting' : 'offline');
      if (!retries) this.connectAfter(this.farewell?.retryAfterMs ?? RETRY_MS);
    },
  };

  open(): void {
    this.ports.connect();
  }

  /** Ends the line for good, e.g. at sign-out. */
  close(): void {
    clearTimeout(this.retry);
    this.become('refused');
    this.ports.disconnect();
  }

  /** The server ends the connection and has said why. */
  readonly bye = (error: ProtocolErrorBody): void => {
    this.farewell = error;
    this.reconnectAfter(error.retryAfterMs ?? 0);
  };

  /** Somebody looks at the page again, or the network is back: is what we show still true? */
  readonly resync = (now = Date.now()): void => {
    // Where it is too full to be let in, coming sooner makes it no emptier.
    if (this.state === 'refused' || this.state === 'busy') return;
    if (this.state !== 'online') {
      clearTimeout(this.retry);
      this.ports.connect();
    } else if (now - this.greetedAt >= RESYNC_EVERY_MS) {
      void this.greet(true);
    }
  };

  /** The browser says that the network is gone; a socket can take a minute to notice. */
  readonly networkLost = (): void => this.reconnectAfter(OFFLINE_RETRY_MS);

  /** Says hello again on the open connection, e.g. because the language changed. */
  readonly renew = (): void => {
    if (this.state === 'online') void this.greet(true);
  };

  /** Takes a new connection at once, e.g. because it is for somebody else now. */
  readonly reconnect = (): void => this.reconnectAfter(0);

  private async greet(again: boolean): Promise<void> {
    const connection = this.connection;
    this.greetedAt = Date.now();
    const greeting = await this.ports.greet();
    if (connection !== this.connection || this.state === 'refused') return;

    if (greeting.kind === 'welcome') this.become('online');
    else if (greeting.kind === 'refused') this.close();
    else if (greeting.kind === 'busy') this.reconnectAfter(greeting.afterMs, 'busy');
    // A repeated hello that fails may mean a socket that only looks alive: take a new one.
    else this.reconnectAfter(again ? 0 : greeting.afterMs);
  }

  private reconnectAfter(afterMs: number, until: LineState = 'reconnecting'): void {
    if (this.state === 'refused') return;
    this.connection += 1;
    this.become(this.ports.browserOnline() ? until : 'offline');
    this.ports.disconnect();
    // To let go of the line is to lose it, which is told in other words.
    if (until === 'busy') this.become(until);
    this.connectAfter(afterMs);
  }

  private connectAfter(afterMs: number): void {
    clearTimeout(this.retry);
    this.retry = setTimeout(this.ports.connect, afterMs * (1 + this.ports.random() * 0.5));
  }

  private become(state: LineState): void {
    if (this.state === state) return;
    this.state = state;
    this.ports.changed();
  }
}
