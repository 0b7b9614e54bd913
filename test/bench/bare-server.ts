/**
 * The baseline: socket.io as it comes. It answers each request with what it got (`echo`), and
 * passes messages on to a room (`relay`) whose members have joined it.
 */
import { createServer } from 'node:http';
import { Server } from 'socket.io';

const http = createServer();
const server = new Server(http, { transports: ['websocket'], serveClient: false });
server.on('connection', (socket) => {
  socket.on('echo', (payload: unknown, reply: (payload: unknown) => void) => reply(payload));
  socket.on('join', ({ room }: { room: string }, reply: (payload: unknown) => void) => {
    void socket.join(room);
    reply({});
  });
  socket.on('relay', (payload: { room: string }, reply: (payload: unknown) => void) => {
    socket.to(payload.room).emit('message', payload);
    reply(payload);
  });
});
http.listen(0, '127.0.0.1', () => {
  const address = http.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  console.log(`Demo page   http://127.0.0.1:${port}/ `);
});
