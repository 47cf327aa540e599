import type { Measured } from "./page/figure.ts";

export interface Section {
  readonly title: string;
  /** Whether it compares with packages that are installed for it. */
  readonly hasRivals: boolean;
  /** Whether it is measured only where its name is given. */
  readonly onlyWhenAsked?: boolean;
  readonly measure: () => Promise<Measured>;
}

/** What is measured, in the order of the page. Each is loaded where it runs. */
export const sections: Readonly<Record<string, Section>> = {
  call: {
    title: "What a call adds",
    hasRivals: true,
    measure: async () => (await import("./call/section.ts")).measureCalls(),
  },
  size: {
    title: "What a bundle holds",
    hasRivals: true,
    measure: async () => (await import("./size/section.ts")).measureSize(),
  },
  types: {
    title: "What types cost",
    hasRivals: true,
    measure: async () => (await import("./types/section.ts")).measureTypes(),
  },
  codegen: {
    title: "Code generation",
    hasRivals: true,
    measure: async () => (await import("./codegen/section.ts")).measureCodegen(),
  },
  merge: {
    title: "Four lists as one",
    hasRivals: false,
    measure: async () => (await import("./merge/section.ts")).measureMerge(),
  },
  mocks: {
    title: "Mock servers",
    hasRivals: true,
    measure: async () => (await import("./mocks/section.ts")).measureMocks(),
  },
  test: {
    title: "The suite",
    hasRivals: false,
    onlyWhenAsked: true,
    measure: async () => (await import("./suite/section.ts")).measureSuite(),
  },
};
