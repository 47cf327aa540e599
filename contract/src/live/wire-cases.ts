import { answers, at, type DriftCase, edits, repeats, runs } from "./change.ts";

const listRuns = "/paths/~1v1~1evals~1runs/get";

/** Bland's list of runs, answering otherwise than it is described: envelope, pages, status, headers. */
export const wireCases: Readonly<Record<string, DriftCase>> = {
  "the payload has another name": {
    change: edits((body) => Object.assign(body, { result: body.data, data: undefined })),
    told: { kind: "envelope", instance: "/data", spec: "/x-envelope/data" },
  },
  "a success holds errors": {
    change: edits((body) => Object.assign(body, { errors: ["no"] })),
    told: { kind: "envelope", instance: "/errors", spec: "/x-envelope/errors" },
  },
  "the items are no list": {
    change: edits((body) => Object.assign(body.data ?? {}, { data: {} })),
    told: { kind: "paging", instance: "/data/data", spec: `${listRuns}/x-pagination/items` },
  },
  "there is more, and no cursor": {
    change: edits((body) => Object.assign(body.data ?? {}, { has_more: true, next_cursor: null })),
    told: { kind: "paging", instance: "/data/next_cursor", spec: `${listRuns}/x-pagination/next` },
  },
  "the cursor leads to the same page": {
    change: repeats(),
    told: { kind: "paging", spec: `${listRuns}/x-pagination/cursor`, detail: "the same page again" },
  },
  "the cursor is refused": {
    change: at(runs, (reply, { nth }) => (nth === 0 ? reply : { ...reply, status: 404, body: "{}" })),
    told: { kind: "paging", spec: `${listRuns}/x-pagination/cursor`, detail: "the next page answers 404" },
  },
  "a status is not documented": {
    change: answers({ status: 203 }),
    told: { kind: "undocumented status", status: 203, spec: `${listRuns}/responses` },
  },
  "a content type is not documented": {
    change: answers({ headers: { "content-type": "text/plain" } }),
    told: { kind: "undocumented content type", detail: "text/plain", spec: `${listRuns}/responses/200/content` },
  },
  "a body is not JSON": {
    change: answers({ body: '{"data": [' }),
    told: { kind: "not JSON", spec: `${listRuns}/responses/200/content` },
  },
  "a body is empty": {
    change: answers({ body: "" }),
    told: { kind: "not JSON", spec: `${listRuns}/responses/200/content` },
  },
  "a web page comes": {
    change: answers({ headers: { "content-type": "text/html" }, body: "<!doctype html><title>Welcome</title>" }),
    told: { kind: "HTML", spec: "/servers/0/url" },
  },
  "the operation is gone": {
    change: answers({ status: 410 }),
    told: { kind: "gone", status: 410, spec: listRuns },
  },
  "a list is not found": {
    change: answers({ status: 404 }),
    told: { kind: "gone", status: 404, spec: listRuns },
  },
  "a good request is refused": {
    change: answers({ status: 400, body: '{"data":null,"errors":["no"]}' }),
    told: { kind: "refused", status: 400, spec: `${listRuns}/parameters` },
  },
  "the operation will end": {
    change: answers({ headers: { deprecation: "@1790000000", sunset: "Sat, 02 Jan 2027 00:00:00 GMT" } }),
    told: { kind: "deprecated", spec: listRuns, detail: "ends on 2027-01-02" },
  },
  "the address has moved within its origin": {
    change: answers({ status: 308, headers: { location: "/v1/evals/status" } }),
    told: { kind: "redirect", status: 308, spec: "/servers/0/url", detail: "within the origin" },
  },
  "the address has moved to another origin": {
    change: answers({ status: 302, headers: { location: "https://elsewhere.example/v1" } }),
    told: { kind: "redirect", status: 302, spec: "/servers/0/url", detail: "to another origin" },
  },
};
