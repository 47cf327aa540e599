/** Says that something in a scenario is not what its place takes. */
export function refusal(at: string, what: string, given: unknown): TypeError {
  return new TypeError(`@evalbridge/mock: ${at} is ${JSON.stringify(given)?.slice(0, 60)}, and takes ${what}`);
}
