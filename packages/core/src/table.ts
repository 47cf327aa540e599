// What generated tables are made with: `@evalbridge/core/table`. Nobody else has a use for it.
export type { Api, OperationFacts } from "./api.ts";
export { writeBody as media } from "./content.ts";
export type { ApiFacts } from "./facts.ts";
export { putHeader as header } from "./header.ts";
export { openapiFetch } from "./http.ts";
export { writeJson as json } from "./json-body.ts";
export { addKey as key } from "./key.ts";
export { createObserver as hooks } from "./observer.ts";
export { pagedCalls as page } from "./paging.ts";
export { withParameter as query } from "./query.ts";
export { readBytes as bytes, readText as text } from "./result.ts";
export { keepStarts as starts } from "./start.ts";
export { withStyled as styledQuery, writeStyledPart as styledPath } from "./style.ts";
export { unsent } from "./unsent.ts";
