/** A shorter user name is no secret, and may be a word of any message. A password always is one. */
const shortestUser = 8;

/** A `user:password` as RFC 7617 sends it: base64 of UTF-8. */
export function basic(pair: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(pair)));
}

/** All that must not be shown of a `user:password`. */
export function basicSecrets(pair: string): readonly string[] {
  const [user = "", password = ""] = pair.split(/:(.*)/s);
  return [pair, basic(pair), password, ...(user.length < shortestUser ? [] : [user])];
}
