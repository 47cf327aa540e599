import type { DefaultTheme, UserConfig } from "vitepress";
import { contents } from "../contents.ts";
import { address } from "../repository.ts";
import { plainForSearch, wordsForSearch, wordsOfQuestion } from "../search-text.ts";

const groups: DefaultTheme.SidebarItem[] = contents().map(({ title, pages }) => ({
  text: title,
  items: pages.map(({ title: text, route }) => ({ text, link: `/${route}` })),
}));
// Decisions are many, and read one after the other: they have a sidebar of their own.
const [main, decisions] = [groups.slice(0, -1), groups.slice(-1)];
const back = {
  text: "Documentation",
  items: [
    { text: "Design", link: "/design" },
    { text: "Guarantees", link: "/guarantees" },
  ],
};

// Given by site.ts, since what stands in the head is taken as it is written.
const base = process.env["SITE_BASE"] ?? "/";

const config: UserConfig<DefaultTheme.Config> = {
  title: "evalbridge",
  titleTemplate: ":title · evalbridge",
  description: "One typed client per AI-evaluation provider, and one model of a run over all of them.",
  lang: "en",
  base,
  srcDir: "node_modules/.pages",
  outDir: "dist",
  cacheDir: "node_modules/.cache",
  cleanUrls: true,
  head: [
    ["link", { rel: "icon", type: "image/svg+xml", href: `${base}icon.svg` }],
    ["meta", { name: "color-scheme", content: "light dark" }],
  ],
  markdown: {
    theme: { light: "github-light-high-contrast", dark: "github-dark-high-contrast" },
    config(markdown) {
      // Vue takes `{{ github.base_ref }}` for an expression of its own, also where it is code.
      const write = markdown.renderer.rules.code_inline;
      markdown.renderer.rules.code_inline = (tokens, index, ...rest) => {
        tokens[index]?.attrSet("v-pre", "");
        return write?.(tokens, index, ...rest) ?? "";
      };
    },
  },
  // The pages that VitePress reads are made; a reader who wants to mend one is led to what they are made from.
  transformPageData: (page) => ({ filePath: page.frontmatter.source ?? page.filePath }),
  themeConfig: {
    siteTitle: "evalbridge",
    logo: "/icon.svg",
    nav: [
      { text: "Start", link: "/", activeMatch: "^/$" },
      { text: "Run model", link: "/run-model" },
      { text: "Providers", link: "/providers/", activeMatch: "^/providers/" },
      { text: "Guides", link: "/guides/gating-a-release", activeMatch: "^/guides/" },
      { text: "Reference", link: "/reference/", activeMatch: "^/reference/" },
    ],
    sidebar: { "/decisions/": [...decisions, back], "/": main },
    outline: { level: [2, 3], label: "On this page" },
    socialLinks: [{ icon: "github", link: address, ariaLabel: "The repository" }],
    editLink: { pattern: `${address}/blob/main/:path`, text: "The source of this page" },
    search: {
      provider: "local",
      options: {
        detailedView: false,
        _render: plainForSearch,
        miniSearch: { options: { tokenize: wordsForSearch }, searchOptions: { tokenize: wordsOfQuestion } },
      },
    },
    notFound: {
      title: "There is no such page",
      quote: "It may have moved: the search and the list of pages know what there is.",
      linkLabel: "To the first page",
      linkText: "Start",
    },
    docFooter: { prev: "Before", next: "Next" },
  },
};
export default config;
