/** A whole number with its thousands apart: `12,345`; a dash for what is no number. */
export function thousands(count: number): string {
  if (!Number.isFinite(count)) return "–";
  return String(count).replace(/\B(?=(\d{3})+$)/g, ",");
}

/** `1 case`, `2 cases`. */
export function counted(count: number, noun: string): string {
  return `${thousands(count)} ${noun}${count === 1 ? "" : "s"}`;
}
