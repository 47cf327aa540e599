/** `propose.ts <branch> <title> <file>`: opens a pull request for what changed in the tree, with the file as its text. */
import { bodyFrom } from "./github.ts";
import { propose } from "./proposal.ts";

const [branch, title, file] = process.argv.slice(2);
if (!branch || !title || !file) throw new Error("say the branch, the title and the file that holds the text");
console.log(propose(branch, title, bodyFrom(file)));
