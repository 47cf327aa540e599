// What generated tables are made with: `@evalbridge/core/table`. Nobody else has a use for it.
export type { Api, ApiFacts, OperationFacts } from "./api.ts";
export { contentOf as media } from "./content.ts";
export { openapiFetch } from "./http.ts";
export { addKey as keys } from "./key.ts";
export { createObserver as hooks } from "./observer.ts";
export { pagedCalls as pages } from "./paging.ts";
export { keepStarts as starts } from "./start.ts";
export { pairsOf as styles } from "./style.ts";
