/** The parts of an engine.io connection that this relies on. */
export interface EngineConnection {
  writeBuffer: { data?: unknown }[];
  transport: { socket?: { bufferedAmount: number; terminate(): void } };
  on(event: 'packetCreate', listener: () => void): void;
  close(discard?: boolean): void;
}

/** Counting every packet's size would cost more than it saves: look each time this many came. */
const LOOK_EVERY = 16;

/**
 * Bounds what the server holds for a client that has stopped reading: past `limitBytes` the
 * connection is cut and its buffers dropped. The client resumes by `seq` when it is back.
 */
export function guardAgainstSlowReader(
  connection: EngineConnection,
  limitBytes: number,
  onDropped: () => void,
): void {
  let sinceLook = 0;
  connection.on('packetCreate', () => {
    if (++sinceLook < LOOK_EVERY) return;
    sinceLook = 0;
    if (heldBytes(connection) <= limitBytes) return;
    onDropped();
    // A closing handshake would wait for the very peer that does not read.
    connection.transport.socket?.terminate();
    connection.close(true);
  });
}

function heldBytes(connection: EngineConnection): number {
  let bytes = connection.transport.socket?.bufferedAmount ?? 0;
  for (const packet of connection.writeBuffer) {
    if (typeof packet.data === 'string') bytes += packet.data.length;
  }
  return bytes;
}
