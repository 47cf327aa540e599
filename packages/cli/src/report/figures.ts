import type { PassRate } from "../gate/report.ts";
import { thousands } from "../text/counted.ts";
import { plain } from "../text/plain.ts";

/** What stands where there is no number. */
export const absent = "–";

/** A share in percent with one decimal; only what is all is 100%, and only what is nothing is 0%. */
export function percent(share: number | undefined): string {
  if (share === undefined || !Number.isFinite(share)) return absent;
  if (share === 0 || share === 1) return `${share * 100}%`;
  const tenths = Math.round(share * 1000);
  if (share > 0 && share < 1) return `${(Math.min(999, Math.max(1, tenths)) / 10).toFixed(1)}%`;
  return `${(tenths / 10).toFixed(1)}%`;
}

/** A difference of shares in percentage points, with its sign: `−3.5`. */
export function points(difference: number): string {
  if (!Number.isFinite(difference)) return absent;
  const text = Math.abs(difference * 100).toFixed(1);
  return text === "0.0" ? text : `${difference < 0 ? "−" : "+"}${text}`;
}

/** A number with at most four decimals. */
export function figure(value: number | string | undefined): string {
  if (typeof value === "string") return plain(value) || absent;
  if (value === undefined || !Number.isFinite(value)) return absent;
  return String(Number(value.toFixed(4)));
}

/** A score with two decimals, or as many as it takes, up to four. */
export function scoreText(score: number | undefined): string {
  if (score === undefined || !Number.isFinite(score)) return absent;
  return /\.\d\d/.test(figure(score)) ? figure(score) : score.toFixed(2);
}

/** US dollars: `$1.20`, `$0.0042`. */
export function usd(costUsd: number | undefined): string {
  if (costUsd === undefined || !Number.isFinite(costUsd)) return absent;
  return costUsd > 0 && costUsd < 0.01 ? `$${figure(costUsd)}` : `$${costUsd.toFixed(2)}`;
}

/** `82.0% (41 of 50 cases; 69.2% to 90.2% at 95% confidence)`. */
export function passRateText(passRate: PassRate): string {
  return `${percent(passRate.rate)} (${ofHowMany(passRate)}; ${intervalText(passRate)})`;
}

/** `41 of 50 cases`; what the provider counted itself has no name of ours. */
export function ofHowMany({ passed, total, unit }: PassRate): string {
  return `${thousands(passed)} of ${thousands(total)} ${unit === "cases" ? "cases" : "counted by the provider"}`;
}

/** `69.2% to 90.2% at 95% confidence`. */
export function intervalText({ low, high, confidence }: PassRate): string {
  return `${percent(low)} to ${percent(high)} at ${figure(confidence * 100)}% confidence`;
}

/** `2026-11-20 12:00`, UTC. */
export function timeText(iso: string | undefined): string {
  return iso ? plain(iso).slice(0, 16).replace("T", " ") : absent;
}
