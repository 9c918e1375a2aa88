// What GitHub's uploader asks of a SARIF file before it sends it: node .ci/upload_gate.mjs NODE_FOLDER SCHEMA FILE…
//
// It takes the schema and the validator `jsonschema`. An error there loses the whole upload; an address of a bad form is only
// logged, and here is an error too, since there is no reason for one.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';

const [folder, schemaFile, ...files] = process.argv.slice(2);
const { Validator } = createRequire(resolve(folder, 'node_modules', 'x.js'))('jsonschema');
const schema = JSON.parse(readFileSync(schemaFile, 'utf8'));

let refused = 0;
for (const file of files) {
    const { errors } = new Validator().validate(JSON.parse(readFileSync(file, 'utf8')), schema);
    for (const error of errors.slice(0, 20)) console.error(`${file}: ${error.property} ${error.message}`);
    console.log(`${file}: the uploader has ${errors.length} complaints`);
    refused += errors.length;
}
process.exit(refused ? 1 : 0);
