import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';

type Json = Record<string, unknown>;

/** The gateway of a local Discord. */
export interface Gateway {
  /** Takes a connection. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Sends an event to the shard that its server belongs to; events without a server go to the first. Kept for a resume. */
  dispatch(type: string, data: Json): void;
  /** Breaks all connections, or that of one shard, with a close code. */
  drop(code: number, shard?: number): void;
  /** The next identifications are answered with these close codes. */
  refuse(...codes: number[]): void;
  /** The next identifications are answered with an invalid session (op 9). */
  invalidate(times: number): void;
  /** Identifications are not answered any more. */
  mute(): void;
  /** The next resume is refused: the session is over (op 9). */
  expire(): void;
  /** How often bots have identified, were given none, and resumed, and as which shards. */
  readonly sessions: {
    identified: number;
    refused: number;
    resumed: number;
    readonly shards: (readonly [id: number, total: number])[];
  };
  /** Shards that are connected now, with repetition if one is twice. */
  connected(): number[];
  stop(): void;
}

/** What the gateway tells of. */
export interface GatewayOptions {
  readonly address: () => string;
  readonly user: Json;
  readonly applicationId: string;
  /** One that is unavailable has an outage: nothing more is told of it. */
  readonly guilds: readonly (Json & { readonly id: string })[];
  readonly violations: string[];
}

interface Session {
  readonly id: string;
  readonly shard: number;
  readonly total: number;
  readonly events: { readonly s: number; readonly t: string; readonly d: Json }[];
  socket: WebSocket | undefined;
}

/** GuildMembers, GuildPresences, MessageContent. */
const PRIVILEGED = (1 << 1) | (1 << 8) | (1 << 15);

/** Makes the gateway. */
export function createGateway({ address, user, applicationId, guilds, violations }: GatewayOptions): Gateway {
  const sockets = new WebSocketServer({ noServer: true });
  const all = new Map<string, Session>();
  const sessions: Gateway['sessions'] = { identified: 0, refused: 0, resumed: 0, shards: [] };
  const refusals: number[] = [];
  let isStopped = false;
  let isExpired = false;
  let isMuted = false;
  let invalid = 0;

  const shardOf = (guildId: unknown, total: number): number =>
    typeof guildId === 'string' ? Number((BigInt(guildId) >> 22n) % BigInt(total)) : 0;

  const send = (session: Session, t: string, d: Json): void => {
    const event = { s: session.events.length + 1, t, d };
    session.events.push(event);
    session.socket?.send(JSON.stringify({ op: 0, ...event }));
  };

  const identify = (socket: WebSocket, d: Json): Session | undefined => {
    const refusal = refusals.shift();
    if (refusal !== undefined) {
      socket.close(refusal);
      return undefined;
    }
    if (isMuted) {
      sessions.refused++;
      return undefined;
    }
    if (invalid > 0) {
      invalid--;
      sessions.refused++;
      socket.send(JSON.stringify({ op: 9, d: false }));
      return undefined;
    }
    if ((Number(d['intents']) & PRIVILEGED) !== 0) violations.push('a privileged intent is asked for');
    const [shard, total] = (d['shard'] ?? [0, 1]) as [number, number];
    sessions.shards.push([shard, total]);
    const session: Session = { id: `session-${++sessions.identified}`, shard, total, events: [], socket };
    all.set(session.id, session);
    const own = guilds.filter(({ id }) => shardOf(id, total) === shard);
    send(session, 'READY', {
      v: 10,
      user,
      guilds: own.map(({ id }) => ({ id, unavailable: true })),
      session_id: session.id,
      resume_gateway_url: address(),
      application: { id: applicationId, flags: 0 },
      shard: [shard, total],
    });
    for (const guild of own) if (guild['unavailable'] !== true) send(session, 'GUILD_CREATE', guild);
    return session;
  };

  const resume = (socket: WebSocket, d: Json): Session | undefined => {
    const session = all.get(String(d['session_id']));
    if (!session || isExpired) {
      isExpired = false;
      all.delete(String(d['session_id']));
      socket.send(JSON.stringify({ op: 9, d: false }));
      return undefined;
    }
    sessions.resumed++;
    session.socket = socket;
    for (const event of session.events.filter(({ s }) => s > Number(d['seq'])))
      socket.send(JSON.stringify({ op: 0, ...event }));
    send(session, 'RESUMED', {});
    return session;
  };

  sockets.on('connection', (socket: WebSocket) => {
    let session: Session | undefined;
    socket.send(JSON.stringify({ op: 10, d: { heartbeat_interval: 40_000 } }));
    socket.on('message', (raw: Buffer) => {
      const { op, d } = JSON.parse(raw.toString()) as { op: number; d: Json };
      if (op === 1) socket.send(JSON.stringify({ op: 11 }));
      if (op === 2) session = identify(socket, d);
      if (op === 6) session = resume(socket, d);
    });
    socket.on('close', (code) => {
      if (session?.socket === socket) session.socket = undefined;
      // A client that says goodbye ends its session.
      if (session && (code === 1000 || code === 1001)) all.delete(session.id);
    });
  });

  return {
    sessions,
    upgrade(request, socket, head) {
      if (isStopped) socket.destroy();
      else sockets.handleUpgrade(request, socket, head, (connection) => sockets.emit('connection', connection));
    },
    dispatch(type, data) {
      const guildId = type.startsWith('GUILD_') ? data['id'] : data['guild_id'];
      for (const session of all.values())
        if (shardOf(guildId, session.total) === session.shard) send(session, type, data);
    },
    drop(code, shard) {
      for (const session of all.values())
        if (shard === undefined || session.shard === shard) session.socket?.close(code);
    },
    refuse: (...codes) => void refusals.push(...codes),
    mute: () => void (isMuted = true),
    invalidate: (times) => void (invalid = times),
    expire: () => void (isExpired = true),
    connected: () =>
      [...all.values()].flatMap(({ socket, shard }) => (socket ? [shard] : [])).toSorted((a, b) => a - b),
    stop() {
      isStopped = true;
      for (const connection of sockets.clients) connection.terminate();
    },
  };
}
