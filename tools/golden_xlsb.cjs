// Write a workbook again as .xlsb: node tools/golden_xlsb.cjs IN.xlsx OUT.xlsb
// Needs SheetJS (npm install xlsx@0.18.5, Apache-2.0) on NODE_PATH; only makers of golden files do.
const [source, target] = process.argv.slice(2);
const sheets = require("xlsx");
const book = sheets.readFile(source, { cellDates: false, cellStyles: true, cellNF: true });
sheets.writeFile(book, target, { bookType: "xlsb", compression: true, cellStyles: true });
