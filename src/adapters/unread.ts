/**
 * Errors of a call that nobody has read: no connection was made, or the other side reset it, which is what its system does with data
 * that nobody reads any more (RFC 1122, 4.2.2.13).
 */
const UNREAD: ReadonlySet<unknown> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** Whether an error of the network says that the other side has not read the call: it may be made again, whatever it does. */
export function isUnread(error: unknown): boolean {
  return UNREAD.has((error as { readonly code?: unknown }).code);
}
