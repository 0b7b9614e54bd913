import type { WriteStream } from 'node:tty';

const WIDTH = 30;
/** Where nobody watches, a line each so many percent is enough for a log. */
const LOGGED_PERCENT = 10;

/** How far a file is, on one line of a terminal that is written over. */
export class ProgressBar {
  private logged = -1;

  constructor(
    private readonly stream: Pick<WriteStream, 'write' | 'isTTY'>,
    private readonly totalBytes: number,
  ) {}

  show(bytes: number, stored: number, refused: number): void {
    const share = this.totalBytes === 0 ? 1 : Math.min(1, bytes / this.totalBytes);
    const percent = Math.floor(share * 100);
    const full = Math.round(share * WIDTH);
    const bar = '█'.repeat(full) + '░'.repeat(WIDTH - full);
    const text = `${bar} ${String(percent).padStart(3)} %  ${stored} stored, ${refused} refused`;
    if (this.stream.isTTY) {
      this.stream.write(`\r\u001b[K${text}`);
    } else if (percent === 100 || percent >= this.logged + LOGGED_PERCENT) {
      this.logged = percent;
      this.stream.write(`${text}\n`);
    }
  }

  end(): void {
    if (this.stream.isTTY) this.stream.write('\n');
  }
}
