// Asks with the generated and compiled client: its folder, the URL and a file with the token are given; prints who asks and what moved.
'use strict';
const fs = require('node:fs');

const [folder, basePath, tokenFile] = process.argv.slice(2);
const handover = require(folder);
const configuration = new handover.Configuration({basePath, accessToken: fs.readFileSync(tokenFile, 'ascii').trim()});

async function ask() {
  const caller = await new handover.AccessApi(configuration).getCaller();
  const operations = await new handover.OperationsApi(configuration).listOperations();
  const newest = await new handover.OperationsApi(configuration).getOperation({id: operations.items[0].id});
  console.log(caller.name, newest.kind, newest.state, newest.createdAt instanceof Date);
}

ask().catch(problem => {
  console.error(problem);
  process.exit(1);
});
