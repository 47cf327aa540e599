export { createVogentClient } from "@evalbridge/vogent";
