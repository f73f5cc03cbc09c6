import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** Something that is served at one path. */
export interface Route {
  readonly method: 'GET' | 'POST';
  /** Exact path, without a query. */
  readonly path: string;
  readonly handle: (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;
}

/** A server that is not started yet. */
export interface HttpServer {
  /** Starts to listen. @param port 0: any free one @returns the port. @throws {ListenError} */
  listen(port: number, host: string): Promise<number>;
  /** Takes no more requests and ends the connections once those under way are answered. */
  stop(): Promise<void>;
}

/** The port cannot be listened on; the message names the variable. */
export class ListenError extends Error {
  override readonly name = 'ListenError';
}

/** Where failures of handlers are told. */
interface HttpLog {
  error(details: object, message: string): void;
}

/** Longest time a request may take to come in, in ms. */
const REQUEST_TIMEOUT = 15_000;

/** ms that connections have to end by themselves. */
const STOP_LIMIT = 2000;

/** Makes the one server of the process. Other paths get 404, other methods 405, a handler that throws 500. */
export function createHttp(routes: readonly Route[], log: HttpLog): HttpServer {
  const server = createServer(
    { requestTimeout: REQUEST_TIMEOUT, headersTimeout: REQUEST_TIMEOUT },
    (request, response) => void answer(request, response),
  );

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = request.url?.split('?')[0];
    const here = routes.filter((route) => route.path === path);
    // node leaves out the body of an answer to HEAD by itself.
    const method = request.method === 'HEAD' ? 'GET' : request.method;
    const route = here.find((candidate) => candidate.method === method);
    if (!route) {
      const allow = here.map((candidate) => candidate.method).join(', ');
      response.writeHead(here.length === 0 ? 404 : 405, here.length === 0 ? {} : { allow }).end();
      return;
    }
    try {
      await route.handle(request, response);
    } catch (error) {
      log.error({ err: error, path }, 'a request over HTTP failed');
      if (!response.headersSent) response.writeHead(500);
      response.end();
    }
  };

  return {
    async listen(port, host) {
      server.listen(port, host);
      try {
        await once(server, 'listening');
      } catch (error) {
        throw new ListenError(`PORT, HOST: cannot listen on ${host}:${port}: ${(error as Error).message}`, {
          cause: error,
        });
      }
      server.on('error', (error) => log.error({ err: error }, 'the HTTP server failed'));
      return (server.address() as { readonly port: number }).port;
    },
    async stop() {
      if (!server.listening) return;
      const closed = once(server, 'close');
      server.close();
      server.closeIdleConnections();
      const timer = setTimeout(() => server.closeAllConnections(), STOP_LIMIT);
      await closed;
      clearTimeout(timer);
    },
  };
}
