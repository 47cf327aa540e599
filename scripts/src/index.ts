export { codegen } from "./codegen.ts";
export { isIntact } from "./emit/banner.ts";
export { inputHash, programHash } from "./fingerprint.ts";
export {
  isObject,
  type Json,
  type JsonObject,
  objectOf,
  type Place,
  placeIn,
  placeOf,
  pointerOf,
  valueAt,
} from "./json.ts";
export { loadSpec, parseSpec } from "./load-spec.ts";
export { sampleOf } from "./made/sample.ts";
export { follow, schemaAt, schemaName, typesOf } from "./model/follow.ts";
export type {
  Answer,
  Body,
  Envelope,
  Evidence,
  Example,
  Method,
  Operation,
  Parameter,
  Spec,
} from "./model/operation.ts";
export { itemOf, payloadOf } from "./model/payload.ts";
export { goesByItem } from "./model/read-paging.ts";
export { readSpec } from "./model/read-spec.ts";
export { differences } from "./pages/differences.ts";
export { type Page, readPage } from "./pages/read-page.ts";
export { structureOf } from "./pages/structure.ts";
export { type CodeNames, codeNames } from "./provider/names.ts";
export { normalize } from "./spec/normalize.ts";
export { applyOverlay } from "./spec/overlay.ts";
export { SpecError } from "./spec/problem.ts";
export { readSource, type Source } from "./spec/read.ts";
export { checkReferences, type Reference, referencesOf } from "./spec/references.ts";
export { mapSchemas } from "./upstream/fit-schemas.ts";
export { generatedFiles, type Outputs, openWorkspace, outputsOf, type Workspace } from "./workspace.ts";
