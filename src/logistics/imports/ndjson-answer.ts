import type { Response } from 'express';

/** A client that takes nothing for so long is gone. */
const PATIENCE_MS = 60_000;

/** An answer of JSON lines that goes out while the request is still coming in. */
export class NdjsonAnswer {
  constructor(private readonly response: Response) {
    response.status(200);
    response.setHeader('Content-Type', 'application/x-ndjson; charset=utf-8');
    // A proxy that gathers the answer would keep the progress from whoever waits for it.
    response.setHeader('X-Accel-Buffering', 'no');
    response.setHeader('Cache-Control', 'no-store');
  }

  /** Resolves once there is room for more: a slow reader slows the import down. */
  async write(entry: object): Promise<void> {
    if (this.response.write(`${JSON.stringify(entry)}\n`) || this.response.destroyed) return;
    await new Promise<void>((resolve) => {
      const end = () => {
        clearTimeout(timer);
        this.response.off('drain', end).off('close', end);
        resolve();
      };
      const timer = setTimeout(() => this.response.destroy(), PATIENCE_MS);
      this.response.on('drain', end).on('close', end);
    });
  }

  end(entry?: object): void {
    this.response.end(entry ? `${JSON.stringify(entry)}\n` : undefined);
  }
}
