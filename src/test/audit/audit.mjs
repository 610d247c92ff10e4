// Runs every audit against the address given and prints one line each; fails unless all pass, notices included.
import { auditServer } from 'graphql-http';

const results = await auditServer({ url: process.argv[2] });
for (const { id, name, status, reason } of results) {
  console.log(`${status} ${id} ${name}${reason ? `: ${reason}` : ''}`);
}
const passed = results.filter(({ status }) => status === 'ok').length;
console.log(`${passed} of ${results.length} audits passed`);
process.exitCode = results.length > 0 && passed === results.length ? 0 : 1;
