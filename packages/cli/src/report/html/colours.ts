import { type Markup, markup } from "../markup.ts";

/** The colours in light and in dark. Text has a contrast of at least 4.5 to 1 on every ground that it stands on. */
export const colours: Markup = markup`
:root {
  color-scheme: light dark;
  --ground: #faf9f7; --panel: #ffffff; --sunken: #f3f1ed; --line: #e1ded7; --strong: #8a857b;
  --ink: #1d2025; --muted: #5a5f68;
  --good: #14693f; --good-soft: #e3f3ea; --bad: #a61b1b; --bad-soft: #fbe9e7;
  --warn: #7a4d00; --warn-soft: #fbf0da; --info: #1d55a8; --info-soft: #e6eefa; --second: #7a3b8f;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #121417; --panel: #191c20; --sunken: #21252a; --line: #31363d; --strong: #79818c;
    --ink: #e9e7e2; --muted: #a9afb9;
    --good: #6bd39c; --good-soft: #15301f; --bad: #ff9d94; --bad-soft: #3a1a18;
    --warn: #edbf63; --warn-soft: #33280f; --info: #93bdf8; --info-soft: #17263d; --second: #d9a5ea;
  }
}
`;
