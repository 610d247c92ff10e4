// Follows the comments on something by a protocol, "ws" or "sse", and prints what it is told, a line each, until it has so many.
// Arguments: protocol, address of the API, identifier of what is commented on, how many, bearer token or nothing.
import { createClient as createSseClient } from 'graphql-sse';
import { createClient as createWsClient } from 'graphql-ws';
import WebSocket from 'ws';

const [protocol, url, on, count, token] = process.argv.slice(2);
const authorization = token ? { Authorization: `Bearer ${token}` } : {};
const client =
  protocol === 'ws'
    ? createWsClient({
        url: url.replace(/^http/, 'ws'),
        webSocketImpl: WebSocket,
        connectionParams: authorization,
        retryAttempts: 0,
        lazy: false,
        on: { connected: () => console.log('connected') },
        onNonLazyError: failed,
      })
    : createSseClient({
        url,
        headers: authorization,
        retryAttempts: 0,
        onMessage: () => {},
      });

function failed(error) {
  console.log(`failed ${error.code ?? error.message}`);
  process.exit(1);
}

let left = Number(count);
const query = 'subscription ($on: ID!) { commentAdded(on: $on) { body author { displayName } } }';
const end = client.subscribe(
  { query, variables: { on } },
  {
    next: ({ data, errors }) => {
      console.log(errors ? `errors ${errors[0].extensions.code}` : `told ${data.commentAdded.body}`);
      if (!errors && --left === 0) {
        end();
        client.dispose();
      }
    },
    error: (error) => failed(Array.isArray(error) ? { code: error[0].extensions.code } : error),
    complete: () => console.log('complete'),
  },
);
