'use strict';

// The address may bring a query and its variables, as the links of our pages do; without them, what this browser last
// had open is shown, and the first time the example.
const address = new URLSearchParams(window.location.search);
const given = (name) => address.get(name) || undefined;

ReactDOM.createRoot(document.getElementById('explorador')).render(
  React.createElement(GraphiQL, {
    fetcher: GraphiQL.createFetcher({ url: 'graphql' }),
    defaultQuery: document.getElementById('ejemplo').textContent,
    query: given('query'),
    variables: given('variables'),
    isHeadersEditorEnabled: false,
    shouldPersistHeaders: false,
  }),
);
