export type Environment = Readonly<Record<string, string | undefined>>;

/** A variable without the white space around it; a blank one counts as not set, as it does for the clients. */
export function readVariable(environment: Environment, name: string): string | undefined {
  return environment[name]?.trim() || undefined;
}
