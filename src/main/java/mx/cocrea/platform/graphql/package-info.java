/** GraphQL over HTTP: requests, limits, documents kept parsed, errors, the published schema and what is measured of it all. */
@NullMarked
package mx.cocrea.platform.graphql;

import org.jspecify.annotations.NullMarked;
