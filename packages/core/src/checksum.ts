/**
 * FNV-1a, 32 bits: it sees every single character altered. It guards against slips, not attackers; who forges a cursor
 * gains nothing, since what it holds is sent with the forger's own key and query.
 */
export function checksum(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return (hash >>> 0).toString(36);
}

/** What tells one of many texts from the others: 64 bits, whatever its length. */
export const fingerprint = (text: string): string => checksum(text) + checksum(`:${text}`);
