/**
 * Composes the selection under a GraphQL root field into one Cypher statement, as the schema's mapping directives say, and completes
 * the answer from the rows that come back; it knows nothing of Cocrea.
 */
@NullMarked
package mx.cocrea.platform.composer;

import org.jspecify.annotations.NullMarked;
