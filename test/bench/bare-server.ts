/** The baseline: socket.io as it comes, answering each request with what it got. */
import { createServer } from 'node:http';
import { Server } from 'socket.io';

const http = createServer();
const server = new Server(http, { transports: ['websocket'], serveClient: false });
server.on('connection', (socket) => {
  socket.on('echo', (payload: unknown, reply: (payload: unknown) => void) => reply(payload));
});
http.listen(0, '127.0.0.1', () => {
  const address = http.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  console.log(`Demo page   http://127.0.0.1:${port}/ `);
});
