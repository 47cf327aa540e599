export { createHumanloopClient } from "@evalbridge/humanloop";
