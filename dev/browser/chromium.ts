import { existsSync } from "node:fs";

const places = [
  process.env["CHROMIUM"] ?? "",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
];

/** Chromium, or what is built on it: CHROMIUM, or where Debian and Ubuntu put it. */
export function findChromium(): string | undefined {
  return places.find((place) => place !== "" && existsSync(place));
}

/** For a root without a display, and for nothing that asks a network by itself. */
export const flags: readonly string[] = [
  ...["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"],
  ...["--disable-component-update", "--disable-sync"],
];

/** What people look through. */
export const screens: readonly { readonly name: string; readonly width: number; readonly height: number }[] = [
  { name: "phone", width: 390, height: 844 },
  { name: "desk", width: 1440, height: 900 },
];
