/** Addresses with a key among their parameters: as they are sent, and as they may be shown. */
export interface QueryKey {
  sent(address: string): string;
  shown(address: string): string;
}

/** Puts a key into the query, in the place of any parameter of that name; all else of an address stays as it is written. */
export function queryKey(name: string, key: string): QueryKey {
  const written = encodeURIComponent(name);
  const withPairs = (address: string, ...pairs: string[]) => {
    const url = new URL(address);
    const others = url.search.slice(1).split("&");
    const isOther = (pair: string) => pair !== "" && ![name, written].includes(pair.split("=", 1)[0] ?? "");
    url.search = [...others.filter(isOther), ...pairs].join("&");
    return url.href;
  };
  return {
    sent: (address) => withPairs(address, `${written}=${encodeURIComponent(key)}`),
    shown: (address) => withPairs(address),
  };
}
