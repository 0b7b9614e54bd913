import { WebSocket } from 'ws';

/**
 * Speaks just enough of socket.io to ask and be answered. The load shares the machine with what
 * is measured: the real client costs it as much as the server spends.
 */
export class LightSocket {
  /** Called with every event that the server sends by itself. */
  onPush: (event: string, payload: unknown) => void = () => undefined;
  private readonly answers = new Map<string, (reply: unknown) => void>();
  private asked = 0;

  private constructor(
    private readonly socket: WebSocket,
    /** `/customer,` in each packet; nothing for the main namespace. */
    private readonly prefix: string,
  ) {
    socket.on('message', (data: Buffer) => this.take(data.toString()));
  }

  static async connect(url: string, namespace: string): Promise<LightSocket> {
    const { host, origin } = new URL(url);
    const socket = new WebSocket(`ws://${host}/socket.io/?EIO=4&transport=websocket`, {
      origin,
      perMessageDeflate: false,
    });
    const prefix = namespace === '/' ? '' : `${namespace},`;
    const light = new LightSocket(socket, prefix);
    await new Promise<void>((resolve, reject) => {
      socket.once('error', reject);
      light.answers.set('open', () => socket.send(`40${prefix}`));
      light.answers.set('joined', () => resolve());
    });
    return light;
  }

  /** Sends a request; resolves with what it is acknowledged with. */
  ask(event: string, payload: object): Promise<unknown> {
    const id = String(this.asked++);
    return new Promise((resolve) => {
      this.answers.set(id, resolve);
      this.socket.send(`42${this.prefix}${id}${JSON.stringify([event, payload])}`);
    });
  }

  close(): void {
    this.socket.close();
  }

  private take(packet: string): void {
    if (packet === '2') this.socket.send('3');
    else if (packet.startsWith('0')) this.answer('open', undefined);
    else if (packet.startsWith('40')) this.answer('joined', undefined);
    else if (packet.startsWith('43')) {
      const start = packet.indexOf('[');
      const [reply] = JSON.parse(packet.slice(start)) as unknown[];
      this.answer(packet.slice(2 + this.prefix.length, start), reply);
    } else if (packet.startsWith('42')) {
      const [event, payload] = JSON.parse(packet.slice(packet.indexOf('['))) as [string, unknown];
      this.onPush(event, payload);
    }
  }

  private answer(key: string, reply: unknown): void {
    this.answers.get(key)?.(reply);
    this.answers.delete(key);
  }
}
